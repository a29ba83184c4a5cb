import { describe, expect, it } from 'vitest';
import { sendsValue } from '../../../src/analysis/stepping/sent-value.js';
import { openFile } from '../../support/opened-file.js';

/** Whether the call of `next` in a file sends a value. */
function sends(code: string, mayRunAgain: boolean): boolean {
  return openFile(code, ({ model }) => {
    const call = model.syntax.calls.find(
      ({ callee }) =>
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'next',
    );
    return sendsValue(call!, mayRunAgain, model);
  });
}

describe('once', () => {
  it.each(['g.next(1);', 'g.next(x);', 'g.next(f());', 'g.next(-x);', 'g.next(/x/);', 'let x = 1; g.next(x);'])(
    'sends a value: %s',
    (code) => {
      expect(sends(code, false)).toBe(true);
    },
  );

  it.each(['for (const x of xs) g.next(x);', 'for (let x in xs) g.next(x);', 'function f(x) { g.next(x); }'])(
    'may send a value: %s',
    (code) => {
      expect(sends(code, false)).toBe(true);
    },
  );

  it.each([
    ...['g.next();', 'g.next(...x);', 'g.next(undefined);', 'g.next(void 0);', 'g.next(void f());', 'g.next(null);'],
    ...['let x; g.next(x);', 'let x = undefined; g.next(x);', 'let x, y = x; g.next(y);'],
  ])('sends nothing: %s', (code) => {
    expect(sends(code, false)).toBe(false);
  });
});

describe('again and again', () => {
  const loop = (given: string, before = '') => `${before} for (;;) g.next(${given});`;

  it.each([
    ...['1', '/x/', '[]', '{}', '`t`', '() => 1', 'function () {}', 'class {}', 'new A()', 'this', 'a + b', 'i++'],
    ...['-x', '!x', 'typeof x', 'f()', 'f(1)', 'o.m(1)', 'o.m(f(1))', 'o.p', 'o[0].p', 'await 1', 'x ? 1 : 2'],
    ...['x || 1', 'x ?? 1', '1 && 2', '(1)', 'o.p.m()'],
  ])('sends a value: %s', (given) => {
    expect(sends(loop(given), true)).toBe(true);
  });

  it.each([
    ...[
      '',
      'null',
      'undefined',
      'void 0',
      '...x',
      'x',
      'f(x)',
      'o?.p',
      'o?.m()',
      'o[x].p',
      'undefined.x',
      'x ? 1 : x',
      'x ? x : 1',
    ],
    ...['1 || x', 'x && 1', '1 && x', 'await x', '(1, x)', 'x = 1', '({}).p', 'x.p', 'x()'],
  ])('may send nothing where x is written again: %s', (given) => {
    expect(sends(loop(given, 'let x; x = step();'), true)).toBe(false);
  });

  it.each([
    ...['let x = 1;', 'const x = f(1);', 'let x = 1; x = 2;', 'let x = 0; x++;', 'let x = 0; x += y;', 'class x {}'],
    ...['function x() {}', 'import x from "x";', 'let x = 1; for (x of xs) f();', 'let x = 1; for (x in xs) f();'],
    ...['let x = 1; x = x;', 'let x = 1; [y[x]] = z;'],
  ])('sends a value: %s', (before) => {
    expect(sends(loop('x', before), true)).toBe(true);
  });

  it.each([
    ...['let x;', 'let x = y; var y;', 'let x = 1; x = y; var y;', 'let x = 1; [x] = y;', 'let x = 1; ({ x } = y);'],
    ...['let x = 1; ({ a: [x] } = y);', 'let x = 1; [...x] = y;', 'let x = 1; [x = 1] = y;', 'const [x] = y;'],
    ...['const { x } = y;', 'const { a: { x } } = y;', 'var x = 1; var x = 2;', 'let x = 1; x = undefined;'],
  ])('may send nothing: %s', (before) => {
    expect(sends(loop('x', before), true)).toBe(false);
  });

  it.each([
    'for (const x of xs) g.next(x);',
    'for (const x in xs) g.next(x);',
    'for (const [x] of xs) g.next(x);',
    'for (const { p } of xs) g.next(p.q);',
    'xs.forEach((x) => g.next(x));',
    'on("data", function (x) { g.next(x); });',
    'xs.map((x, i) => g.next(i));',
    'function f(x) { g.next(x); } f(1); f(2);',
    'const f = (x) => g.next(x); f(1);',
    'function f(a, x) { g.next(x); } f(y, 1);',
    'const o = make(); for (;;) g.next(o.p);',
    'const o = [1]; for (;;) g.next(o.p);',
  ])('sends a value: %s', (code) => {
    expect(sends(code, true)).toBe(true);
  });

  it.each([
    'function f(x) { g.next(x); }',
    'function f(x) { g.next(x); } f();',
    'function f(x) { g.next(x); } f(1); f(...y);',
    'function f(x) { g.next(x); } f(1); use(f);',
    'function f(x) { x = y(); g.next(x); } f(1);',
    'function f(x) { g.next(x); f(undefined); } f(1);',
    'function f({ x }) { g.next(x); } f(1);',
    'const f = (x) => g.next(x); f(1); f();',
    'const [f] = [(x) => g.next(x)]; f(1);',
    'promise.then((x) => g.next(x));',
    'promise.finally((x) => g.next(x));',
    'setTimeout((x) => g.next(x));',
    'queueMicrotask((x) => g.next(x));',
    'process.nextTick((x) => g.next(x));',
    '((x) => g.next(x))();',
    'let o = make(); o = 1; for (;;) g.next(o.p);',
    'const o = { p: 1 }; for (;;) g.next(o.p);',
  ])('may send nothing: %s', (code) => {
    expect(sends(code, true)).toBe(false);
  });
});
