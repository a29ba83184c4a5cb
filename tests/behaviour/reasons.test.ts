import { describe, expect, it } from 'vitest';
import { coroutineReasonKinds } from '../../src/reasons/reasons.js';
import { codesIn } from '../support/reason-codes.js';
import { type ConversionOptions, convertProgram } from '../support/conversion.js';
import { prelude } from '../support/program.js';

type ReasonCode = keyof typeof coroutineReasonKinds;
type Case = readonly [program: string, options?: ConversionOptions];

const wrap = (body: string, parameters = '') =>
  `const co = require('co');\nconst run = co.wrap(function* (${parameters}) {\n${body}\n});\nrun(${parameters && 'given'});\n`;
const bluebird = (program: string) => `const Promise = require('bluebird');\n${program}\n`;
const typed = (program: string): Case => [`import co from 'co';\n${program}\n`, { filename: 'program.ts' }];

/** Runners that a file has of its own. */
const handRolled = `function run(makeBody) {
  const body = makeBody();
  const handle = (state) =>
    state.done
      ? Promise.resolve(state.value)
      : Promise.resolve(state.value).then((value) => handle(body.next(value)), (reason) => handle(body.throw(reason)));
  return handle(body.next());
}
`;
const laterRunner = handRolled.replace('handle(body.next());', 'Promise.resolve().then(() => handle(body.next()));');

/** As above, but what is no promise is given back before anything else happens. */
const immediateRunner = `function run(makeBody) {
  return new Promise((resolve, reject) => {
    const body = makeBody();
    function step(method, value) {
      let state;
      try {
        state = body[method](value);
      } catch (error) {
        reject(error);
        return;
      }
      if (state.done) resolve(state.value);
      else if (state.value && typeof state.value.then === 'function')
        state.value.then((result) => step('next', result), (error) => step('throw', error));
      else step('next', state.value);
    }
    step('next');
  });
}
`;

/** Reasons that only other rules or configurations give; their own tests have them. */
const ofOtherRules = [
  ...[
    'never-runs',
    'older-host',
    'unknown-host',
    'handler-out-of-sight',
    'next-twice',
    'next-kept',
    'nested-this',
    'handed-on',
  ],
  ...['handler-arguments', 'context-name', 'test-callback', 'test-receiver', 'test-result', 'test-value'],
  ...['older-edition', 'older-node'],
  // What a recorded run showed.
  ...['mixed-operand', 'recorded-operand', 'recorded-promise', 'recorded-function', 'recorded-steppers'],
  ...['generator-by-name', 'generator-elsewhere'],
] as const satisfies readonly ReasonCode[];

/** Conversions for these reasons leave other code to be changed by hand, or go against what it shows, so that no preset fixes them. */
const needWork: readonly ReasonCode[] = ['library-method', 'library-type', 'kind-by-name', 'changed-copy'];

