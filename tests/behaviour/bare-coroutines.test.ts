import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { expectRefused, expectSameBehaviour } from '../support/expectations.js';
import { type Observation, prelude, runProgram } from '../support/program.js';

const rules = ['no-ambiguous-generator', 'no-coroutine-wrapper', 'no-floating-generator'];

const co = (program: string) => `const co = require('co');\n${program}`;

/** Groups of generators of which a library runs one: the same before and after. */
const groups: readonly (readonly [name: string, program: string])[] = [
  [
    'helpers that are delegated to and yielded',
    co(`function* load(id) { log('load'); return (yield later(id)) + 1; }
      function* both(a, b) { const one = yield* load(a); const two = yield load(b); return [one, two]; }
      exports.main = () => co(function* () { return yield* both(1, 2); });`),
  ],
  [
    'mutual recursion',
    co(`function* even(n) { log(n); if (n === 0) return true; yield later(); return yield* odd(n - 1); }
      function* odd(n) { if (n === 0) return false; yield later(); return yield even(n - 1); }
      exports.main = () => co(even, 7);`),
  ],
  [
    'a chain of 40',
    co(`${Array.from({ length: 40 }, (_, i) => `function* g${i}(n) { return yield* g${i + 1}(n + 1); }`).join('\n')}
      function* g40(n) { return yield later(n); }
      exports.main = () => co(g0, 0);`),
  ],
  [
    'errors through several of them',
    co(`function* fails() { log('before'); yield fail('no'); log('never'); }
      function* catches() { try { yield* fails(); } catch (error) { log(error.message); throw new TypeError('again'); } }
      function* ends() { try { return yield catches(); } finally { log(yield later('finally')); } }
      exports.main = () => co(ends);`),
  ],
  [
    'private methods, with this and arguments',
    co(
      `class Store {
        #name = 'store';
        *#load(id) { return [this.#name, arguments.length, yield later(id)]; }
        static *#kind() { return yield later('kind'); }
        * # /* one */ both() { return [yield* this.#load(1, 2), yield Store.#kind()]; }
        all() { return co.call(this, function* () { return yield* this.#both(); }); }
      }
      exports.main = () => new Store().all();`.replace('# /* one */ both', '#both'),
    ),
  ],
  [
    'methods of an object that stays in the file, after all kinds of names',
    co(`const api = {
        *get() { return yield later('get'); },
        * async() { return yield later('async'); },
        *'a b'() { return yield later('a b'); },
        * /* one */ await /* two */ () { return yield later('await'); },
        static: function* () { return yield later('static'); },
      };
      exports.main = () => co(function* () {
        return [yield* api.get(), yield api.async(), yield* api['a b'](), yield* api.await(), yield* api.static()];
      });`),
  ],
  [
    'generator expressions with names of their own',
    co(`const count = function* self(n) { log(n); if (n > 0) { yield later(); yield* self(n - 1); } return n; };
      exports.main = () => co(count, 3);`),
  ],
  [
    'an iterator beside them stays',
    co(`function* range(n) { for (let i = 0; i < n; i++) yield i; }
      function* load(n) { const all = []; for (const i of range(n)) all.push(yield later(i)); return all; }
      exports.main = () => co(function* () { return [yield* load(3), ...range(2)]; });`),
  ],
  [
    'under bluebird',
    `const bluebird = require('bluebird');
      function* load(id) { return yield later(id); }
      const run = bluebird.coroutine(function* (id) { return yield* load(id); });
      exports.main = async () => { log(await run(1)); };`,
  ],
  [
    'under Q',
    `const Q = require('q');
      function* load(id) { return yield later(id); }
      const run = Q.async(function* (id) { return yield* load(id); });
      exports.main = async () => { log(await run(1)); };`,
  ],
];

describe('a group that a library runs does the same as async functions', () => {
  it.each(groups)('%s', async (_, program) => {
    const { text } = await expectSameBehaviour(program, { rules });
    expect(text).not.toMatch(/require\('(?:co|bluebird|q)'\)/);
  });
});

it('a method after fields called get and set', async () => {
  const { text } = await expectSameBehaviour(
    co(`class A {
      get
      *#a() { return yield later(1); }
      set
      * #b() { return yield later(2); }
      run() { return co.call(this, function* () { return [yield* this.#a(), yield* this.#b(), 'get' in this, 'set' in this]; }); }
    }
    exports.main = () => new A().run();`),
    { rules },
  );
  expect(text).toContain('get\n      ;async #a()');
});

