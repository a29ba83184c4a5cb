import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { prelude } from '../support/program.js';

/** A coroutine's body after its conversion. */
function converted(body: string): string {
  const program = (text: string) => `use(${text});\nconst thunk = (done) => done();\nfunction* inner() {}\n${prelude}`;
  const { text } = convertProgram(`const { wrap } = require('co');\n${program(`wrap(function* () { ${body} })`)}`, {
    preset: 'migrate',
  });
  return /async function \(\) \{ ([^]*) \}\);\nconst thunk/.exec(text)?.[1] ?? text;
}

const thunked = (given: string) =>
  `((thunk) => new Promise((resolve, reject) => thunk((error, ...results) => (error ? reject(error) : resolve(results.length > 1 ? results : results[0])))))(${given})`;
const entries = (object: string) =>
  `Promise.all(Object.entries(${object}).map(async ([key, value]) => ({ [key]: await value }))).then((parts) => Object.assign({}, ...parts))`;

describe('what is written for a yield', () => {
  it.each<[before: string, after: string]>([
    ['yield inner;', 'await inner();'],
    ['yield function* () { f(); };', 'await (async function () { f(); })();'],
    ['yield [inner, inner()];', 'await Promise.all([inner(), inner()]);'],
    ['yield thunk;', `await ${thunked('thunk')};`],
    ['yield { a: later(1), b: 2 };', 'await Promise.all([later(1), 2]).then(([a, b]) => ({ a, b }));'],
    ['yield { thunk };', `await Promise.all([${thunked('thunk')}]).then(([thunk]) => ({ thunk }));`],
    [
      'yield { inner, a: [later(1)] };',
      'await Promise.all([inner(), Promise.all([later(1)])]).then(([inner, a]) => ({ inner, a }));',
    ],
    ['yield a ? later(1) : later(2);', 'await (a ? later(1) : later(2));'],
    ['yield a ? [later(1)] : inner;', 'await (a ? Promise.all([later(1)]) : inner());'],
    ['yield later(yield later(1));', 'await later(await later(1));'],
    ['yield* inner();', 'await inner();'],
    ['yield /* a */ * /* b */ inner();', '/* a */ /* b */ await inner();'],
    ['const { a, b } = yield { a: later(1), b: later(2) };', 'const [a, b] = await Promise.all([later(1), later(2)]);'],
    ['const { b, a } = yield { a: later(1), b: later(2) };', 'const [a, b] = await Promise.all([later(1), later(2)]);'],
    ['const { b: c } = yield { a: later(1), b: later(2) };', 'const [, c] = await Promise.all([later(1), later(2)]);'],
    ['const { a } = yield { a: later(1), b: later(2) };', 'const [a] = await Promise.all([later(1), later(2)]);'],
    ['const { a } = yield {a: later(1)};', 'const [a] = await Promise.all([later(1)]);'],
    ['const { a } = yield {\n a: later(1),\n};', 'const [a] = await Promise.all([\n later(1),\n]);'],
    ['const {} = yield {};', 'const {} = await {};'],
    ...[
      'const { a, ...b } = yield { a: later(1) };',
      'const { a = 1 } = yield { a: later(1) };',
      'const { [a]: b } = yield { a: later(1) };',
      'const { a, c } = yield { a: later(1) };',
      'const { a, a: b } = yield { a: later(1) };',
      "const { 'a': { b } } = yield { a: later(1) };",
      'x = yield { a: later(1) };',
    ].map((code): [string, string] => [
      code,
      code.replace('yield { a: later(1) }', 'await Promise.all([later(1)]).then(([a]) => ({ a }))'),
    ]),
    ...['const { a } = yield { a: later(1), a: later(2) };', 'const { a } = yield { a: later(1), /* why */ };'].map(
      (code): [string, string] => [
        code,
        code.replace(/yield (\{.*\});$/, (_, object: string) => `await ${entries(object)};`),
      ],
    ),
  ])('%s', (before, after) => {
    expect(converted(before)).toBe(after);
  });
});

describe('what stands around a call that goes', () => {
  const expression = (text: string) =>
    convertProgram(`const { wrap } = require('co');\nx;\n${text}\n${prelude}`, { preset: 'migrate' }).text;
  const call = 'wrap(function* () {})';
  const arrow = 'wrap(async () => {})';
  const native = 'async function () {}';

  it.each<[before: string, after: string]>([
    [`y = ${call}\`t\`;`, `y = (${native})\`t\`;`],
    [`y = ${call}.name;`, `y = (${native}).name;`],
    [`y = new (f(${call}))();`, `y = new (f(${native}))();`],
    [`y = o[${call}];`, `y = o[${native}];`],
    [`y = { p: ${call}, q: [${call}] };`, `y = { p: ${native}, q: [${native}] };`],
    [`class A { p = ${call}; }`, `class A { p = ${native}; }`],
    [`y = (1, ${call});`, `y = (1, ${native});`],
    [`y = () => ${call};`, `y = () => ${native};`],
    [`y = z || ${call};`, `y = z || ${native};`],
    [`y = ${arrow} || z;`, 'y = (async () => {}) || z;'],
    [`y = z ? ${call} : ${call};`, `y = z ? ${native} : ${native};`],
    [`function* g() { yield ${call}; }`, `function* g() { yield ${native}; }`],
    [`function g() { return ${call}; }`, `function g() { return ${native}; }`],
    [`y = ${call}, z;`, `y = ${native}, z;`],
    [`${call}, z;`, `(${native}), z;`],
    [`if (y) ${call};`, `if (y) (${native});`],
    [`typeof ${call};`, `typeof ${native};`],
  ])('%s', (before, after) => {
    expect(expression(before)).toContain(`x;\n${after}\n`);
  });
});
