import { describe, expect, it } from 'vitest';
import { type ReasonKind, reasonDescriptions } from '../../src/reasons/reasons.js';
import { type ConversionOptions, convertProgram, reasonKindsIn } from './conversion.js';
import { prelude } from './program.js';

type Case = readonly [program: string, options?: ConversionOptions];

const wrap = (body: string, parameters = '') =>
  `const co = require('co');\nconst run = co.wrap(function* (${parameters}) {\n${body}\n});\nrun();\n`;
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

/** Reasons that only other rules or configurations give; their own tests have them. */
const ofOtherRules = [
  ...['neverRuns', 'olderHost', 'unknownHost', 'handlerOutOfSight', 'nextTwice', 'nextKept', 'nestedThis'],
  ...['handlerArguments', 'contextName', 'testCallback', 'testReceiver', 'testValue'],
  'olderEdition',
] as const satisfies readonly ReasonKind[];

/** Conversions for these reasons leave other code to be changed by hand, so that they are never fixes. */
const needWork: readonly ReasonKind[] = ['libraryMethod', 'libraryType'];

/** For every kind of reason, a program that has it. */
const programs: Record<Exclude<ReasonKind, (typeof ofOtherRules)[number]>, readonly Case[]> = {
  opaqueOperand: [[wrap('yield api.get();') + 'const api = {};\n']],
  opaquePart: [
    [wrap('yield [api.get(1), later(2)];') + 'const api = log({});\n'],
    [wrap('yield flag ? flag : later(1);', 'flag')],
  ],
  plainBranch: [[wrap('yield flag ? later(1) : undefined;', 'flag')]],
  opaqueElements: [
    [wrap('yield [1].map((n) => api.get(n));') + 'const api = {};\n'],
    [wrap('const o = { a: later(1) }; yield o;')],
  ],
  notCertainlyArray: [[wrap('yield xs.map((x) => later(x));', 'xs')]],
  startOrder: [[wrap('yield [inner(), (log(1), later(2))];') + 'function* inner() { yield later(1); }\n']],
  thunkOperand: [[wrap('yield (done) => done();')]],
  arity: [[`const co = require('co');\nuse(co.wrap(function* (done) { yield later(done); }));\nfunction use() {}\n`]],
  parameterDefault: [[`const co = require('co');\nco.wrap(function* (a = log(1)) { yield later(a); })();\n`]],
  libraryPromise: [[bluebird('exports.load = Promise.coroutine(function* () { yield later(1); });')]],
  libraryMethod: [[bluebird('const load = Promise.coroutine(function* () { yield later(1); });\nload().tap(log);')]],
  libraryType: [
    [
      'import Bluebird from "bluebird";\nconst load = Bluebird.coroutine(function* () { yield later(1); });\nexport const promise: Bluebird<void> = load();\n',
      { filename: 'program.ts' },
    ],
  ],
  unhandledErrors: [[`const Q = require('q');\nQ.spawn(function* () { yield later(1); });\n`]],
  laterStart: [[`${laterRunner}run(function* () { yield later(1); });\n`]],
  firstErrors: [[`${handRolled}run(function* () { yield later(1); });\n`]],
  yieldHandler: [
    [
      bluebird(
        'Promise.coroutine.addYieldHandler((value) => later(value));\nPromise.coroutine(function* () { yield later(1); })();',
      ),
    ],
  ],
  libraryPromiseInScope: [[bluebird(`const co = require('co');\nco.wrap(function* () { yield [later(1)]; })();`)]],
  typedResult: [typed('co.wrap(function* () { const a: number = yield later("a"); return a; })();')],
  returnedPromise: [[wrap('log(yield* inner());') + 'function* inner() { return later(1); }\n']],
  coPackage: [[`const fs = require('co-fs-extra');\n${wrap('yield fs.copy(1);')}`]],
  tiedToSuggestion: [
    [
      wrap('yield inner();') +
        wrap('yield inner(); yield api.get();').replace(/.*\n/, '').replace(/run/g, 'again') +
        'function* inner() { yield later(1); }\nconst api = {};\n',
    ],
  ],
  callbackFamily: [[`const suspend = require('suspend');\nsuspend.run(function* () { yield later(1); });\n`]],
  returnsThunk: [[`const vo = require('vo');\nvo(function* () { yield later(1); })(log);\n`]],
  resultCalled: [[`const co = require('co');\nco(function* () { yield later(1); })();\n`]],
  maybePlain: [[`const { lift } = require('when/generator');\nlift(function* () { yield later(1); })();\n`]],
  returnsNothing: [[`const Q = require('q');\nlog(Q.spawn(function* () { yield later(1); }));\n`]],
  customPromiseClass: [
    [
      `const { __awaiter } = require('tslib');\nexports.f = function () { return __awaiter(this, void 0, Special, function* () { yield 1; }); };\nclass Special extends Promise {}\n`,
    ],
  ],
  receiver: [
    [`const co = require('co');\nco(function* () { yield later(this); });\n`],
    [`const Q = require('q');\nQ.spawn(function* () { yield later(this); });\n`],
  ],
  spreadArguments: [[`const co = require('co');\nco(...log([function* () { yield later(1); }]));\n`]],
  callee: [[wrap('log(arguments.callee); yield later(1);')]],
  directEval: [[wrap('eval("1"); yield later(1);')]],
  awaitName: [[wrap('const await = 1; yield later(await);')], [wrap('await: yield later(1);')]],
  unknownGenerator: [
    [`const co = require('co');\nco(require('./elsewhere'));\n`],
    [`const co = require('co');\nco();\n`],
  ],
  asyncGenerator: [[`const co = require('co');\nco(async function* () { yield 1; });\n`]],
  alwaysThrows: [[wrap('yield;')], [wrap('yield 1;')]],
  uncalledAsyncFunction: [[wrap('yield later;')]],
  asyncGeneratorOperand: [[wrap('yield values();') + 'async function* values() { yield 1; }\n']],
  resolvedElement: [[wrap('yield [1].map((n) => [later(n)]);')]],
  foreignGenerator: [[wrap('yield (log(1), inner);') + 'function* inner() { yield later(1); }\n']],
  delegation: [[wrap('yield* [later(1)];')]],
  lazyGenerator: [[wrap('const g = inner(); log(1); yield g;') + 'function* inner() { yield later(1); }\n']],
  exportedGenerator: [
    [`const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\nexports.inner = inner;\n`],
  ],
  generatorUsedElsewhere: [
    [`const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\nlog(inner());\n`],
  ],
  publicMethod: [[`const co = require('co');\nlog({ load: function* load(n) { if (n) yield co(load(n - 1)); } });\n`]],
  mixedFamilies: [
    [
      `const co = require('co');\nconst Q = require('q');\nfunction* inner() { yield later(1); }\nco(inner);\nQ.async(inner)();\n`,
    ],
  ],
  functionIdentity: [[wrap('yield later(1);') + 'new run();\n'], [wrap('yield later(1);') + 'log(run.length);\n']],
  cancelled: [[bluebird('const load = Promise.coroutine(function* () { yield later(1); });\nload().cancel();')]],
  earlyReturn: [[`const Q = require('q');\nQ.async(function* () { Q.return(yield later(1)); })();\n`]],
  promiseShadowed: [[wrap('const Promise = 1; yield [later(Promise)];')]],
  returnType: [
    typed('interface Steps extends Generator<any, void, any> {}\nco.wrap(function* (): Steps { yield later(1); })();'),
  ],
  stateMachine: [
    [`const regeneratorRuntime = require('regenerator-runtime');\nregeneratorRuntime.async(function f() {});\n`],
  ],
  tiedToRefusal: [[wrap('yield inner();') + 'function* inner() { yield later(1); }\nexports.inner = inner;\n']],
  tiedToLeftAlone: [
    [
      "const co = require('co');\nfunction* inner() { yield later(1); }\nco(inner);\n" +
        'co(inner); // eslint-disable-line native-async/no-coroutine-wrapper\n',
    ],
  ],
};

