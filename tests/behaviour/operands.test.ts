import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Case, keepBehaviour, stayAsTheyAre } from '../support/expectations.js';
import { prelude, runProgram } from '../support/program.js';

/** The body of a coroutine that is called with no arguments. */
const body = (text: string) =>
  `const co = require('co');
const run = co.wrap(function* () {
${text}
});
exports.main = () => run();
`;

const gen = 'function* gen(a) { log(a); return 1 + (yield later(a)); }\n';

const converted: readonly Case[] = [
  ['an array of promises', body(`return yield [later(1), later(2)];`)],
  [
    'an empty array, holes, and plain values in arrays',
    body(`return [yield [], yield [, later(1), ,], yield [1, null, 'a', later(2)]];`),
  ],
  [
    'the first rejection in an array',
    body(`try { yield [later(1), fail('a'), fail('b')]; } catch (error) { return error.message; }`),
  ],
  ['nested arrays', body(`return yield [later(1), [later(2), [later(3), 4]], []];`)],
  [
    'the order in which an array starts',
    body(`return yield [log('a') && later(1), log('b') && later(2)].map((p) => p);`),
    { because: ['opaque-elements'] },
  ],
  ['a spread of promises in an array', body(`return yield [...[1, 2].map((n) => later(n)), later(3)];`)],
  ['map of an array literal to promises', body(`return yield [1, 2].map((n) => later(log(n)));`)],
  [
    'map of an array to a local async function',
    body(`const xs = [1, 2]; return yield xs.map(twice);`) + `async function twice(n) { return log(n * 2); }\n`,
  ],
  [
    'map of an array to a generator function',
    body(`return yield [1, 2].map(function* (n) { log(n); const m = yield later(n); log(m); return m * 2; });`),
  ],
  [
    'map of an array to a wrapped generator function',
    body(`return yield [1, 2].map(co.wrap(function* (n) { return 2 * (yield later(log(n))); }));`),
  ],
  [
    'map of an array to calls of a local generator',
    body(`return yield [1, 2].map((n) => twice(n));`) + `function* twice(n) { return 2 * (yield later(log(n))); }\n`,
  ],
  [
    'map of something that may be no array',
    body(`const xs = yield later([1, 2]); return yield xs.map((n) => later(n));`),
    { because: ['not-certainly-array'] },
  ],
  ['Array.from with promises', body(`return yield Array.from([1, 2], (n) => later(n));`)],
  ['destructuring of an object literal', body(`const { a, b } = yield { a: later(1), b: later(2) }; return [a, b];`)],
  [
    'destructuring of an object literal in another order, with other names and left out keys',
    body(`const { c, a: x } = yield { a: later(log(1)), b: later(log(2)), c: later(log(3)) }; return [c, x];`),
  ],
  [
    'destructuring of an object literal with nested arrays',
    body(`const { a, b } = yield { a: [later(1), later(2)], b: 3 }; return [a, b];`),
  ],
  ['an object literal', body(`return yield { a: later(1), b: 2, 'c d': later(3), [log('e')]: later(4) };`)],
  [
    'an object literal with shorthands and a nested one',
    body(`const a = later(1); return yield { a, b: { c: later(2), d: [later(3)] } };`),
  ],
  [
    'an object literal that fails',
    body(`try { yield { a: later(1), b: fail('no') }; } catch (error) { return error.message; }`),
  ],
  ['an object literal with promises as properties, in an array', body(`return yield [{ a: later(1) }, later(2)];`)],
  ['a thunk', body(`return yield (done) => done(null, log(1));`), { because: ['thunk-operand'] }],
  [
    'a thunk that fails, one that throws, and one with several results',
    body(`
     const caught = [];
     try { yield (done) => setImmediate(done, new Error('late')); } catch (error) { caught.push(error.message); }
     try { yield () => { throw new Error('early'); }; } catch (error) { caught.push(error.message); }
     return [caught, yield (done) => done(null, 1, 2)];`),
    { because: ['thunk-operand'] },
  ],
  [
    'a thunk from a local function',
    body(`return yield read(1);`) + `function read(a) { return (done) => setImmediate(done, null, a); }\n`,
    { because: ['thunk-operand'] },
  ],
  [
    'thunkify',
    `const thunkify = require('thunkify');\nconst read = thunkify((a, done) => done(null, a));\n` +
      body(`return yield read(1);`),
    { because: ['thunk-operand'] },
  ],
  ['a thunk in an array', body(`return yield [later(1), (done) => done(null, 2)];`), { because: ['thunk-operand'] }],
  ['a sequence that ends in an array', body(`return yield (log(1), [later(2), later(3)]);`)],
  ['a sequence in an array', body(`return yield [(log(1), [later(2)]), later(3)];`)],
  [
    'a sequence that ends in an object',
    body(`const parts = { a: later(2) }; return yield (log(1), parts);`),
    { because: ['opaque-elements'] },
  ],
  [
    'a sequence that ends in a thunk',
    body(`return yield (log(1), (done) => done(null, 2));`),
    { because: ['thunk-operand'] },
  ],
  ['an uncalled generator function', body(`return yield function* () { return yield later(1); };`)],
  [
    'an uncalled local generator function',
    body(`return yield inner;`) + `function* inner() { return yield later(1); }\n`,
  ],
  [
    'co of a generator function, and a wrapped one',
    body(
      `return (yield co(function* () { return yield later(1); })) + (yield co.wrap(function* (a) { return yield later(a); })(2));`,
    ),
  ],
  ['yield* of an inline generator', body(`return yield* (function* () { return yield later(1); })();`)],
  ['yield of an inline generator', body(`return yield (function* (a) { return yield later(a); })(1);`)],
  ['a condition between promises', body(`const flag = yield later(true); return yield flag ? later(1) : later(2);`)],
  [
    'a condition between a promise and an array',
    body(`const flag = yield later(false); return yield flag ? later(1) : [later(2)];`),
  ],
  [
    'a condition between a promise and nothing',
    body(`return yield true ? later(1) : null;`),
    { because: ['plain-branch'] },
  ],
  ['a promise or something else', body(`return yield later(1) || 2;`)],
  [
    'something opaque or a promise',
    body(`const cache = globalThis.cache ?? {}; return yield cache.hit || later(1);`),
    { because: ['opaque-part'] },
  ],
  [
    'a part of what a promise gives, or another promise',
    body(`const cache = yield later({ hit: later(1) }); return yield cache.hit || later(1);`),
  ],
  [
    'promises of the platform',
    body(
      `return [yield Promise.resolve(1), yield Promise.all([later(2)]), yield new Promise((resolve) => resolve(3)), yield import('node:path').then(() => 4), yield later(5).then((a) => a), yield fail('x').catch(() => 6), yield later(7).finally(() => log('f'))];`,
    ),
  ],
  [
    'promises of Node',
    `const { promisify } = require('node:util');\nconst { setTimeout: sleep } = require('node:timers/promises');\nconst fs = require('fs');\nconst read = promisify((a, done) => done(null, a));\n` +
      body(`return [yield sleep(1, 'slept'), (yield fs.promises.readdir('/')).length > 0, yield read(1)];`),
  ],
  [
    'promises of libraries',
    `const Bluebird = require('bluebird');\nconst Q = require('q');\n` +
      body(`return [yield Bluebird.resolve(1), yield Q(2), yield Q.delay(3, 1), yield Bluebird.delay(1, 4)];`),
  ],
  [
    'a method of an object whose keys are read',
    `const api = { get: (a) => Promise.resolve(a) };\nlog(Object.keys(api));\n` + body(`return yield api.get(1);`),
  ],
  [
    'an opaque call that gives a promise',
    `globalThis.api = { get: (a) => Promise.resolve(a) };\n` + body(`return yield api.get(1);`),
    { because: ['opaque-operand'] },
  ],
  [
    'methods of an object that stays in the file',
    `const api = { get: (a) => Promise.resolve(a), async put(a) { return log(a); } };\n` +
      body(`return [yield api.get(1), yield api.put(2)];`),
  ],
  [
    'a parameter that is a promise',
    `const co = require('co');\nconst run = co.wrap(function* (p) { return yield p; });\nexports.main = () => run(later(1));\n`,
  ],
  [
    'a parameter that other files give',
    `const co = require('co');\nconst run = co.wrap(function* (p) { return yield p; });\nexports.main = (p = later(1)) => run(p);\n`,
    { because: ['opaque-operand'] },
  ],
  ['an array of opaque promises', body(`const ps = [later(1)]; return yield ps;`), { because: ['opaque-elements'] }],
  [
    'a sequence, an assignment and a parenthesised promise',
    body(`let p; return [yield (log('first'), later(1)), yield p = later(2), yield ((later(3)))];`),
  ],
  [
    'an optional chain and a call of it',
    `const maybe = { later };\n` + body(`return [yield maybe?.later(1), yield maybe.later?.(2)];`),
    { because: ['opaque-operand'] },
  ],
  [
    'uncalled generator functions in an array',
    body('return yield [function* () { return yield later(2); }, gen2];') +
      'function* gen2() { return yield later(3); }\n',
  ],
  [
    'map with a this argument',
    body('return yield [1, 2].map(function* (x) { return [this.id, yield later(x)]; }, { id: 5 });'),
  ],
  ['map with the name of a generator function', body('return yield [1, 2].map(gen);') + gen],
  [
    'destructuring with let and var, beside other declarators',
    body(
      'let { b, a } = yield { a: later(log(1)), b: later(log(2)) }, c = 3; var { d } = yield { d: later(4), e: later(5) }; return [a, b, c, d];',
    ),
  ],
  ['destructuring by an assignment', body('let a, b; ({ a, b } = yield { a: later(1), b: later(2) }); return [a, b];')],
  ['destructuring with a default', body('const { a, b = 5 } = yield { a: later(1), b: undefined }; return [a, b];')],
  ['destructuring of a key that is missing', body('const { a, z } = yield { a: later(1) }; return [a, z];')],
  [
    'destructuring of an array',
    body('const [a, b = 3, ...c] = yield [later(1), undefined, later(2), 4]; return [a, b, c];'),
  ],
  [
    'destructuring with comments',
    body('const {\n  a, // first\n  b,\n} = yield {\n  a: later(1), // one\n  b: later(2),\n};\nreturn [a, b];'),
  ],
  ['destructuring with trailing commas', body('const { a, b, } = yield { a: later(1), b: later(2), }; return [a, b];')],
  [
    'destructuring of shorthands',
    body('const a = later(1), b = later(2); const { a: x, b: y } = yield { a, b }; return [x, y];'),
  ],
  ['destructuring in the head of a loop', body('for (const { a } = yield { a: later(1) }; ; ) return a;')],
  [
    'a wrapped function called with this',
    body('return yield co.wrap(function* (a) { return [this.id, yield later(a)]; }).call({ id: 1 }, 2);'),
  ],
];

