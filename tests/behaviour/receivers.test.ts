import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Case, keepBehaviour } from '../support/expectations.js';

const require = createRequire(import.meta.url);
const bluebird = (program: string) => `const Bluebird = require('bluebird');\n${program}`;

const known: readonly Case[] = [
  [
    'each, map, filter and reduce of bluebird',
    bluebird(
      `exports.main = async () => [await Bluebird.map([1, 2], Bluebird.coroutine(function* (x, i, n) { return [x, i, n, yield later(x)]; })), await Bluebird.each([1, 2], Bluebird.coroutine(function* (x) { log(yield later(x)); })), await Bluebird.filter([1, 2], Bluebird.coroutine(function* (x) { return (yield later(x)) > 1; })), await Bluebird.reduce([1, 2], Bluebird.coroutine(function* (sum, x) { return sum + (yield later(x)); }), 0)];`,
    ),
  ],
  [
    'methods of promises of bluebird',
    bluebird(
      `exports.main = async () => [await Bluebird.resolve([1, 2]).map(Bluebird.coroutine(function* (x) { return yield later(x); })), await Bluebird.resolve(3).tap(Bluebird.coroutine(function* (x) { log(yield later(x)); })), await Bluebird.resolve([4, 5]).spread(Bluebird.coroutine(function* (a, b) { return yield later(a + b); }))];`,
    ),
  ],
  [
    'a rejection in map',
    bluebird(
      `exports.main = async () => await Bluebird.map([1], Bluebird.coroutine(function* () { yield fail('no'); }));`,
    ),
  ],
  [
    'then and catch of any promise',
    bluebird(
      `exports.main = async () => await later(1).then(Bluebird.coroutine(function* (x) { yield fail(x); })).catch(Bluebird.coroutine(function* (e) { return [e.message, yield later(2)]; }));`,
    ),
  ],
  [
    'a promise that an arrow function returns to then and map',
    bluebird(
      `const load = Bluebird.coroutine(function* (x) { return yield later(x); });\nexports.main = async () => [await later(1).then((x) => load(x)), await Bluebird.map([2], (x) => load(x)), await Promise.all([3].map((x) => load(x))), await Promise.all([4].map(load))];`,
    ),
  ],
  [
    'a promise that resolves another one',
    bluebird(
      `const load = Bluebird.coroutine(function* (x) { return yield later(x); });\nexports.main = async () => await new Promise((resolve) => { resolve(load(1)); });`,
    ),
  ],
  [
    'a listener of an event emitter',
    `const co = require('co');\nconst { EventEmitter } = require('events');\nclass Bus extends EventEmitter { start() { this.once('go', co.wrap(function* (a, b) { log([this === bus, a, yield later(b)]); })); } }\nconst bus = new Bus();\nconst plain = new EventEmitter();\nplain.on('go', co.wrap(function* (a) { log(yield later(a)); }));\nexports.main = async () => { bus.start(); bus.emit('go', 1, 2); plain.emit('go', 3); await later(); await later(); };`,
  ],
  [
    'timers',
    `const co = require('co');\nexports.main = () => new Promise((resolve) => { setTimeout(co.wrap(function* (a) { log(yield later(a)); resolve(); }), 1, 'a'); });`,
  ],
  [
    'an executor',
    `const co = require('co');\nexports.main = () => new Promise(co.wrap(function* (resolve) { resolve(yield later(1)); }));`,
  ],
];

const dropped: readonly Case[] = [
  [
    'a listener whose rejection would end the process',
    bluebird(
      `const { EventEmitter } = require('events');\nconst bus = new EventEmitter();\nbus.on('go', Bluebird.coroutine(function* (a) { log(yield later(a)); }));\nexports.main = async () => { bus.emit('go', 1); await later(); await later(); await new Promise(setImmediate); await new Promise(setImmediate); };`,
    ),
    { because: ['unhandled-errors'] },
  ],
];

keepBehaviour('what a coroutine is handed to', known);
keepBehaviour('what drops the promise of a coroutine', dropped);

/** What a test runner, or a program, prints and ends with. */
function run(text: string, command: readonly string[] = []) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, 'file.cjs'), text);
  const env = { ...process.env, NODE_OPTIONS: '', VITEST: '', NODE_TEST_CONTEXT: undefined };
  const options = { cwd: directory, encoding: 'utf8', env } as const;
  const { status, stdout } = spawnSync(process.execPath, [...command, 'file.cjs'], options);
  return {
    status,
    stdout: stdout.replaceAll(/ \(?\d+(?:\.\d+)?m?s\)?|duration_ms.*/g, '').replaceAll(/^ +at .*\n/gm, ''),
  };
}