it('every kind of reason has a program', () => {
  expect([...Object.keys(programs), ...ofOtherRules].sort()).toEqual(Object.keys(reasonDescriptions).sort());
});

describe.each(Object.entries(programs))('%s', (name, cases) => {
  const kind = name as ReasonKind;
  const { outcome } = reasonDescriptions[kind];

  for (const [program, options] of cases) {
    it(`in ${program}`, () => {
      const source = program + prelude;
      const { reported } = convertProgram(source, options);
      const because = reported.filter((message) => reasonKindsIn(message).includes(kind));
      expect(reported.flatMap(reasonKindsIn), JSON.stringify(reported.map(({ message }) => message))).toContain(kind);
      for (const { fix, suggestions = [] } of because) {
        expect(fix).toBeUndefined();
        expect(suggestions).toHaveLength(outcome === 'intended' ? 1 : 0);
      }
    });

    it(`in ${program}, which migrate fixes only if that is meant`, () => {
      const source = program + prelude;
      const settings = { opaqueOperand: 'suggest' };
      const { text, remaining } = convertProgram(source, { ...options, preset: 'migrate', settings });
      const isLeft = remaining.some((message) => reasonKindsIn(message).includes(kind));
      expect(isLeft, text).toBe(outcome === 'refused' || needWork.includes(kind));
      if (outcome === 'refused') expect(text).toBe(source);
    });
  }
});
