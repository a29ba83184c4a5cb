import { describe, it } from 'vitest';
import { type Case, expectSilence, keepBehaviour, stayAsTheyAre } from '../support/expectations.js';

const bluebird = (program: string) => `const Promise = require('bluebird');\n${program}`;
const q = (program: string) => `const Q = require('q');\n${program}`;

const bluebirdCases: readonly Case[] = [
  [
    'a coroutine whose promise is awaited',
    bluebird(
      `const load = Promise.coroutine(function* (a) { log('in'); return [this.id, yield later(a)]; });\nexports.main = async () => { const result = await load.call({ id: 1 }, 2); return result; };`,
    ),
  ],
  [
    'opaque operands, which are simply awaited',
    bluebird(
      `const load = Promise.coroutine(function* (p) { return yield p; });\nexports.main = async () => await load(later(1));`,
    ),
  ],
  [
    'rejections, try and finally',
    bluebird(
      `const load = Promise.coroutine(function* () { try { yield fail('a'); } catch (e) { log(e.message); yield fail('b'); } finally { log(yield later('f')); } });\nexports.main = async () => await load();`,
    ),
  ],
  [
    'a promise of bluebird',
    bluebird(
      `const load = Promise.coroutine(function* () { return [yield Promise.delay(1, 'a'), yield Promise.resolve(2).tap(log)]; });\nexports.main = async () => await load();`,
    ),
  ],
  [
    'then, catch and finally on the result',
    bluebird(
      `const load = Promise.coroutine(function* (a) { return yield a ? later(a) : fail('no'); });\nexports.main = async () => await load(1).then((a) => load(a - 1)).catch((e) => log(e.message)).finally(() => log('f'));`,
    ),
  ],
  [
    'coroutines that yield each other',
    bluebird(
      `const outer = Promise.coroutine(function* () { return 1 + (yield inner()); });\nconst inner = Promise.coroutine(function* () { return yield later(1); });\nexports.main = async () => await outer();`,
    ),
  ],
  [
    'an exported coroutine',
    bluebird(`exports.main = Promise.coroutine(function* () { return yield later(1); });`),
    { because: ['library-promise'] },
  ],
  [
    'a returned promise',
    bluebird(`const load = Promise.coroutine(function* () { return yield later(1); });\nexports.main = () => load();`),
    { because: ['library-promise'] },
  ],
  [
    'a promise used with tap',
    bluebird(
      `const load = Promise.coroutine(function* () { return yield later(1); });\nexports.main = async () => { await load().then(log); const promise = load(); return promise.tap ? 'text' : 'text'; };`,
    ),
    { because: ['library-method', 'unhandled-errors'] },
  ],
  [
    'a default that can throw',
    bluebird(
      `const load = Promise.coroutine(function* (a = log('default')) { return yield later(a); });\nexports.main = async () => await load();`,
    ),
    { because: ['parameter-default'] },
  ],
  ['spawn', bluebird(`exports.main = async () => await Promise.spawn(function* () { return yield later(1); });`)],
  [
    'spawn, whose body has the library as this',
    bluebird(
      `exports.main = async () => await Promise.spawn(function* () { return [this === Promise, yield later(1)]; });`,
    ),
  ],
  [
    'under another name, detached',
    `const Bluebird = require('bluebird');\nconst { coroutine } = Bluebird;\nconst load = coroutine(function* () { return yield Bluebird.resolve(1); });\nexports.main = async () => await load();`,
  ],
  [
    'bluebird 2',
    bluebird(
      `const load = Promise.coroutine(function* () { return yield Promise.delay(1).then(() => 2); });\nexports.main = async () => await load();`,
    ),
    { installed: { bluebird: 'bluebird2' } },
  ],
  [
    'a function around spawn',
    bluebird(
      `function load(a) { return Promise.spawn(function* () { return yield later(a); }); }\nexports.main = async () => await load(1);`,
    ),
    { because: ['library-promise'] },
  ],
  [
    'methods',
    bluebird(
      `const api = { id: 3, get: Promise.coroutine(function* () { return [this.id, yield later(1)]; }) };\nexports.main = async () => await api.get();`,
    ),
    { because: ['library-promise'] },
  ],
  [
    'promises handed to native functions',
    `const B = require('bluebird');\nconst f = B.coroutine(function* (a) { return yield later(a); });\nexports.main = async () => [await Promise.all([f(1), f(2)]), await Promise.race([f(3)]), await Promise.resolve(f(4)), await B.all([f(5)]).then((x) => x)];`,
  ],
  [
    'promises handed to functions of the library',
    `const B = require('bluebird');\nconst f = B.coroutine(function* (a) { return yield later(a); });\nconst g = B.coroutine(function* () { return yield B.all([f(1), f(2)]); });\nexports.main = async () => await g();`,
  ],
  [
    'a promise returned from another coroutine',
    `const B = require('bluebird');\nconst f = B.coroutine(function* (a) { return yield later(a); });\nconst g = B.coroutine(function* () { return f(2); });\nexports.main = async () => await g();`,
  ],
  [
    'a promise returned from an async function',
    `const B = require('bluebird');\nconst f = B.coroutine(function* (a) { return yield later(a); });\nasync function g() { return f(2); }\nexports.main = () => g();`,
  ],
];

