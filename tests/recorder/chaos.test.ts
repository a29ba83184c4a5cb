import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/recorder/index.js';
import { root } from '../support/native-async.js';
import { installRunners, RecordedProject } from './recorded-project.js';

const main = path.join(root, 'dist/src/cli/main.js');
const program = `const co = require('co');
const load = co.wrap(function* (id) { return yield store.find(id); });
const store = { find: (id) => Promise.resolve(id) };
`;
const files = (end: string) => ({ 'main.js': `${program}load(1).then(() => {\n${end}\n});\n` });
const kinds = (project: RecordedProject) =>
  project.recorded('main.js', /^load$/).suspensions.map(({ yields }) => yields.kinds);

beforeAll(installRunners, 600_000);

describe('what a command does is handed on', () => {
  it('its exit code, by process.exit', async () => {
    const project = new RecordedProject(files('process.exit(3);'));

    expect(await project.record('node', 'main.js')).toMatchObject({ status: 3 });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('its exit code, by an error', async () => {
    const project = new RecordedProject(files('throw new Error("on purpose");'));

    const { status, stderr } = await project.record('node', 'main.js');
    expect(status).toBe(1);
    expect(stderr).toContain('on purpose');
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('its output, and nothing else', async () => {
    const project = new RecordedProject(files('console.log("out"); console.error("err");'));

    const { stdout, stderr } = await project.record('node', 'main.js');
    expect(stdout).toBe('out\n');
    expect(stderr).toMatch(/^err\nnative-async: recorded 1 of the 1 suspensions .*\n$/);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('the signal %s that ends it', async (signal) => {
    const project = new RecordedProject(
      files(`process.kill(process.pid, '${signal}');\nsetTimeout(() => undefined, 60_000);`),
    );

    expect(await ending(project)).toEqual({ code: null, signal });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('a signal to the command itself, which the program may handle', async () => {
    const project = new RecordedProject(
      files(
        `process.on('SIGTERM', () => process.exit(7));\nconsole.log('ready');\nsetTimeout(() => undefined, 60_000);`,
      ),
    );

    expect(await ending(project, 'SIGTERM')).toEqual({ code: 7, signal: null });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('that there is no such command', async () => {
    const project = new RecordedProject({});

    expect(await project.record('no-such-command')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot run "no-such-command"'),
    });
  });

  it('nothing where its own options are not understood', async () => {
    const project = new RecordedProject(files(''));

    expect(await project.run('record', '--no-such-option', '--', 'node', 'main.js')).toMatchObject({ status: 2 });
    expect(await project.run('record')).toMatchObject({ status: 2 });
    expect(project.evidence).toBeUndefined();
  });
});

describe('what was recorded is not lost', () => {
  it('where a process is killed', async () => {
    const project = new RecordedProject({
      ...files("setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);"),
      'parent.js': `require('node:child_process').fork('./main.js').on('exit', () => console.log('done'));`,
    });

    expect(await project.record('node', 'parent.js')).toMatchObject({ status: 0, stdout: 'done\n' });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('where the command is killed, and can be merged afterwards', async () => {
    const project = new RecordedProject(files("console.log('ready');\nsetTimeout(() => undefined, 3000);"));

    await ending(project, 'SIGKILL', 1000);
    expect(project.evidence).toBeUndefined();
    expect(await project.run('record', '--merge')).toMatchObject({ status: 0 });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('whenever the command is killed', async () => {
    const project = new RecordedProject(
      files("console.log('ready');\nsetInterval(() => load(2), 5);\nsetTimeout(() => process.exit(), 1500);"),
    );

    // As the command merges, and in no process of its own: a machine that is busy takes seconds to start one.
    const store = openStore(project.path('.native-async'), project.directory);
    for (let after = 0; after <= 700; after += 100) {
      await ending(project, 'SIGKILL', after);
      // The program goes on, and writes.
      for (let later = after; later < after + 100; later += 10) {
        expect(store.merge(), `${later} ms after it was ready`).toEqual(project.evidence);
        await setTimeout(10);
      }
    }
    await project.record('node', 'main.js');
    expect(kinds(project)).toEqual([{ promise: expect.any(Number) }]);
  });

  it('where a process outlives a command that is killed, and is merged while it writes', async () => {
    const project = new RecordedProject({
      ...files("console.log('ready');\nsetInterval(() => load(2), 5);\nsetTimeout(() => process.exit(), 1500);"),
      'parent.js': `const { load } = require('./earlier');
load(1).then(() => require('node:child_process').fork('./main.js', { stdio: 'inherit' }));`,
      'earlier.js': `${program}exports.load = load;\n`,
    });

    await ending(project, 'SIGKILL', 500, 'parent.js');
    const counts: number[] = [];
    for (const end = Date.now() + 2000; Date.now() < end;) {
      expect(await project.run('record', '--merge')).toMatchObject({ status: 0 });
      counts.push(kinds(project)[0]?.promise ?? 0);
    }
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(project.recorded('earlier.js', /^load$/).suspensions[0]!.yields.kinds).toEqual({ promise: 1 });
  });

  it('where two runs are under way at once, or one after the other', async () => {
    const project = new RecordedProject(files(''));

    await Promise.all([project.record('node', 'main.js'), project.record('node', 'main.js')]);
    expect(kinds(project)).toEqual([{ promise: 2 }]);
    await project.record('node', 'main.js');
    expect(kinds(project)).toEqual([{ promise: 3 }]);
    expect(project.evidence!.runs).toEqual(readdirSync(project.path('.native-async/runs')));
    rmSync(project.path(`.native-async/runs/${project.evidence!.runs![0]}`));
    await project.run('record', '--merge');
    expect(kinds(project)).toEqual([{ promise: 2 }]);
    await project.run('record', '--clean', '--', 'node', 'main.js');
    expect(kinds(project)).toEqual([{ promise: 1 }]);
    await project.run('record', '--clean');
    expect(existsSync(project.path('.native-async'))).toBe(false);
  });

  it('where another folder is named', async () => {
    const project = new RecordedProject(files(''));

    await project.run('record', '--out', 'kept', '--', 'node', 'main.js');
    expect(readdirSync(project.path('kept')).sort()).toEqual(['.gitignore', 'cache', 'evidence.json', 'runs']);
  });
});

describe('nothing is in the way', () => {
  it('where the folder cannot be written', async () => {
    const project = new RecordedProject(files('console.log("out");'));
    // A file in the place of the folder: whoever runs this may be allowed to write everywhere.
    writeFileSync(project.path('.native-async'), '');

    expect(await project.record('node', 'main.js')).toMatchObject({
      status: 0,
      stdout: 'out\n',
      stderr: expect.stringContaining('nothing is recorded'),
    });
  });

  it('where no coroutine runs', async () => {
    const project = new RecordedProject({ 'main.js': 'console.log(1);' });

    expect(await project.record('node', 'main.js')).toMatchObject({
      status: 0,
      stdout: '1\n',
      stderr: expect.stringContaining('no coroutine ran'),
    });
    expect(project.evidence).toBeUndefined();
  });

  it('where options of Node.js are given by the environment', async () => {
    const project = new RecordedProject({
      ...files('console.log(globalThis.given);'),
      'given.js': 'globalThis.given = 1;',
      'start.js': `const { NODE_OPTIONS } = process.env;
const env = { ...process.env, NODE_OPTIONS: NODE_OPTIONS + ' --require ./given.js' };
require('node:child_process').spawn('node', ['main.js'], { env, stdio: 'inherit' });`,
    });

    expect(await project.record('node', 'start.js')).toMatchObject({ stdout: '1\n' });
    expect(kinds(project)).toEqual([{ promise: 1 }]);
  });

  it('where a test replaces the function that loads modules', async () => {
    const project = new RecordedProject({
      'main.js': `const Module = require('node:module');
const { _load: load } = Module;
Module._load = (request, parent) => (parent.filename === undefined ? undefined : load.call(Module, request, parent));
require('./program');`,
      'program.js': `${program}load(1);`,
    });

    expect(await project.record('node', 'main.js')).toMatchObject({ status: 0 });
    expect(project.recorded('program.js', /^load$/).suspensions[0]!.yields.kinds).toEqual({ promise: 1 });
  });

  it('where files cannot be parsed', async () => {
    const project = new RecordedProject({
      ...files("try { require('./broken'); } catch (error) { console.log(error.name); }"),
      'broken.js': 'function* f() { yield ( }',
    });

    expect(await project.record('node', 'main.js')).toMatchObject({ status: 0, stdout: 'SyntaxError\n' });
  });

  it('where there are ten thousand files', async () => {
    const project = new RecordedProject({
      'main.js': `${program}for (let i = 0; i < 10_000; i++) require('./many/' + i);\nload(1);\n`,
    });
    mkdirSync(project.path('many'));
    for (let index = 0; index < 10_000; index++) {
      writeFileSync(project.path(`many/${index}.js`), `exports.f = function* () { yield ${index}; };\n`);
    }

    expect(await project.record('node', 'main.js')).toMatchObject({ status: 0 });
    expect(Object.keys(project.evidence!.files)).toHaveLength(10_001);
  }, 600_000);
});

/** Records the program, sends a signal once it is ready, and tells how the command ended. */
function ending(project: RecordedProject, signal?: NodeJS.Signals, after = 0, script = 'main.js') {
  return new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    const child = spawn(process.execPath, [main, 'record', '--', 'node', script], { cwd: project.directory });
    child.stdout.once('data', () => {
      if (signal) void setTimeout(after).then(() => child.kill(signal));
    });
    child.once('exit', (code, by) => resolve({ code, signal: by }));
  });
}
