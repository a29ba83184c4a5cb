import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Case, keepBehaviour, stayAsTheyAre } from '../support/expectations.js';
import { prelude, runProgram } from '../support/program.js';

const co = (program: string) => `const co = require('co');\n${program}`;
const pair = '[later(1), later(2)]';
const fixed = { preset: 'migrate' } as const;
const kinds = ['several-kinds'] as const;
/** The file shows an array, so that what nothing is known of is not taken for a promise. */
const arrays = (because: NonNullable<Case[2]>['because'] = ['not-certainly-array']) => ({ ...fixed, because });

const shownArrays: readonly Case[] = [
  ['a variable that is written once', `let jobs; jobs = ${pair}; return yield jobs;`],
  [
    'a variable that is written in branches',
    `let jobs; if (log(1)) jobs = ${pair}; else jobs = []; return yield jobs;`,
  ],
  [
    'rest parameters',
    `const all = co.wrap(function* (...jobs) { return yield jobs; }); return yield all(later(1), later(2));`,
  ],
  [
    'a default',
    `const all = co.wrap(function* (jobs = []) { return yield jobs; }); return [yield all(), yield all(${pair})];`,
    arrays(),
  ],
  ['an argument', `const all = co.wrap(function* (jobs) { return yield jobs; }); return yield all(${pair});`, arrays()],
  ['a property', `const config = { jobs: ${pair} }; return yield config.jobs;`],
  [
    'a property of an object that is handed on',
    `const config = { jobs: ${pair} }; log(typeof config); use(config); return yield config.jobs;\nfunction use(any) { return any; }`,
    arrays(),
  ],
  ['a property that is taken out', `const { jobs } = { jobs: ${pair} }; return yield jobs;`],
  [
    'the arguments of a function as an array',
    `const all = co.wrap(function* () { const jobs = Array.prototype.slice.call(arguments); return yield jobs; }); return yield all(later(1), later(2));`,
  ],
  ['map of lodash', `return yield _.map([1, 2], later);`],
  ['a function of lodash by itself', `return yield require('lodash/map')([1, 2], (x) => later(x));`],
  ['a chain of lodash', `return yield _.chain([1, 2]).map((x) => later(x)).value();`, arrays()],
  ['values of lodash', `return yield _.values({ a: later(1), b: later(2) });`],
  ['a function that is not known, called for each', `const { load } = use; return yield [1, 2].concat(3).map(load);`],
  [
    'the same where nothing tells that it is an array',
    `const work = co.wrap(function* (xs, load) { return yield xs.map(load); }); return yield work([1, 2], later);`,
    arrays(),
  ],
  ['a property that is taken out later', `let jobs; ({ jobs } = { jobs: ${pair} }); return yield jobs;`],
  ['a part of a part', `const { all: { jobs } } = { all: { jobs: ${pair} } }; return yield jobs;`],
  ['an element that is taken out', `const [jobs] = [${pair}]; return yield jobs;`],
  ['an element that is taken out later', `let jobs; [jobs] = [${pair}]; return yield jobs;`],
  ['each of a list of arrays', `let jobs; for (jobs of [${pair}]) return yield jobs;`],
  ['an element by its place', `const all = [${pair}]; return yield all[0];`, arrays()],
  ['a property that is written', `const config = {}; config.jobs = ${pair}; return yield config.jobs;`, arrays()],
  [
    'a property of what is handed over',
    `const all = co.wrap(function* (config) { config.jobs = ${pair}; return yield config.jobs; }); return yield all({});`,
    arrays(),
  ],
  ['what is put together', `return yield [1, 2].reduce((jobs, x) => jobs.concat(later(x)), []);`, arrays()],
  ['map of underscore', `return yield require('underscore').map([1, 2], later);`],
];

const body = (text: string) => co(`const _ = require('lodash');\nexports.main = () => co(function* () { ${text} });`);

keepBehaviour(
  'an operand that the file shows to be an array',
  shownArrays.map(([name, text, options = fixed]) => [
    name,
    body(text),
    { ...options, settings: { opaqueOperand: 'await', fixIntended: true } },
  ]),
);

