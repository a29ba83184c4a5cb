import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';

/** The text after the header; operands are opaque, and taken for promises. */
function converted(code: string, header = "const co = require('co');\n"): string {
  const settings = { opaqueOperand: 'await' };
  const { text } = convertProgram(`${header}${code}`, { settings, preset: 'migrate' });
  return text.replace(header, '');
}

describe('comments', () => {
  it.each([
    ['co.wrap(/* a */ function* () {})();', '/* a */ (async () => {})();'],
    ['x = co.wrap(function* () {} /* b */);', 'x = async function () {}/* b */ ;'],
    ['x = co.wrap(// a\nfunction* () {});', 'x = /* a */ async function () {};'],
    ['x = co.wrap(function /* a */ * /* b */ () {});', 'x = async function /* a */  /* b */ () {};'],
    ['x = co.wrap(function* () { yield /* c */ f(); });', 'x = async function () { await /* c */ f(); };'],
    ['x = co.wrap(function* () { yield (a /* c */); });', 'x = async function () { await (a /* c */); };'],
    ['x = co(function* () { f(); } /* d */, 1);', 'x = (async () => { f(); }/* d */ )(1);'],
  ])('%s', (code, expected) => {
    expect(converted(code).replace(/\s+/g, ' ')).toBe(expected.replace(/\s+/g, ' '));
  });

  it('all stay, once each, wherever they stand', () => {
    let count = 0;
    const numbered =
      'function # load # ( # a # ) # { # return # co # ( # function # * # ( # ) # { # const # b # = # yield # f # ( # a # ) # ; # return # b # ; # } # ) # ; # }'
        .replaceAll('#', () => `/* ${(count += 1)} */`)
        .replace(/return \/\* (\d+) \*\/ co/, 'return /* $1 */ co');
    const text = converted(numbered);
    expect(text).toMatch(/^async function/);
    const kept = [...text.matchAll(/\/\* (\d+) \*\//g)].map(([, number]) => Number(number));
    expect(kept.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it('a line comment never swallows code', () => {
    const code = `x = co( // 1
  function* () { // 2
    yield f(); // 3
    return yield ( // 5
      f() // 6
    ); // 7
  } // 8
); // 9
`;
    const text = converted(code);
    for (const word of ['1', '2', '3', '5', '6', '7', '8', '9']) expect(text).toContain(` ${word}`);
    expect(text).toMatch(/await f\(\);/);
  });
});

describe('indentation', () => {
  it.each([
    [
      'a folded body moves out',
      'function load(a) {\n  return co(function* () {\n    const b = yield f(a);\n    if (b) {\n      return b;\n    }\n  });\n}',
      'async function load(a) {\n  const b = await f(a);\n  if (b) {\n    return b;\n  }\n}',
    ],
    [
      'with tabs',
      'function load(a) {\n\treturn co(function* () {\n\t\treturn yield f(a);\n\t});\n}',
      'async function load(a) {\n\treturn await f(a);\n}',
    ],
    [
      'with the line breaks of Windows',
      'function load(a) {\r\n  return co(function* () {\r\n    return yield f(a);\r\n  });\r\n}',
      'async function load(a) {\r\n  return await f(a);\r\n}',
    ],
    [
      'templates keep their white space',
      'function load(a) {\n  return co(function* () {\n    yield f(`\n      text\n    `);\n  });\n}',
      'async function load(a) {\n  await f(`\n      text\n    `);\n}',
    ],
    [
      'a body in one line stays in it',
      'function load(a) { return co(function* () { return yield f(a); }); }',
      'async function load(a) { return await f(a); }',
    ],
    [
      'an arrow gets the block',
      'const load = (a) => co(function* () {\n  return yield f(a);\n});',
      'const load = async (a) => {\n  return await f(a);\n};',
    ],
    [
      'blank lines stay',
      'function load(a) {\n  return co(function* () {\n    yield f(a);\n\n    yield f(a);\n  });\n}',
      'async function load(a) {\n  await f(a);\n\n  await f(a);\n}',
    ],
    [
      'a nested fold moves out twice',
      'function load(a) {\n  return co(function* () {\n    function inner() {\n      return co(function* () {\n        yield f(a);\n      });\n    }\n    yield inner();\n  });\n}',
      'async function load(a) {\n  async function inner() {\n    await f(a);\n  }\n  await inner();\n}',
    ],
    [
      'directives stay before the body',
      "function load(a) {\n  'use strict';\n  return co(function* () {\n    yield f(a);\n  });\n}",
      "async function load(a) {\n  'use strict';\n  await f(a);\n}",
    ],
  ])('%s', (_name, code, expected) => {
    expect(converted(`${code}\n`)).toBe(`${expected}\n`);
  });
});

describe('parentheses and semicolons', () => {
  it.each([
    ['co.wrap(function* () {})();', '(async () => {})();'],
    ['co.wrap(function* () {}).name;', '(async function () {}).name;'],
    ['x = co.wrap(function* () {});', 'x = async function () {};'],
    ['x(co.wrap(function* () {}));', 'x(async function () {});'],
    ['x = [co.wrap(function* () {})];', 'x = [async function () {}];'],
    ['x = y || co.wrap(function* () {});', 'x = y || async function () {};'],
    ['x = co.wrap(async () => {}) || y;', 'x = (async () => {}) || y;'],
    ['x = co(function* () {});', 'x = (async () => {})();'],
    ['co(function* () {});', '(async () => {})();'],
    ['co(g, 1);\nfunction* g() {}', 'g(1);\nasync function g() {}'],
    ['co(g());\nfunction* g() {}', 'g();\nasync function g() {}'],
    ['x\nco(function* () {})', 'x\n;(async () => {})()'],
    ['if (x) co(function* () {})', 'if (x) (async () => {})()'],
    ['x = co.wrap(function* () { yield a ? b : c; });', 'x = async function () { await (a ? b : c); };'],
    ['x = co.wrap(function* () { yield (a ? b : c); });', 'x = async function () { await (a ? b : c); };'],
    ['x = co.wrap(function* () { yield a.b(); });', 'x = async function () { await a.b(); };'],
    ['x = co.wrap(function* () { yield(a.b()); });', 'x = async function () { await(a.b()); };'],
    ['x = co.wrap(function* () { (yield a).b(); });', 'x = async function () { (await a).b(); };'],
    [
      'x = co.wrap(function* () { yield [a, [b]]; });',
      'x = async function () { await Promise.all([a, Promise.all([b])]); };',
    ],
    ['x = co.wrap(function* () { yield[a]; });', 'x = async function () { await Promise.all([a]); };'],
    [
      'x = co.wrap(function* () { yield* g(); });\nfunction* g() {}',
      'x = async function () { await g(); };\nasync function g() {}',
    ],
    [
      'x = co.wrap(function* () { yield*g(); });\nfunction*g() {}',
      'x = async function () { await g(); };\nasync function g() {}',
    ],
    ['export default co.wrap(function* () {});', 'export default async function () {}'],
  ])('%s', (code, expected) => {
    const { text } = convertProgram(`import co from 'co';\n${code}\nco;\n`, {
      preset: 'migrate',
      settings: { opaqueOperand: 'await' },
      filename: 'program.mjs',
    });
    expect(text).toBe(`import co from 'co';\n${expected}\nco;\n`);
  });
});