/** For every kind of reason, a program that has it. */
const programs: Record<Exclude<ReasonCode, (typeof ofOtherRules)[number]>, readonly Case[]> = {
  'opaque-operand': [[wrap('yield api.get();') + 'const api = {};\n']],
  'opaque-part': [
    [wrap('yield [api.get(1), later(2)];') + 'const api = log({});\n'],
    [wrap('yield flag ? flag : later(1);', 'flag')],
  ],
  'kind-by-name': [[wrap('yield tasks;', 'tasks')], [wrap('yield run.genFn.call(run);', 'run')]],
  'changed-copy': [[wrap('const got = yield find();\ngot.n = 1;', 'find')]],
  'plain-branch': [[wrap('yield flag ? later(1) : undefined;', 'flag')]],
  'opaque-elements': [
    [wrap('yield [1].map((n) => api.get(n));') + 'const api = {};\n'],
    [wrap('const o = { a: later(1) }; yield o;')],
  ],
  'not-certainly-array': [[wrap('yield xs.map((x) => later(x));', 'xs')]],
  'several-kinds': [[wrap('const p = flag ? later(1) : (done) => done(null, 1); yield p;', 'flag')]],
  'start-order': [[wrap('yield [inner(), (log(1), later(2))];') + 'function* inner() { yield later(1); }\n']],
  'thunk-operand': [[wrap('yield (done) => done();')]],
  arity: [[`const co = require('co');\nuse(co.wrap(function* (done) { yield later(done); }));\nfunction use() {}\n`]],
  'parameter-default': [[`const co = require('co');\nco.wrap(function* (a = log(1)) { yield later(a); })();\n`]],
  'library-promise': [[bluebird('exports.load = Promise.coroutine(function* () { yield later(1); });')]],
  'library-method': [[bluebird('const load = Promise.coroutine(function* () { yield later(1); });\nload().tap(log);')]],
  'library-type': [
    [
      'import Bluebird from "bluebird";\nconst load = Bluebird.coroutine(function* () { yield later(1); });\nexport const promise: Bluebird<void> = load();\n',
      { filename: 'program.ts' },
    ],
    [
      'import Bluebird from "bluebird";\nclass Jobs { first: Bluebird<void>; constructor() { this.first = Bluebird.coroutine(function* () { yield later(1); })(); } }\nexport const jobs = new Jobs();\n',
      { filename: 'program.ts' },
    ],
    [
      'import Bluebird from "bluebird";\nexport const load: () => Bluebird<void> = Bluebird.coroutine(function* () { yield later(1); });\n',
      { filename: 'program.ts' },
    ],
  ],
  'unhandled-errors': [[`const Q = require('q');\nQ.spawn(function* () { yield later(1); });\n`]],
  'resumes-at-once': [
    [`${immediateRunner}run(function* () { yield 1; });\n`],
    [`${immediateRunner}run(function* () { yield; });\n`],
  ],
  'later-start': [[`${laterRunner}run(function* () { yield later(1); });\n`]],
  'first-errors': [[`${handRolled}run(function* () { yield later(1); });\n`]],
  'yield-handler': [
    [
      bluebird(
        'Promise.coroutine.addYieldHandler((value) => later(value));\nPromise.coroutine(function* () { yield later(1); })();',
      ),
    ],
  ],
  'library-promise-in-scope': [[bluebird(`const co = require('co');\nco.wrap(function* () { yield [later(1)]; })();`)]],
  'typed-result': [typed('co.wrap(function* () { const a: number = yield later("a"); return a; })();')],
  'returned-promise': [[wrap('log(yield* inner());') + 'function* inner() { return later(1); }\n']],
  'co-package': [[`const fs = require('co-fs-extra');\n${wrap('yield fs.copy(1);')}`]],
  'tied-to-suggestion': [
    [
      wrap('yield* inner();') +
        wrap('yield* inner(); yield api.get();').replace(/.*\n/, '').replace(/run/g, 'again') +
        'function* inner() { yield later(1); }\nconst api = {};\n',
    ],
  ],
  'callback-family': [[`const suspend = require('suspend');\nsuspend.run(function* () { yield later(1); });\n`]],
  'returns-thunk': [[`const vo = require('vo');\nvo(function* () { yield later(1); })(log);\n`]],
  'returns-generator': [
    [`const unyield = require('unyield');\nexports.run = unyield(function* () { yield later(1); });\n`],
  ],
  'result-called': [[`const co = require('co');\nco(function* () { yield later(1); })();\n`]],
  'maybe-plain': [[`const { lift } = require('when/generator');\nlift(function* () { yield later(1); })();\n`]],
  'returns-nothing': [[`const Q = require('q');\nlog(Q.spawn(function* () { yield later(1); }));\n`]],
  'custom-promise-class': [
    [
      `const { __awaiter } = require('tslib');\nexports.f = function () { return __awaiter(this, void 0, Special, function* () { yield 1; }); };\nclass Special extends Promise {}\n`,
    ],
  ],
  receiver: [
    [`const co = require('co');\nco(function* () { yield later(this); });\n`],
    [`const Q = require('q');\nQ.spawn(function* () { yield later(this); });\n`],
  ],
  'spread-arguments': [[`const co = require('co');\nco(...log([function* () { yield later(1); }]));\n`]],
  'arguments-callee': [[wrap('log(arguments.callee); yield later(1);')]],
  'direct-eval': [[wrap('eval("1"); yield later(1);')]],
  'await-name': [[wrap('const await = 1; yield later(await);')], [wrap('await: yield later(1);')]],
  'ignored-arguments': [[`const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner(), 1);\n`]],
  'unknown-generator': [
    [`const co = require('co');\nco(require('./elsewhere'));\n`],
    [`const co = require('co');\nco();\n`],
  ],
  'async-generator': [[`const co = require('co');\nco(async function* () { yield 1; });\n`]],
  'always-throws': [[wrap('yield;')], [wrap('yield 1;')]],
  'handled-operand': [
    [bluebird('Promise.coroutine(function* () { yield 5; }, { yieldHandler: (value) => later(value) })();')],
  ],
  'uncalled-async-function': [[wrap('yield later;')]],
  'async-generator-operand': [[wrap('yield values();') + 'async function* values() { yield 1; }\n']],
  'resolved-element': [[wrap('yield [1].map((n) => [later(n)]);')]],
  'foreign-generator': [[wrap('yield (log(1), inner);') + 'function* inner() { yield later(1); }\n']],
  delegation: [[wrap('yield* [later(1)];')]],
  'lazy-generator': [[wrap('const g = inner(); log(1); yield g;') + 'function* inner() { yield later(1); }\n']],
  'exported-generator': [
    [`const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\nexports.inner = inner;\n`],
  ],
  'generator-used-elsewhere': [
    [`const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\nlog(inner());\n`],
  ],
  'public-method': [
    [`const co = require('co');\nlog({ load: function* load(n) { if (n) yield co(load(n - 1)); } });\n`],
  ],
  'mixed-families': [
    [
      `const co = require('co');\nconst Q = require('q');\nfunction* inner() { yield later(1); }\nco(inner);\nQ.async(inner)();\n`,
    ],
  ],
  'function-identity': [[wrap('yield later(1);') + 'new run();\n'], [wrap('yield later(1);') + 'log(run.length);\n']],
  cancelled: [[bluebird('const load = Promise.coroutine(function* () { yield later(1); });\nload().cancel();')]],
  'early-return': [[`const Q = require('q');\nQ.async(function* () { Q.return(yield later(1)); })();\n`]],
  'promise-shadowed': [[wrap('const Promise = 1; yield [later(Promise)];')]],
  'return-type': [
    typed('interface Steps extends Generator<any, void, any> {}\nco.wrap(function* (): Steps { yield later(1); })();'),
  ],
  'state-machine': [
    [`const regeneratorRuntime = require('regenerator-runtime');\nregeneratorRuntime.async(function f() {});\n`],
  ],
  'tied-to-refusal': [[wrap('yield inner();') + 'function* inner() { yield later(1); }\nexports.inner = inner;\n']],
  'tied-to-left-alone': [
    [
      "const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\n" +
        'co(inner); // eslint-disable-line native-async/no-coroutine-wrapper\n',
    ],
  ],
};