const bluebirdCoCases: readonly Case[] = [
  [
    'an array, an object and a promise',
    `const { coroutine } = require('bluebird-co');\nconst load = coroutine(function* () { return [yield [later(1), later(2)], yield { a: later(3) }, yield later(4)]; });\nexports.main = async () => await load();`,
  ],
  [
    'a generator and a generator function',
    `const co = require('bluebird-co');\nfunction* inner(a) { return yield later(a); }\nconst load = co.wrap(function* () { return [yield inner(1), yield* inner(2), yield [inner(3)]]; });\nexports.main = async () => await load();`,
  ],
  [
    'execute',
    `const { execute } = require('bluebird-co');\nexports.main = async () => await execute(function* (a) { return yield [later(a)]; }, 5);`,
  ],
  [
    'bluebird taught by it',
    `const Promise = require('bluebird');\nrequire('bluebird-co');\nconst load = Promise.coroutine(function* () { return yield [later(1), later(2)]; });\nexports.main = async () => await load();`,
    { because: ['library-promise-in-scope'] },
  ],
];

const qCases: readonly Case[] = [
  [
    'a coroutine whose promise is awaited',
    q(
      `const load = Q.async(function* (a) { log('in'); return [this.id, yield later(a)]; });\nexports.main = async () => await load.call({ id: 1 }, 2);`,
    ),
  ],
  [
    'values of all kinds',
    q(`const load = Q.async(function* (p) {
    const f = () => 1; const d = new Date(0); const xs = [later(1)];
    const seen = [yield 1, yield 'a', yield null, yield undefined, yield, yield true, yield p, typeof (yield f), (yield d) === d, (yield xs) === xs];
    return seen; });
    exports.main = async () => await load(later('opaque'));`),
  ],
  [
    'uncalled generator functions and generator objects, which are values to it',
    q(`function* inner() { yield 1; }
    const load = Q.async(function* () { return [typeof (yield inner), [...(yield inner())]]; });
    exports.main = async () => await load();`),
  ],
  [
    'rejections, try and finally',
    q(
      `const load = Q.async(function* () { try { yield fail('a'); } catch (e) { log(e.message); yield Q.reject(new Error('b')); } finally { log(yield Q.delay('f', 1)); } });\nexports.main = async () => await load();`,
    ),
  ],
  [
    'promises of Q',
    q(
      `const load = Q.async(function* () { return [yield Q(1), yield Q.all([Q(2), 3]), (yield Q.allSettled([Q(1)])).length, yield Q.nfcall((done) => done(null, 4))]; });\nexports.main = async () => await load();`,
    ),
  ],
  [
    'an exported coroutine',
    q(`exports.main = Q.async(function* () { return yield later(1); });`),
    { because: ['library-promise'] },
  ],
  [
    'spawn, returned to what ignores it',
    q(
      `exports.main = () => new Promise((resolve) => { setImmediate(() => Q.spawn(function* () { log(yield later(1)); resolve(2); })); });`,
    ),
    { because: ['unhandled-errors'] },
  ],
  [
    'spawn, returned for each element',
    q(
      `exports.main = () => new Promise((resolve) => { [1].forEach((x) => Q.spawn(function* () { log(yield later(x)); resolve(2); })); });`,
    ),
    { because: ['unhandled-errors'] },
  ],
  [
    'yield* of a local generator',
    q(`function* inner(a) { log(a); return 1 + (yield later(a)); }
    const load = Q.async(function* () { return [yield* inner(1), yield* inner(2)]; });
    exports.main = async () => await load();`),
  ],
  [
    'the global Q',
    `globalThis.Q = require('q');\nconst load = Q.async(function* () { return yield later(1); });\nexports.main = async () => await load();`,
  ],
  [
    'Q 2',
    q(
      `const load = Q.async(function* (a) { return [yield later(a), yield 2]; });\nexports.main = async () => await load(1);`,
    ),
    { installed: { q: 'q2' }, dependencies: { q: '^2.0.0' } },
  ],
];

