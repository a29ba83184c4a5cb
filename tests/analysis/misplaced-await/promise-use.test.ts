import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { linters } from '../../support/lint-text.js';

/** A file after the fixes, in which `f` becomes async and an async function uses it. */
function fixed(use: string): string {
  const file = (keyword: string, body: string) =>
    `${keyword}function f() { return await g(); }\nasync () => { ${body} };`;
  const { output } = linters['10']().verifyAndFix(file('', use), [plugin.configs.tolerant], 'file.js');
  const [start, end] = file('async ', ' ').split(' };') as [string, string];
  return output.slice(start.length - 1, output.length - ' };'.length - end.length);
}

describe('a use that a promise would spoil waits', () => {
  it.each([
    ...['if (^f()) g();', 'while (^f()) g();', 'do g(); while (^f());', 'for (; ^f(); ) g();', '^f() ? 1 : 2;'],
    ...[
      'x = !^f();',
      'x = -^f();',
      'x = +^f();',
      'x = ~^f();',
      '^f() && g();',
      'if (x && ^f()) g();',
      'if (x || y || ^f()) g();',
      'throw ^f();',
      '`${^f()}`;',
    ],
    ...[
      '^f() + 1;',
      '1 + ^f();',
      '^f() + "s";',
      '^f() - 1;',
      '^f() < 1;',
      '^f() === 1;',
      '^f() != "s";',
      '1 !== ^f();',
    ],
    ...['x += ^f();', 'x -= ^f();', 'const { a } = ^f();', '({ a } = ^f());', 'const [a] = ^f();', '[a] = ^f();'],
    ...['for (const a in ^f()) g();', 'for (const a of ^f()) g();', '({ ...^f() });', '[...^f()];', 'g(...^f());'],
    'const p = ^f(); p.a;',
    ...['^f() in x;', 'x in ^f();', 'x[^f()];', 'x[^f()] = 1;', '({ [^f()]: 1 });', 'const { [^f()]: a } = x;'],
    ...['class A { [^f()]() {} }', 'class A { [^f()] = 1; }', 'class A { static get [^f()]() { return 1; } }'],
    ...[
      'switch (^f()) { case 1: }',
      'switch (^f()) { case x: }',
      'switch (1) { case ^f(): }',
      'switch (x) { case ^f(): }',
    ],
  ])('%s', (use) => {
    expect(fixed(use.replace('^', ''))).toBe(use.replace('^', 'await '));
  });

  it.each([
    ['f().a;', '(await f()).a;'],
    ['f().a += 1;', '(await f()).a += 1;'],
    ['f().should.equal(1);', '(await f()).should.equal(1);'],
    ['f().toString();', '(await f()).toString();'],
    ['f()[x];', '(await f())[x];'],
    ['f()();', '(await f())();'],
    ['f().a();', '(await f()).a();'],
    ['f()?.a;', '(await f())?.a;'],
    ['delete f().a;', 'delete (await f()).a;'],
    ['new (f())();', 'new (await f())();'],
    ['f() ** 2;', '(await f()) ** 2;'],
    ['2 ** f();', '2 ** await f();'],
    ['f()`t`;', '(await f())`t`;'],
  ])('%s', (before, after) => {
    expect(fixed(before)).toBe(after);
  });
});

describe('a use that may want the promise stays', () => {
  it.each([
    ...[
      'f();',
      'void f();',
      '!f();',
      'typeof f();',
      'for (f(); ; ) g();',
      'for (; ; f()) g();',
      'x ? f() : 2;',
      'tag`${f()}`;',
    ],
    ...['f() == null;', 'f() === x;', 'x = f();', 'x || f();', 'f().then(g);', 'f().catch(g);'],
    ...['f().finally(g);', 'f().constructor;', 'f().a = 1;', 'const { then } = f();', 'const { ...r } = f();'],
    ...[
      'Promise.all([f()]);',
      'Promise.resolve(f());',
      'expect(f());',
      'tasks.push(f());',
      'use([f()]);',
      'f() instanceof P;',
    ],
    ...['async () => f();', 'async () => { return f(); };', 'function* h() { yield f(); }', 'x = { a: f() };'],
    ...['f().should.be.rejectedWith(Error);', 'f().should.eventually.equal(1);', 'f().should.be.a.Promise();'],
    'if (x ? f() : y) g();',
  ])('%s', (use) => {
    expect(fixed(use)).toBe(use);
  });
});

describe('a use that waits where something around it is there for its errors, or for its end', () => {
  it.each([
    ...['try { ^f(); } catch {}', 'try { ^f(); } finally { g(); }', 'try { g(); } catch { ^f(); } finally { g(); }'],
    ...['try { return ^f(); } catch {}', 'try { if (x) return ^f(); } catch {}'],
    'let x; try { x = ^f(); } catch {} show(x);',
    '{ using x = y; return ^f(); }',
  ])('%s', (use) => {
    expect(fixed(use.replace('^', ''))).toBe(use.replace('^', 'await '));
  });

  it.each([
    ...[
      'try { void f(); } catch {}',
      'try { f().then(g); } catch {}',
      'try {} catch { f(); }',
      'try {} finally { f(); }',
    ],
    ...['try { g(() => f()); } catch {}', 'try { return Promise.all([f()]); } catch {}', 'try { f().x = 1; } catch {}'],
    'let x; try { x = f(); } catch {} await x;',
    '{ f(); using x = y; }',
  ])('but not here: %s', (use) => {
    expect(fixed(use)).toBe(use);
  });
});