keepBehaviour('an object that a fold fills', [
  [
    'by a function that gives it back',
    body(
      'const all = yield [1, 2].reduce((jobs, x) => { jobs[x] = later(x); return jobs; }, {}); return Object.entries(all);',
    ),
    { ...fixed, because: ['opaque-elements'] },
  ],
  [
    'by the keys of another',
    body(
      `const xs = Object.keys({ a: 1, b: 2 }); return yield xs.reduce(fill, { c: later(3) });
function fill(jobs, x) { jobs[x] = later(x); return jobs; }`,
    ),
    { ...fixed, because: ['opaque-elements'] },
  ],
]);

stayAsTheyAre('what a fold may make of an object', [
  [
    'one way does not give it back',
    body('return yield [1, 2].reduce((jobs, x) => { if (log(x)) return later(x); return jobs; }, {});'),
    { because: kinds },
  ],
  [
    'it is something else at last',
    body('return yield [1, 2].reduce((jobs, x) => { jobs = later(x); return jobs; }, {});'),
    { because: kinds },
  ],
  [
    'what is folded may have a reduce of its own',
    co(
      `exports.main = co.wrap(function* (xs) { return yield xs.reduce((jobs, x) => { jobs[x] = later(x); return jobs; }, {}); });`,
    ),
    { because: kinds },
  ],
]);

const members: readonly Case[] = [
  [
    'a field',
    'class Queue { jobs = [later(1)]; run() { const self = this; return co(function* () { return yield self.jobs; }); } }',
  ],
  [
    'a getter',
    'class Queue { get jobs() { return [later(1)]; } run() { const self = this; return co(function* () { return yield self.jobs; }); } }',
  ],
  [
    'what a constructor writes',
    'class Queue { constructor() { this.jobs = []; this.jobs.push(later(1)); } run() { return co.call(this, function* () { return yield this.jobs; }); } }',
  ],
  [
    'what a constructor function writes',
    'function Queue() { this.jobs = [later(1)]; }\nQueue.prototype.run = co.wrap(function* () { return yield this.jobs; });',
  ],
  [
    'a method',
    'class Queue { all() { return [later(1)]; } run() { const self = this; return co(function* () { return yield self.all(); }); } }',
  ],
  [
    'a field, by this',
    'class Queue { jobs = [later(1)]; run() { return co.call(this, function* () { return yield this.jobs; }); } }',
  ],
  [
    'a getter, by a bound function',
    'class Queue { get jobs() { return [later(1)]; } run() { return co(function* () { return yield this.jobs; }.bind(this)); } }',
  ],
  [
    'a method, by this',
    'class Queue { all() { return [later(1)]; } run() { return co.call(this, function* () { return yield this.all(); }); } }',
  ],
  [
    'a method of a prototype',
    'function Queue() {}\nQueue.prototype.all = function () { return [later(1)]; };\nQueue.prototype.run = co.wrap(function* () { return yield this.all(); });',
  ],
  [
    'a method beside a field',
    'class Queue { all() { return [later(1)]; } run = co.wrap(function* () { return yield this.all(); }); }',
  ],
];

keepBehaviour(
  'a member that the file shows to be an array',
  members.map(([name, text]) => [
    name,
    co(`${text}\nexports.main = () => new Queue().run();`),
    { preset: 'migrate', because: ['not-certainly-array'] },
  ]),
);

const alone = { project: 'off', opaqueOperand: 'await', fixIntended: true } as const;
const thunk = '(done) => done(null, 1)';

