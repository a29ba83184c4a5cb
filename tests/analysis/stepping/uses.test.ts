import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported-steps.js';

const body = 'function* echo() { for (;;) got(yield); }';
/** What is said of the first value that a generator object is sent after a use. */
const after = (use: string) => reported(`${body} const g = echo(); ${use}\ng.next(1);`);

describe('a use before the first value', () => {
  it.each([
    ...['g.toString();', 'g.constructor;', 'g == x;', 'g instanceof x;', 'if (g) f();', 'while (g) f();', '!g;'],
    ...['typeof g;', 'g ? 1 : 2;', 'x ? g : 1;', 'console.log(g);', '({ ...g });', 'g;', '(g && f()).next();'],
  ])('does nothing to the object: %s', (use) => {
    expect(after(use)).toEqual(['unprimed']);
  });

  it.each([
    ...[
      '[...g];',
      'f(...g);',
      'for (const a of g) f();',
      'const [a] = g;',
      '[a] = g;',
      'Array.from(g);',
      'new Map(g);',
    ],
    'g.return();',
  ])('ends it: %s', (use) => {
    expect(after(use)).toEqual(['closed']);
  });

  it.each([
    ...['f(g);', 'new F(g);', 'x = g;', 'const { next } = g;', '({ next } = g);', 'g.foo;', 'g.next;', 'g.foo();'],
    ...[
      'o[g];',
      '`${g}`;',
      'throw g;',
      'for (const a in g) f();',
      'Array.from(x, g);',
      'f(g.next);',
      'o.console.log(g);',
    ],
    ...['(f(), g).next();', '(g, f()).next();', '(g || f()).next();', '(await g).next();', '(x ?? g).next();'],
    ...['(x ? g : g).next();', '(x ? g : f).next();', 'g[Symbol.iterator]().next();', 'g[Symbol.other]().next();'],
    ...['g[x]().next();', "g['next']();", 'g?.next();', 'g.next();'],
  ])('may step it: %s', (use) => {
    expect(after(use)).toEqual([]);
  });
});

describe('what a name is given', () => {
  const given = (init: string) => reported(`${body} let h; const g = ${init};\ng.next(1);`);

  it.each([
    ...['echo()', 'await echo()', '(0, echo())', 'x && echo()', 'x ? echo() : undefined', 'x ? null : echo()'],
    ...['x ? echo() : echo()', 'undefined ?? echo()', 'echo()[Symbol.iterator]()'],
  ])('is a generator object that nothing has stepped: %s', (init) => {
    expect(given(init)).toEqual(['unprimed']);
  });

  it.each([
    ...['x || echo()', 'echo() || x', 'echo() && x', 'x ? echo() : f()', 'h = echo()', 'h ??= echo()', 'x ?? echo()'],
    ...['echo()[Symbol.other]()', 'f(echo())', '[echo()]', 'echo().next'],
  ])('may be something else, or have been stepped: %s', (init) => {
    expect(given(init)).toEqual([]);
  });
});