const localGenerators: readonly Case[] = [
  [
    'yield of a call',
    body(`return 1 + (yield inner(1));`) +
      `function* inner(a) { log('in'); const b = yield later(a); log('out'); return b; }\n`,
  ],
  [
    'yield* of a call',
    body(`return 1 + (yield* inner(1));`) +
      `function* inner(a) { log('in'); const b = yield later(a); log('out'); return b; }\n`,
  ],
  [
    'both, from several places and several deep',
    body(`const [a] = yield [first(1)]; return [a, yield* first(2), yield second(3), yield* second(4)];`) +
      `function* first(a) { return 10 + (yield* second(a)); }\nconst second = function* (a) { return 100 + (yield later(a)); };\n`,
  ],
  [
    'errors that pass through',
    body(
      `try { yield* inner(); } catch (error) { log(error.message); } try { yield inner(); } catch (error) { return error.message; }`,
    ) + `function* inner() { try { yield fail('no'); } finally { log('finally'); } }\n`,
  ],
  [
    'recursion',
    body(`return yield* down(3);`) +
      `function* down(n) { return n === 0 ? 0 : 1 + (n % 2 ? yield* down(n - 1) : yield down(n - 1)); }\n`,
  ],
  [
    'mutual recursion',
    body(`return yield* even(5);`) +
      `function* even(n) { return n === 0 ? true : yield* odd(n - 1); }\nfunction* odd(n) { return n === 0 ? false : yield even(n - 1); }\n`,
  ],
  [
    'in an array, with its order of starts',
    body(`return yield [inner(1), inner(2), inner(3)];`) +
      `function* inner(a) { log(a); const b = yield later(a); log(-b); return b; }\n`,
  ],
  [
    'in an object',
    body(`return yield { a: inner(1), b: inner(2) };`) + `function* inner(a) { log(a); return yield later(a); }\n`,
  ],
  [
    'run by co itself',
    `const co = require('co');\nfunction* inner(a, b = 2) { return [a, b, yield later(3)]; }\nexports.main = async () => [await co(inner(1)), await co(inner, 5), await co(inner), await co.wrap(inner)(7)];\n`,
  ],
  [
    'given to co with this',
    `const co = require('co');\nfunction* inner(a) { return [this.id, yield later(a)]; }\nexports.main = () => co.call({ id: 1 }, inner, 2);\n`,
  ],
  [
    'generators with arguments, called with this',
    body(`return yield inner.call({ id: 1 }, 2);`) +
      `function* inner(a) { return [this.id, arguments.length, yield later(a)]; }\n`,
  ],
  [
    'used by several wrappers',
    `const co = require('co');\nfunction* inner(a) { return yield later(a); }\nconst one = co.wrap(function* () { return yield inner(1); });\nconst two = co.wrap(function* () { return yield* inner(2); });\nexports.main = async () => [await one(), await two(), await co(function* () { return yield inner(3); })];\n`,
  ],
  [
    'inside of the coroutine',
    body(
      `function* inner(a) { return yield later(a); }\nconst again = function* () { return yield* inner(2); };\nreturn [yield inner(1), yield* again()];`,
    ),
  ],
  [
    'declared with the keyword and name on lines of their own',
    body(`return yield inner(1);`) +
      `function\n*\ninner(a)\n{\n  return yield\n  later(a)\n}\n`.replace('yield\n  later', 'yield later'),
  ],
  ['a condition between calls of a generator', body('return [yield log(1) ? gen(1) : gen(2)];') + gen],
  [
    'spellings of calls of a generator',
    body('return [yield*(gen(1)), yield *gen(2), yield/*a*/*/*b*/gen(3), yield(gen(4)), yield*gen(5)];') + gen,
  ],
  [
    'a private generator method',
    `const co = require('co');\n` +
      'class A { *#g(a) { return 1 + (yield later(a)); } load() { return co.call(this, function* () { return (yield this.#g(1)) + (yield* this.#g(2)); }); } }\nexports.main = () => new A().load();',
  ],
  [
    'generator methods of an object that stays in the file',
    `const co = require('co');\n` +
      'const api = { *get(a) { return 1 + (yield later(a)); } };\nexports.main = () => co(function* () { return (yield api.get(1)) + (yield* api.get(2)); });',
  ],
];