stayAsTheyAre('an operand that the file shows to be several things', [
  [
    'an element of generators that have a name',
    co(
      `function* load(id) { return yield later(id); }\nexports.main = () => co(function* () { const jobs = [1, 2].map(load); log(jobs.length); for (const job of jobs) log(yield job); });`,
    ),
    { because: kinds },
  ],
  [
    'an element by its place',
    co(
      `function* load(id) { return yield later(id); }\nexports.main = () => co(function* () { const jobs = []; jobs.push(load(1)); log(jobs.length); return yield jobs[0]; });`,
    ),
    { because: kinds },
  ],
  [
    'a default in a pattern',
    co(`exports.main = co.wrap(function* ({ jobs = ${pair} } = {}) { return yield jobs; });`),
    { because: kinds },
  ],
  [
    'a value that is asked whether it is an array',
    co(`exports.main = co.wrap(function* (jobs) { if (!Array.isArray(jobs)) return yield jobs; return yield jobs; });`),
    { because: kinds },
  ],
  [
    'a value that is asked whether it is a function',
    co(`exports.main = co.wrap(function* (job) { log(typeof job === 'function'); return yield job; });`),
    { because: kinds },
  ],
  [
    'a property that is gone through',
    co(`exports.main = co.wrap(function* (config) { config.jobs.push(later(3)); return yield config.jobs; });`),
    { because: kinds },
  ],
  [
    'a variable that is an array where it was nothing',
    co(`exports.main = co.wrap(function* (config) { let { jobs } = config; jobs ||= ${pair}; return yield jobs; });`),
    { because: kinds },
  ],
  [
    'a part of what may be an array',
    co(
      `exports.main = co.wrap(function* (jobs) { for (const job of jobs) log(typeof job); return yield jobs.slice(1); });`,
    ),
    { because: kinds },
  ],
  [
    'a generator of the object around',
    co(`class Queue { *load() { return yield later(1); } run() { return co.call(this, function* () { return yield this.load(); }); } }
exports.main = () => new Queue().run();`),
    { because: kinds, settings: alone },
  ],
  [
    'a thunk of the object around',
    co(`const queue = { load() { return ${thunk}; }, run: co.wrap(function* () { return yield this.load(); }) };
exports.main = () => queue.run();`),
    { because: kinds, settings: alone },
  ],
  [
    'a function by the name of map, with a function that is not known',
    `const { map, load } = require('./elsewhere');\nconst co = require('co');\nexports.main = () => co(function* () { return yield map([1], load); });`,
    { because: kinds },
  ],
  [
    'a promise or a thunk behind a name',
    body(`const job = log(1) ? later(1) : ${thunk}; return yield job;`),
    { because: kinds },
  ],
  [
    'a parameter that becomes an array',
    co(`exports.main = co.wrap(function* (p) { if (!Array.isArray(p)) p = [p]; return yield p; });`),
    { because: kinds },
  ],
  [
    'a parameter that is given a thunk',
    co(
      `const run = co.wrap(function* (job) { return yield job; });\nexports.main = async () => [await run(${thunk}), await run(later(2))];`,
    ),
    { because: kinds },
  ],
  [
    'an element of mapped generators',
    co(
      `function* load(id) { return yield later(id); }\nexports.main = () => co(function* () { for (const job of [1, 2].map(load)) log(yield job); });`,
    ),
    { because: ['lazy-generator'] },
  ],
  [
    'a function by the name of map',
    `const { map } = require('./elsewhere');\nconst co = require('co');\nexports.main = () => co(function* () { return yield map([1], (x) => later(x)); });`,
    { because: kinds },
  ],
  [
    'a variable without a value at first',
    body(`let job; if (log(1)) job = ${thunk}; else job = later(1); return yield job;`),
    { because: kinds },
  ],
]);

keepBehaviour('an array without elements', [
  ['by itself', body('return [yield [], yield [[], later(1)]];'), {}],
  ['in a branch', body('return [yield (log(1) ? later(2) : []), yield (log(0) ? later(2) : [])];'), {}],
]);

keepBehaviour('an object that is waited for as a promise', [
  ['its own method', body('return yield { then(done) { done(log(1)); } };'), {}],
  ['with other properties', body('return yield { a: 1, then: (done) => done(log(2)) };'), {}],
]);

keepBehaviour('a function that is bound', [
  [
    'a function that takes a callback',
    body(`return yield answer.bind(null, 1);\nfunction answer(value, done) { done(null, value); }`),
    { preset: 'migrate', because: ['thunk-operand'] },
  ],
]);

stayAsTheyAre('a function that is bound', [
  ['one that is not known', body(`const { f } = use; return yield f.bind(null, 1);`), { because: kinds }],
  [
    'a generator function',
    body(`return yield load.bind(null, 1);\nfunction* load(id) { return yield later(id); }`),
    { because: ['foreign-generator'] },
  ],
  ['an async function', body(`return yield later.bind(null, 1);`), { because: ['uncalled-async-function'] }],
]);