const testing = (program: string) => `const Promise = require('bluebird');\nconst co = require('co');\n${program}\n`;
const tests = testing(`
before(Promise.coroutine(function* () { this.kept = yield Promise.delay(1, 'kept'); }));
it('passes', Promise.coroutine(function* () { if ((yield Promise.resolve(1)) !== 1 || this.kept !== 'kept') throw new Error(); }));
it('fails', Promise.coroutine(function* () { yield Promise.reject(new Error('by intent')); }));
it('has a parameter', co.wrap(function* (done) { yield Promise.resolve(1); }));
it.skip('is skipped', Promise.coroutine(function* () { throw new Error(); }));
`);

describe('mocha', () => {
  const mocha = [require.resolve('mocha/bin/mocha.js'), '--reporter', 'tap'];
  const options = { dependencies: { mocha: '^11.7.5', bluebird: '^3.7.2' } };

  it('says the same of wrapped tests, which lose a callback that they never got', () => {
    const { text, reasons } = convertProgram(tests, options);
    expect([...reasons]).toEqual([]);
    expect(text).not.toMatch(/coroutine|co\.wrap|done/);
    const observed = run(tests, mocha);
    expect(run(text, mocha)).toEqual(observed);
    expect(observed.stdout).toMatch(/# pass 2\n# fail 1/);
  });

  it('would wait for a callback that a test mentions', () => {
    const program = testing(`it('asks', co.wrap(function* (done) { if (done) yield Promise.resolve(1); }));`);
    const { text, reasons } = convertProgram(program, { ...options, preset: 'migrate' });
    expect(text).toBe(program);
    expect([...reasons]).toEqual(['test-callback']);
    expect(run(program, mocha).stdout).toContain('# pass 1');
    const converted = program
      .replace('co.wrap(function*', 'async function')
      .replace('}));', '});')
      .replace('yield', 'await');
    expect(run(converted, mocha).stdout).toContain('# fail 1');
  });
});

describe('node:test', () => {
  it('says the same of wrapped tests, which keep the context', () => {
    const program = testing(`const { test } = require('node:test');
test('passes', co.wrap(function* (t) { t.diagnostic(yield Promise.resolve('context')); }));
test('has a callback', co.wrap(function* (t, done) { t.diagnostic(yield Promise.resolve('context')); }));
test('fails', Promise.coroutine(function* () { yield Promise.reject(new Error('by intent')); }));`);
    const { text, reasons } = convertProgram(program);
    expect([...reasons]).toEqual([]);
    expect(text).not.toMatch(/coroutine|co\.wrap|done/);
    const command = ['--test-reporter=tap', '--test'];
    const summary = (of: string) => run(of, command).stdout.match(/^# (?:pass|fail|context).*$/gm);
    expect(summary(text)).toEqual(summary(program));
    expect(summary(program)).toContain('# pass 2');
  });
});

describe('koa', () => {
  const serve = (program: string) => `${program}
application.silent = true;
const server = application.listen(0, async () => {
  for (const path of ['/', '/fails']) {
    const response = await fetch('http://127.0.0.1:' + server.address().port + path);
    console.log(response.status, await response.text());
  }
  server.close();
});`;

  it.each([
    ['koa', 3],
    ['koa2', 2],
  ])('%s answers the same by wrapped middleware', (name, major) => {
    const program = serve(`const Koa = require('koa');
const Bluebird = require('bluebird');
const application = new Koa();
application.use(Bluebird.coroutine(function* (ctx, next) { yield next(); ctx.body += yield Bluebird.delay(1, '!'); }));
application.use(Bluebird.coroutine(function* (ctx) { if (ctx.path !== '/') ctx.throw(418); ctx.body = yield Bluebird.resolve('ran'); }));`);
    const { text, reasons } = convertProgram(program, { dependencies: { koa: `^${major}.0.0` } });
    expect([...reasons]).toEqual([]);
    expect(text).not.toContain('coroutine');
    const installed = (of: string) => run(of.replace("require('koa')", `require('${name}')`));
    expect(installed(text)).toEqual(installed(program));
    expect(installed(program).stdout).toMatch(/^200 ran!\n418 /);
  });
});
