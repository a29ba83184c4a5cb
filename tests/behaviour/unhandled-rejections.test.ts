import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';

/** What can be seen of a process that runs a program in which nobody listens to unhandled rejections. */
function runProcess(program: string) {
  const { status, stdout } = spawnSync(process.execPath, ['-'], {
    cwd: import.meta.dirname,
    input: program,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, stdout };
}

const alive = `setTimeout(() => console.log('still alive'), 60);`;
const coroutines = {
  Q: `const Q = require('q');\nconst job = Q.async(function* () { yield Q.delay(1); throw new Error('nobody'); });`,
  bluebird: `const Bluebird = require('bluebird');\nconst job = Bluebird.coroutine(function* () { yield Bluebird.delay(1); throw new Error('nobody'); });`,
  co: `const co = require('co');\nconst job = co.wrap(function* () { yield Promise.resolve(1); throw new Error('nobody'); });`,
};

const unhandled = [
  'job();',
  'void job();',
  'job().then(console.log);',
  'job().finally(() => {});',
  '(async () => { const kept = job(); await new Promise((done) => setTimeout(done, 20)); try { await kept; } catch {} })();',
  '(async () => { const kept = job(); if (Math.random() < 2) await new Promise((done) => setTimeout(done, 20)); await kept.then(0, () => {}); })();',
  'const kept = job(); setTimeout(() => { kept.catch(() => {}); }, 20);',
  'const kept = job(); kept.then(() => {}); kept.catch(() => {});',
  '(async () => { await Promise.all([job(), await new Promise((done) => setTimeout(done, 20))]).catch(() => {}); })();',
];

const handled = [
  'job().catch((error) => console.log(error.message));',
  'job().then(console.log, (error) => console.log(error.message));',
  'job().then(console.log).catch((error) => console.log(error.message));',
  'const kept = job(); kept.catch((error) => console.log(error.message));',
  '(async () => { try { await job(); } catch (error) { console.log(error.message); } })();',
  '(async () => { const kept = job(); try { await kept; } catch (error) { console.log(error.message); } })();',
  '(async () => { try { await Promise.all([job(), job()]); } catch (error) { console.log(error.message); } })();',
  '(async () => job())().catch((error) => console.log(error.message));',
];

describe.each(['Q', 'bluebird'] as const)('a rejection of %s that nobody handles at once', (library) => {
  it.each(unhandled)('%s is converted by no fix', (use) => {
    const program = `${coroutines[library]}\n${use}\n${alive}`;
    const { text, reasons } = convertProgram(program);
    expect(text).toBe(program);
    expect([...reasons]).toContain('unhandled-errors');
    expect(runProcess(program)).toEqual({ status: 0, stdout: 'still alive\n' });
    const { text: suggested } = convertProgram(program, { suggestions: true });
    expect(suggested).not.toBe(program);
    expect(runProcess(suggested)).toEqual({ status: 1, stdout: '' });
  });
});

describe.each(['Q', 'bluebird'] as const)('a rejection of %s that is handled at once', (library) => {
  it.each(handled)('%s does the same after a fix', (use) => {
    const program = `${coroutines[library]}\n${use}\n${alive}`;
    const { text, reasons } = convertProgram(program);
    expect([...reasons]).toEqual([]);
    expect(text).not.toBe(program);
    expect(runProcess(text)).toEqual(runProcess(program));
  });
});

describe('a rejection of co that nobody handles', () => {
  it.each(['job();', 'job().then(console.log);'])('%s ends the process before and after', (use) => {
    const program = `${coroutines.co}\n${use}\n${alive}`;
    const { text } = convertProgram(program);
    expect(text).not.toBe(program);
    expect(runProcess(text)).toEqual(runProcess(program));
    expect(runProcess(program)).toEqual({ status: 1, stdout: '' });
  });
});