const filled: readonly [name: string, operand: string][] = [
  ['by a callback that gives it back', 'yield xs.map((x) => { x.p = load(x); return x; })'],
  ['by a named callback', 'yield xs.map(fill);\nfunction fill(x) { x.p = later(1); return x; }'],
  ['by Object.assign', 'yield xs.map((x) => Object.assign(x, { p: load(x) }))'],
  ['by a copy', 'yield xs.map((x) => ({ ...x, p: load(x) }))'],
  ['by a function of lodash', 'yield _.map(xs, (x) => _.assign({}, x, { p: load(x) }))'],
];

stayAsTheyAre('objects that are given promises in an array', [
  ...filled.map(([name, operand]): Case => [
    name,
    body(`const { xs, load } = use; return ${operand}`),
    { because: ['resolved-element'] },
  ]),
  [
    'one by one',
    co(`exports.main = co.wrap(function* (xs, load) { for (const x of xs) x.p = load(x); return yield xs; });`),
    { because: kinds },
  ],
  [
    'one that is handed over',
    co(`exports.main = co.wrap(function* (x, load) { x.p = load(x); return yield x; });`),
    { because: kinds },
  ],
]);

const asked: readonly [name: string, run: string][] = [
  ['by the name of its constructor', `return f.constructor.name === 'GeneratorFunction' ? yield f() : f();`],
  ['by its constructor', `if (f.constructor !== GeneratorFunction) return f(); return yield f();`],
  ['by its class', `if (f instanceof GeneratorFunction) return yield f(); return f();`],
  [
    'by its tag',
    `const isGenerator = Object.prototype.toString.call(f) === '[object GeneratorFunction]'; return isGenerator ? yield f() : f();`,
  ],
  ['by a package', `return isGeneratorFunction(f) ? yield f() : f();`],
  [
    'by a function of the file',
    `if (!runs(f)) return f(); return yield f();\nfunction runs(g) { return g.constructor.name === 'GeneratorFunction'; }`,
  ],
  ['by a method of what it gives', `let r = f(); if (r && typeof r.next === 'function') r = yield r; return r;`],
];

stayAsTheyAre('a function that is asked whether it is a generator function', [
  ...asked.map(([name, run]): Case => [
    name,
    co(
      `const isGeneratorFunction = require('is-generator-function');\nconst GeneratorFunction = Object.getPrototypeOf(function* () {}).constructor;\nexports.main = co.wrap(function* (f) { ${run} });`,
    ),
    { because: kinds },
  ]),
  [
    'a property of an object',
    co(
      `exports.main = co.wrap(function* (use) { if (use.f.constructor.name === 'GeneratorFunction') return yield use.f(); return use.f(); });`,
    ),
    { because: kinds },
  ],
]);

const unyield = `const unyield = require('unyield');\nfunction Store() {}
Store.prototype.load = unyield(function* () { return yield later(1); });\n`;

stayAsTheyAre('what gives a generator to whoever gives no callback', [
  [
    'a method by the prototype',
    co(`${unyield}Store.prototype.main = co.wrap(function* () { return yield this.load(); });`),
    { because: ['foreign-generator', 'returns-generator'] },
  ],
]);

it('runs what gives a generator to whoever gives no callback', async () => {
  const program = co(`const load = require('unyield')(function* (id) { log(id); return yield later(id); });
exports.main = co.wrap(function* () { return [yield load(1), yield load(2)]; });\n`);
  const { text } = convertProgram(program + prelude);
  expect(text).toContain('return [await co(load(1)), await co(load(2))];');
  expect(await runProgram(text)).toEqual(await runProgram(program + prelude));
});

