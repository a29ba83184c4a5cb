import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Case, keepBehaviour, stayAsTheyAre } from '../support/expectations.js';
import { prelude, runProgram } from '../support/program.js';

const co = (program: string) => `const co = require('co');\n${program}`;
const pair = '[later(1), later(2)]';
const fixed = { preset: 'migrate' } as const;
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
];

keepBehaviour(
  'a member that the file shows to be an array',
  members.map(([name, text]) => [
    name,
    co(`${text}\nexports.main = () => new Queue().run();`),
    { preset: 'migrate', because: ['not-certainly-array'] },
  ]),
);

const kinds = ['several-kinds'] as const;
const thunk = '(done) => done(null, 1)';

stayAsTheyAre('an operand that the file shows to be several things', [
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