const refused: readonly Case[] = [
  ['bare yield', body(`yield;`), { because: ['always-throws'] }],
  [
    'a number, a string, a template and undefined',
    body('yield 1; yield "a"; yield `b`; yield undefined;'),
    { because: ['always-throws'] },
  ],
  ['a Date and a Map', body(`yield new Date(); yield new Map();`), { because: ['always-throws'] }],
  ['a class', body(`yield class {};`), { because: ['always-throws'] }],
  ['an async function that is not called', body(`yield later;`), { because: ['uncalled-async-function'] }],
  [
    'an async function that only reads what it is handed',
    body('yield read; async function read(id, more) { if (id === 1) await more.x; return `/${id}`; }'),
    { because: ['uncalled-async-function'] },
  ],
  [
    'an async generator',
    body(`yield values();`) + `async function* values() { yield 1; }\n`,
    { because: ['async-generator-operand'] },
  ],
  [
    'a generator that is kept before it is yielded',
    body(`const g = inner(); log('kept'); yield g;`) + `function* inner() { yield later(1); }\n`,
    { because: ['lazy-generator'] },
  ],
  [
    'a generator that is exported',
    body(`yield inner();`) + `function* inner() { yield later(1); }\nexports.inner = inner;\n`,
    { because: ['tied-to-refusal', 'exported-generator'] },
  ],
  [
    'a generator that is iterated, too',
    body(`yield inner();`) + `function* inner() { yield later(1); }\nfor (const value of inner()) log(value);\n`,
    { because: ['tied-to-refusal', 'generator-used-elsewhere'] },
  ],
  ['yield* of an array', body(`yield* [later(1), later(2)];`), { because: ['delegation'] }],
  [
    'yield* of a parameter',
    `const co = require('co');\nco.wrap(function* (g) { yield* g; })();\n`,
    { because: ['delegation'] },
  ],
  [
    'an array of arrays behind a name',
    body(`return yield [1, 2].map((n) => [later(n)]);`),
    { because: ['resolved-element'] },
  ],
  [
    'a method in a yielded object',
    body(`return yield { a: later(1), m(done) { done(null, 2); } };`),
    { because: ['resolved-element'] },
  ],
  [
    'a generator method in a yielded object',
    body(`return yield { a: later(1), *h() { return yield later(2); } };`),
    { because: ['resolved-element'] },
  ],
  [
    'a thunk that uses this',
    `const co = require('co');\nco.call({ id: 1 }, function* () { return yield function (done) { done(null, this.id); }; });\n`,
    { because: ['receiver'] },
  ],
  [
    'a promise of a library that co makes native',
    `const co = require('co');\nconst Bluebird = require('bluebird');\nco(Bluebird.resolve(1));\n`,
    { because: ['unknown-generator'] },
  ],
];