describe('a function that its file calls by other ways as well, and that takes more than its calls show', () => {
  it.each([
    [
      'by its instances',
      'Store.prototype.other = function (value) { return new this.constructor(value); };',
      'new Store(later(1)).other(thunk)',
    ],
    [
      'by its instances, taken apart',
      'function other(store, value) { const { constructor: Type } = store; return new Type(value); }',
      'other(new Store(later(1)), thunk)',
    ],
    [
      'by its instances, as a text',
      "function other(store, value) { return new (Reflect.get(store, 'constructor'))(value); }",
      'other(new Store(later(1)), thunk)',
    ],
    ['by itself as a receiver', 'Store.other = function (value) { return new this(value); };', 'Store.other(thunk)'],
    [
      'by a function that is put on it',
      'Store.other = other; function other(value) { return new this(value); }',
      'Store.other(thunk)',
    ],
  ])('%s', async (_, more, use) => {
    const program = co(`function Store(value) { this.load = co.wrap(function* () { return yield value; }); }
${more}
const thunk = (done) => done(null, 2);
exports.main = () => Promise.all([new Store(later(1)).load(), ${use}.load()]);\n`);
    const { text, reasons } = convertProgram(program + prelude, { preset: 'recommended', suggestions: false });
    expect(text).toBe(program + prelude);
    expect(reasons).toEqual(new Set(['opaque-operand']));
    expect(JSON.stringify(await runProgram(text))).toContain('[1,2]');
  });
});

stayAsTheyAre('a function in whose place the file puts a generator function', [
  [
    'written out',
    body(`const api = require('./api'); api.load = function* () { return 1; }; return yield api.load();`),
    { because: kinds },
  ],
  [
    'by its name',
    body(
      `const api = require('./api'); api.load = stub; return yield api.load();\nfunction* stub() { return yield later(1); }`,
    ),
    { because: kinds },
  ],
]);

stayAsTheyAre('what comes from a package that was made for co', [
  [
    'by a chain of calls',
    body(`return yield require('co-requests')(use).get('/').expect(200).end();`),
    { because: ['co-package'] },
  ],
  [
    'by what it changes',
    "require('co-supertest');\n" +
      body(`const test = (app) => require('supertest')(app); return yield test(use).get('/').expect(200).end();`),
    { because: ['co-package'] },
  ],
  [
    'by variables',
    body(`const request = require('co-requests').agent(use); const test = request.get('/'); return yield test.end();`),
    { because: ['co-package'] },
  ],
]);

const q = (program: string) => `const Q = require('q');\n${program}`;
const mapped = { preset: 'migrate', settings: { fixIntended: true } } as const;

describe('an array of generators that the library gives back as it is', () => {
  it.each([
    [
      'mapped by name',
      q(
        'function* work(id) { log(id); return yield later(id); }\nexports.main = async () => await run([1, 2]);\nconst run = Q.async(function* (ids) { return yield ids.map(work); });',
      ),
    ],
    [
      'mapped in place',
      q(
        'exports.main = async () => await run();\nconst run = Q.async(function* () { return yield [1, 2].map(function* (id) { log(id); return yield later(id); }); });',
      ),
    ],
    [
      'mapped by calls',
      q(
        'function* work(id) { log(id); return yield later(id); }\nexports.main = async () => await run([1, 2]);\nconst run = Q.async(function* (ids) { return yield ids.map((id) => work(id)); });',
      ),
    ],
    [
      'written out',
      q(
        'function* work(id) { log(id); return yield later(id); }\nexports.main = async () => await run();\nconst run = Q.async(function* () { return yield [work(1), work(2)]; });',
      ),
    ],
    [
      'mapped under bluebird',
      "const Bluebird = require('bluebird');\nfunction* work(id) { log(id); return yield later(id); }\nexports.main = async () => await run([1, 2]);\nconst run = Bluebird.coroutine(function* (ids) { return yield ids.map(work); });",
    ],
  ])('is waited for, where what was meant is converted, once its function is async: %s', async (_, program) => {
    const { text: kept, reasons } = convertProgram(program + prelude);
    expect(kept).toBe(program + prelude);
    expect([...reasons]).toContain('never-runs');
    const { text, remaining } = convertProgram(program + prelude, {
      ...mapped,
      rules: ['no-coroutine-wrapper', 'no-floating-generator'],
    });
    expect(text).toContain('Promise.all(');
    expect(remaining).toEqual([]);
    const before = await runProgram(program + prelude);
    expect(before.trace).toEqual([]);
    expect(await runProgram(text)).toEqual({ outcome: { fulfilled: [1, 2] }, trace: [1, 2] });
  });
});