describe('what never ran runs', () => {
  interface Revival {
    readonly name: string;
    readonly program: string;
    readonly before: Observation;
    readonly after: Observation;
  }
  const load = `function* load(id) { log('start'); const value = yield later(id); log('end'); return value; }\n`;
  const ran = ['start', 'end'];
  const nothing = { returned: undefined };
  const revivals: readonly Revival[] = [
    {
      name: 'awaited',
      program: `exports.main = async () => { const value = await load(1); return typeof value; };`,
      before: { outcome: { fulfilled: 'object' }, trace: [] },
      after: { outcome: { fulfilled: 'number' }, trace: ran },
    },
    {
      name: 'dropped in an async function',
      program: `exports.main = async () => { load(1); log('after'); };`,
      before: { outcome: { fulfilled: undefined }, trace: ['after'] },
      after: { outcome: { fulfilled: undefined }, trace: [...ran, 'after'] },
    },
    {
      name: 'dropped in a function',
      program: `exports.main = () => { load(1); log('after'); };`,
      before: { outcome: nothing, trace: ['after'] },
      after: { outcome: nothing, trace: ['start', 'after', 'end'] },
    },
    {
      name: 'in Promise.all',
      program: `exports.main = () => Promise.all([load(1), ...[2].map((x) => x)]).then(([value]) => typeof value);`,
      before: { outcome: { fulfilled: 'object' }, trace: [] },
      after: { outcome: { fulfilled: 'number' }, trace: ran },
    },
    {
      name: 'mapped',
      program: `exports.main = () => Promise.all([1, 2].map(load)).then((values) => values.map((value) => typeof value));`,
      before: { outcome: { fulfilled: ['object', 'object'] }, trace: [] },
      after: { outcome: { fulfilled: ['number', 'number'] }, trace: ['start', 'start', 'end', 'end'] },
    },
    {
      name: 'a continuation',
      program: `exports.main = () => later(1).then(load).then((value) => typeof value);`,
      before: { outcome: { fulfilled: 'object' }, trace: [] },
      after: { outcome: { fulfilled: 'number' }, trace: ran },
    },
    {
      name: 'a callback',
      program: `exports.main = () => { [1].forEach(load); };`,
      before: { outcome: nothing, trace: [] },
      after: { outcome: nothing, trace: ran },
    },
    {
      name: 'returned from an async function',
      program: `exports.main = async () => typeof (await outer());\nasync function outer() { return load(1); }`,
      before: { outcome: { fulfilled: 'object' }, trace: [] },
      after: { outcome: { fulfilled: 'number' }, trace: ran },
    },
    {
      name: 'dropped in a coroutine',
      program: `const co = require('co');\nexports.main = () => co(function* () { load(1); log('after'); yield later(2); });`,
      before: { outcome: { fulfilled: undefined }, trace: ['after'] },
      after: { outcome: { fulfilled: undefined }, trace: [...ran, 'after'] },
    },
  ];

  it.each(revivals)('$name', async ({ program, before, after }) => {
    const source = load + program + prelude;
    const { text, remaining, broken } = convertProgram(source, { preset: 'migrate', rules });
    expect(remaining.map(({ message }) => message)).toEqual([]);
    expect(broken).toEqual([]);
    expect(await runProgram(source)).toEqual(before);
    expect(await runProgram(text), text).toEqual(after);
  });

  it('where it always throws, without any doubt', async () => {
    const source = `${load}exports.main = () => load(1).then((value) => value + 1);${prelude}`;
    const { text } = convertProgram(source, { rules });
    expect((await runProgram(source)).outcome).toEqual({
      thrown: { name: 'TypeError', message: 'load(...).then is not a function' },
    });
    expect(await runProgram(text)).toEqual({ outcome: { fulfilled: 2 }, trace: ran });
  });

  it('in an iterator that forgot to delegate', async () => {
    const source = `function* walk(node) { yield node.name; if (node.next) walk(node.next); else return; }
      exports.main = () => [...walk({ name: 1, next: { name: 2 } })];`;
    const { reported } = convertProgram(source, { rules });
    expect(reported.map(({ ruleId }) => ruleId)).toEqual(['native-async/no-floating-generator']);
    const { text } = convertProgram(source, { preset: 'migrate', rules });
    expect((await runProgram(source)).outcome).toEqual({ returned: [1] });
    expect((await runProgram(text)).outcome).toEqual({ returned: [1, 2] });
  });
});

describe('refused', () => {
  it.each([
    [
      'an export',
      `const co = require('co'); exports.load = load; function* load() { return yield later(1); } co(load);`,
      ['exported-generator'],
    ],
    ['a public method', `class A { *load() { return yield later(1); } } exports.A = A;`, ['public-method']],
    [
      'iterated too',
      `function* load() { const a = yield later(1); return a; } exports.main = () => [...load()];`,
      ['generator-used-elsewhere'],
    ],
    [
      'stepped too',
      `const co = require('co'); function* load() { return yield later(1); } co(load); load().next();`,
      ['generator-used-elsewhere'],
    ],
  ] as const)('%s', (_, program, reasons) => {
    expectRefused(program, reasons, { rules, dependencies: { co: '^4.6.0' } });
  });
});