const taken: readonly Case[] = [
  [
    'swc',
    `const { _: _async_to_generator } = require('@swc/helpers/_/_async_to_generator');\nconst load = _async_to_generator(function* (a) { return [this.id, yield a]; });\nexports.main = () => load.call({ id: 1 }, 2);`,
  ],
  [
    'the helper of Babel',
    `const _asyncToGenerator = require('@babel/runtime/helpers/asyncToGenerator');\nconst load = _asyncToGenerator(function* (a) { return [this.id, yield a]; });\nexports.main = () => load.call({ id: 1 }, 2);`,
  ],
  [
    'the helper of Babel as a module',
    `import _asyncToGenerator from '@babel/runtime/helpers/esm/asyncToGenerator';\nconst load = _asyncToGenerator(function* (a) { return [this.id, yield a]; });\nexport const main = () => load.call({ id: 1 }, 2);`,
    { filename: 'program.mjs' },
  ],
  [
    'the helper of Babel 6',
    `var _asyncToGenerator2 = require('babel-runtime/helpers/asyncToGenerator');\nvar _asyncToGenerator3 = _interopRequireDefault(_asyncToGenerator2);\nfunction _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }\nconst load = (0, _asyncToGenerator3.default)(function* (a) { return [this.id, yield a]; });\nexports.main = () => load.call({ id: 1 }, 2);`,
  ],
  [
    'tslib',
    `const tslib_1 = require('tslib');\nfunction load(a) { return tslib_1.__awaiter(this, void 0, void 0, function* () { return [this.id, yield a]; }); }\nexports.main = () => load.call({ id: 1 }, 2);`,
  ],
  [
    'tslib as TypeScript 4 writes it',
    `const tslib_1 = require("tslib");\nfunction load(a) { return (0, tslib_1.__awaiter)(this, void 0, void 0, function* () { return [this.id, yield a]; }); }\nexports.main = () => load.call({ id: 1 }, 2);`,
  ],
  [
    'a wrapper of the project',
    `const { run: together } = { run: require('co').wrap };\nglobalThis.projectWrap = together;\nconst load = globalThis.projectWrap(function* () { return yield later(1); });\nexports.main = () => load();`,
    { settings: { wrappers: [{ name: 'globalThis.projectWrap' }] } },
  ],
];