keepBehaviour('what co resolves', converted);
keepBehaviour('local generators', localGenerators);
stayAsTheyAre('what is not converted', refused);

describe('what is written for an object literal', () => {
  const convert = (operand: string) => {
    const program = `const co = require('co');\nexports.main = () => co(function* () { const kept = ${operand}; return kept; });\n${prelude}`;
    return { program, text: convertProgram(program).text };
  };

  it.each([
    ['yield {}', 'await {}'],
    ['yield { a: later(1), b: 2 }', 'await Promise.all([later(1), 2]).then(([a, b]) => ({ a, b }))'],
    ['yield {a: (log(1), later(1))}', 'await Promise.all([(log(1), later(1))]).then(([a]) => ({ a }))'],
    [
      "yield { 'a': later(1), $b: [later(2)] }",
      'await Promise.all([later(1), Promise.all([later(2)])]).then(([a, $b]) => ({ a, $b }))',
    ],
    [
      'yield {\n  a: later(1),\n  b: later(2),\n}',
      'await Promise.all([\n  later(1),\n  later(2),\n]).then(([a, b]) => ({ a, b }))',
    ],
  ])('%s', async (before, after) => {
    const { program, text } = convert(before);
    expect(text).toContain(`const kept = ${after};`);
    expect(await runProgram(text)).toEqual(await runProgram(program));
  });

  it.each([
    "yield { 'a-b': later(1) }",
    'yield { await: later(1) }',
    'yield { a: /* why */ later(1) }',
    'yield { a: later(1), a: later(2) }',
  ])('is a list of entries where a key can be no name, is given twice, or has a comment: %s', async (before) => {
    const { program, text } = convert(before);
    expect(text).toContain('Object.entries(');
    expect(await runProgram(text)).toEqual(await runProgram(program));
  });
});