it('every kind of reason has a program', () => {
  expect([...Object.keys(programs), ...ofOtherRules].sort()).toEqual(Object.keys(coroutineReasonKinds).sort());
});

describe.each(Object.entries(programs))('%s', (name, cases) => {
  const kind = name as ReasonCode;
  const { severity } = coroutineReasonKinds[kind];

  for (const [program, options] of cases) {
    it(`in ${program}`, () => {
      const source = program + prelude;
      const { reported } = convertProgram(source, options);
      const because = reported.filter((message) => codesIn(message).includes(kind));
      expect(reported.flatMap(codesIn), JSON.stringify(reported.map(({ message }) => message))).toContain(kind);
      for (const { fix, suggestions = [] } of because) {
        expect(fix).toBeUndefined();
        expect(suggestions).toHaveLength(severity === 'intended' ? 1 : 0);
      }
    });

    it(`in ${program}, which migrate fixes only if that is meant`, () => {
      const source = program + prelude;
      const settings = { opaqueOperand: 'suggest' };
      const { text, remaining } = convertProgram(source, { ...options, preset: 'migrate', settings });
      const isLeft = remaining.some((message) => codesIn(message).includes(kind));
      expect(isLeft, text).toBe(severity === 'refused' || needWork.includes(kind));
      if (severity === 'refused') expect(text).toBe(source);
    });
  }
});