const refused: readonly Case[] = [
  [
    'when',
    `const { lift } = require('when/generator');\nexports.main = lift(function* () { return yield later(1); });`,
    { because: ['maybe-plain'] },
  ],
  [
    'when, call and apply',
    `const when = require('when/generator');\nwhen.call(function* () { yield later(1); });\nwhen.apply(function* () { yield later(1); }, []);`,
    { because: ['maybe-plain'] },
  ],
  [
    'co 3',
    `const co = require('co');\nco(function* () { yield later(1); })(log);`,
    { because: ['returns-thunk'], dependencies: { co: '^3.1.0' } },
  ],
  [
    'the idiom of co 3 under co 4',
    `const co = require('co');\nco(function* () { yield later(1); })();`,
    { because: ['result-called'] },
  ],
  [
    'unyield',
    `const unyield = require('unyield');\nexports.main = unyield(function* (a) { return [this.id, yield later(a)]; });`,
    { because: ['returns-generator'] },
  ],
  ['vo', `const vo = require('vo');\nvo(function* () { yield later(1); })(log);`, { because: ['returns-thunk'] }],
  [
    'suspend',
    `const suspend = require('suspend');\nsuspend.run(function* () { yield suspend.resume(); });`,
    { because: ['callback-family'] },
  ],
  [
    'genny',
    `const genny = require('genny');\ngenny.run(function* (resume) { yield resume(); });`,
    { because: ['callback-family'] },
  ],
  [
    'gens',
    `const gens = require('gens');\ngens(function* () { yield later(1); })(log);`,
    { because: ['callback-family'] },
  ],
  [
    'regenerator',
    `const regeneratorRuntime = require('regenerator-runtime');\nregeneratorRuntime.async(function f() {});`,
    { because: ['state-machine'] },
  ],
  [
    'bluebird given a number',
    bluebird(`Promise.coroutine(function* () { yield 1; })();`),
    { because: ['always-throws'] },
  ],
  [
    'bluebird given an array',
    bluebird(`Promise.coroutine(function* () { yield [later(1)]; })();`),
    { because: ['always-throws'] },
  ],
  [
    'bluebird, cancelled',
    bluebird(
      `const run = Promise.coroutine(function* () { yield later(1); });\nconst promise = run();\npromise.cancel();`,
    ),
    { because: ['cancelled'] },
  ],
  ['Q.return', q(`Q.async(function* () { Q.return(yield later(1)); })();`), { because: ['early-return'] }],
  [
    'Q.spawn whose result is used',
    q(`exports.x = Q.spawn(function* () { yield later(1); });`),
    { because: ['returns-nothing'] },
  ],
  [
    'Q.spawn, returned to what asks whether it is true',
    q(`log([1].some((x) => Q.spawn(function* () { yield later(x); })));`),
    { because: ['returns-nothing'] },
  ],
  ['Q.spawn with this', q(`Q.spawn(function* () { yield later(this); });`), { because: ['receiver'] }],
  ['Mozilla Task.Result', `Task.spawn(function* () { throw new Task.Result(1); });`, { because: ['early-return'] }],
];

const ownMeaning: readonly [name: string, program: string][] = [
  [
    'MobX',
    `import { flow, makeAutoObservable } from 'mobx';\nclass Store { constructor() { makeAutoObservable(this); } *load() { yield fetch('/'); } save = flow(function* () { yield fetch('/'); }); }\nexport default Store;`,
  ],
  [
    'redux-saga',
    `import { call, put, takeEvery } from 'redux-saga/effects';\nfunction* load() { const x = yield call(fetch, '/'); yield put({ type: 'x', x }); }\nexport default function* root() { yield takeEvery('load', load); yield* load(); }`,
  ],
  [
    'Effect',
    `import { Effect } from 'effect';\nexport const load = Effect.gen(function* () { const a = yield* Effect.succeed(1); return a; });`,
  ],
  [
    'ember-concurrency',
    `import { task, timeout } from 'ember-concurrency';\nexport default class { @task *load() { yield timeout(1); } }`.replace(
      '@task *load() { yield timeout(1); }',
      'load = task(function* () { yield timeout(1); });',
    ),
  ],
  ['CAF', `import { CAF } from 'caf';\nexport const load = CAF(function* (signal) { yield fetch('/', { signal }); });`],
  ['Effection', `import { main, sleep } from 'effection';\nmain(function* () { yield* sleep(1); });`],
  ['js-csp', `const csp = require('js-csp');\ncsp.go(function* () { yield csp.take(csp.chan()); });`],
  [
    'gensync',
    `const gensync = require('gensync');\nmodule.exports = gensync(function* () { return yield* gensync.all([]); });`,
  ],
  [
    'neverthrow',
    `import { ok, safeTry } from 'neverthrow';\nexport const load = safeTry(function* () { return ok(yield* ok(1)); });`,
  ],
  [
    'mobx-state-tree',
    `import { flow, types } from 'mobx-state-tree';\nexport const Model = types.model({}).actions(() => ({ load: flow(function* () { yield fetch('/'); }) }));`,
  ],
  [
    'the async generators of compilers',
    `const tslib_1 = require('tslib');\nfunction values() { return tslib_1.__asyncGenerator(this, arguments, function* () { yield yield tslib_1.__await(1); }); }\nexports.values = values;`,
  ],
  [
    'iteration',
    `class Tree { *[Symbol.iterator]() { yield* this.left; yield this.value; } }\nexports.Tree = Tree;\nexports.range = function* (n) { for (let i = 0; i < n; i++) yield i; };`,
  ],
  ['another thing called co', `const co = (x) => x;\nexports.x = co(function* () { yield 1; });`],
  [
    'another thing called coroutine, Q and spawn',
    `const { spawn } = require('child_process');\nconst Q = new Map();\nQ.async = (f) => f;\nexports.x = Q.async(function* () { yield spawn('ls'); });`,
  ],
];

