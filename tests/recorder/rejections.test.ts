import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { installRunners, RecordedProject } from './recorded-project.js';

const service = `const Promise = require('bluebird');
exports.load = Promise.coroutine(function* (store) { return yield store.find(); });
`;
/** The same with Q, whose promises tell less of who takes them. */
const serviceOfQ = service
  .replace("const Promise = require('bluebird')", "const Q = require('q')")
  .replace('Promise.coroutine', 'Q.async');
const loaded = 'exports.load = async function (store) { return await store.find(); };';

/**
 * A program that calls the coroutine, and tells what came of it, and that it still lives afterwards. One timer after the
 * other, so that what is due comes first on a machine that is late.
 */
const program = (call: string) => `const Bluebird = require('bluebird');
const { load } = require('./service');
const fail = process.env.FAIL === '1';
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const store = { find: () => (fail ? Bluebird.delay(5).then(() => { throw new Error('no store'); }) : Bluebird.delay(5, 1)) };
const tell = (value) => console.log(String(value));
const main = () => { ${call} };
main();
setTimeout(setTimeout, 40, setTimeout, 10, tell, 10, 'alive');
`;

/** What a program printed and how it ended, where nothing listens to rejections that nobody handles. */
function ending(project: RecordedProject, fail: boolean) {
  const env = { ...process.env, NODE_OPTIONS: '', FAIL: fail ? '1' : '0' };
  const { status, stdout } = spawnSync('node', ['main.js'], { cwd: project.directory, env, encoding: 'utf8' });
  return { status, stdout };
}

async function recorded(call: string, text = service) {
  const project = new RecordedProject({ 'service.js': text, 'main.js': program(call) });
  expect(await project.record('node', 'main.js')).toMatchObject({ status: 0 });
  return project;
}

beforeAll(installRunners, 600_000);

describe('a coroutine that others call is fixed where a run shows that they handle its rejections in time', () => {
  it.each([
    ['a handler of `then`', 'load(store).then(tell, tell);'],
    ['`catch` behind `then`', 'load(store).then((value) => value + 1).catch(tell);'],
    ['`finally` before `catch`', 'load(store).finally(() => tell(0)).catch(tell);'],
    ['`await`', '(async () => { try { tell(await load(store)); } catch (error) { tell(error); } })();'],
    ['an async function that returns it', '(async () => load(store))().then(tell, tell);'],
    ['a handler that returns it', 'Bluebird.delay(2).then(() => load(store)).then(tell, tell);'],
    ['a native handler that returns it', 'delay(2).then(() => load(store)).then(tell, tell);'],
    [
      'a coroutine that yields it',
      'Bluebird.coroutine(function* () { return yield load(store); })().then(tell, tell);',
    ],
    ['a coroutine that returns it', 'Bluebird.coroutine(function* () { return load(store); })().then(tell, tell);'],
    ['`Promise.all` of bluebird', 'Bluebird.all([load(store), load(store)]).then(tell, tell);'],
    ['`Promise.map` of bluebird', 'Bluebird.map([1, 2], () => load(store)).then(tell, tell);'],
    ['`Promise.all`', 'Promise.all([load(store), load(store)]).then(tell, tell);'],
    ['`Promise.resolve` of bluebird', 'Bluebird.resolve(load(store)).then(tell, tell);'],
    ['`resolve` of another promise', 'new Promise((resolve) => resolve(load(store))).then(tell, tell);'],
    ['`resolve` of one of bluebird', 'new Bluebird((resolve) => resolve(load(store))).then(tell, tell);'],
    ['two handlers', 'const p = load(store); p.then(tell, tell); p.catch(tell);'],
    ['`catch` later, too', 'const p = load(store); p.catch(tell); delay(30).then(() => p).catch(tell);'],
  ])('by %s', async (_, call) => {
    const project = await recorded(call);
    const before = [false, true].map((fail) => ending(project, fail));
    expect(before).toEqual([expect.objectContaining({ status: 0 }), expect.objectContaining({ status: 0 })]);

    await project.run('--fix', 'service.js');

    expect(project.read('service.js')).toContain(loaded);
    expect([false, true].map((fail) => ending(project, fail))).toEqual(before);
  });

  it('also where it never waits', async () => {
    const text = `const Promise = require('bluebird');
exports.load = Promise.coroutine(function* (store) { if (store.missing) yield store.find(); return 1; });
`;
    const project = await recorded(
      'Bluebird.resolve(load({})).then(tell, tell); load({ ...store, missing: 1 }).catch(tell);',
      text,
    );

    await project.run('--fix', 'service.js');

    expect(project.read('service.js')).toContain('exports.load = async function');
  });

  it('also of Q, as far as its promises tell', async () => {
    const project = await recorded('load(store).then(tell, tell);', serviceOfQ);
    const before = ending(project, true);

    await project.run('--fix', 'service.js');

    expect(project.read('service.js')).toContain(loaded);
    expect(ending(project, true)).toEqual(before);
  });
});

describe('it stays where a run shows that one of them does not', () => {
  it.each([
    ['dropped', 'load(store);'],
    ['dropped after `then`', 'load(store).then(tell);'],
    ['dropped after `finally`', 'load(store).finally(tell);'],
    [
      'dropped after `finally` of a settled one',
      'const p = load(store); p.catch(tell).then(() => { p.finally(tell); });',
    ],
    ['dropped where another handler is attached', 'const p = load(store); p.catch(tell); p.then(tell);'],
    [
      'dropped behind a handler',
      'load(store).catch((error) => tell(error)).then(() => { if (fail) throw new Error(); });',
    ],
    [
      'kept while something else is awaited',
      '(async () => { const p = load(store); await delay(20); await p.catch(tell); })();',
    ],
    ['handled in a later turn', 'const p = load(store); setTimeout(() => p.catch(tell), 20);'],
    ['dropped once of many times', 'load(store).catch(tell); load(store).catch(tell); load(store);'],
  ])('%s', async (_, call) => {
    const project = await recorded(call);
    const before = ending(project, true);
    expect(before).toMatchObject({ status: 0, stdout: expect.stringContaining('alive') });

    await project.run('--fix', 'service.js');
    expect(project.read('service.js')).toBe(service);

    await project.run('--fix', '--reason', 'unhandled-errors', 'service.js');
    expect(project.read('service.js')).toContain(loaded);
    // What was seen in the run is what would end the process.
    expect(ending(project, true)).toMatchObject({ status: 1, stdout: expect.not.stringContaining('alive') });
  });

  it.each([
    ['dropped', 'load(store);'],
    [
      'taken in by what its promises do not tell of',
      'Bluebird.delay(1).then(() => 1); const { resolve, promise } = require("q").defer(); resolve(load(store)); promise.then(tell, tell);',
    ],
  ])('of Q, %s', async (_, call) => {
    const project = await recorded(call, serviceOfQ);

    await project.run('--fix', 'service.js');

    expect(project.read('service.js')).toBe(serviceOfQ);
  });
});