const co = (program: string) => `const co = require('co');\n${program}`;

const objectCases: readonly Case[] = [
  [
    'requests of supertest, which are promises',
    co(
      `const request = require('supertest');\nconst app = require('http').createServer((_, response) => response.end('ok'));\nexports.main = co.wrap(function* () { const get = request(app).get('/'); const { text } = yield get.expect(200).set('a', 'b'); return [text, (yield request.agent(app).get('/')).status]; });`,
    ),
  ],
  [
    'models of sequelize and their instances',
    co(
      `const Sequelize = require('sequelize');\nconst database = new Sequelize('d', 'u', 'p', { dialect: 'mysql', host: '127.0.0.1', port: 1, logging: false });\nconst User = database.define('User', { name: Sequelize.STRING });\nconst reason = (error) => error.name;\nexports.main = co.wrap(function* () { return [yield User.findAll().catch(reason), yield User.build({ name: 'x' }).validate().then(({ name }) => name), yield database.query('x').catch(reason)]; });`,
    ),
  ],
  [
    'assertions about promises',
    co(
      `const chai = require('chai4');\nchai.use(require('chai-as-promised7'));\nconst { expect } = chai;\nchai.should();\nexports.main = co.wrap(function* () { yield expect(later(1)).to.eventually.equal(1); yield expect(fail('a')).to.be.rejectedWith('a'); yield later(1).should.be.fulfilled; try { yield expect(later(1)).to.eventually.equal(2); } catch (error) { log(error.name); } });`,
    ),
  ],
  [
    'thunks of sleepers and of co-nedb',
    co(
      `const sleep = require('co-sleep');\nconst wrap = require('co-nedb');\nconst Datastore = require('nedb');\nconst store = wrap(new Datastore());\nexports.main = co.wrap(function* () { yield sleep(1); yield store.insert({ _id: 'a' }); return yield store.count({}); });`,
    ),
    { because: ['thunk-operand'] },
  ],
  [
    'what waits for an event of an emitter',
    co(
      `const thunkify = require('thunkify-wrap');\nconst { EventEmitter } = require('events');\nexports.main = co.wrap(function* () { const emitter = new EventEmitter(); setImmediate(() => emitter.emit('end')); const end = thunkify.event(emitter); return yield end(); });`,
    ),
    { because: ['thunk-operand'] },
  ],
];

const handedCases: readonly Case[] = [
  [
    'what all calls of a function hand over',
    co(
      `const run = co.wrap(function* (work, time) { return [yield work(time), this === undefined]; });\nfunction Job(work) { this.work = work; }\nJob.prototype.run = function (time) { return this.work(time); };\nconst job = () => new Job(later);\nexports.main = co.wrap(function* () { const value = yield job().run(1); return [value, yield run((x) => later(x), 2)]; });`,
    ),
  ],
  [
    'what a name holds before it is given something else',
    co(
      `exports.main = co.wrap(function* () { let work = (x) => later(x); const one = yield work(1); work = (x) => [later(x)]; const two = yield work(2); work = undefined; return [one, two]; });`,
    ),
  ],
];

keepBehaviour('what a file shows of all that is handed over', handedCases);
keepBehaviour('what functions of libraries make', objectCases);
keepBehaviour('bluebird', bluebirdCases);
keepBehaviour('bluebird-co', bluebirdCoCases);
keepBehaviour('Q', qCases);
keepBehaviour('functions of compilers and of projects', taken);
stayAsTheyAre('what is not converted', refused);

describe('generators with a meaning of their own', () => {
  it.each(ownMeaning)('%s', (_name, program) => {
    expectSilence(program, {
      filename: program.includes('import ') ? 'program.mjs' : 'program.cjs',
      preset: 'migrate',
    });
  });
});
