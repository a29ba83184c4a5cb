import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "tree", "private": true }',
  'store.js': `const co = require('co');
exports.load = async (id) => id;
exports.list = function* () {
  return [yield exports.load(1)];
};
class Shelf {
  find(id) {
    return Promise.resolve(id);
  }
}
exports.save = co.wrap(function* (id) {
  return yield exports.load(id);
});
exports.open = (make) => make(Shelf);
`,
  'main.js': `const co = require('co');
const dep = require('dep');
const store = require('./store');
co(function* () {
  yield store.load(1);
  yield store.save(1);
  yield* store.list();
  yield dep.fetch(1);
  yield [Promise.resolve(1), store.load(2)];
  const shelf = store.open((Shelf) => new Shelf());
  yield shelf.find(1);
  yield process.argv.length > 9 ? store.load(3) : unknown(4);
}).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
function unknown(id) {
  return globalThis.later ? globalThis.later(id) : new Promise((done) => done(id));
}
`,
  'node_modules/dep/package.json': '{ "name": "dep", "main": "index.js" }',
  'node_modules/dep/index.js': 'exports.fetch = (id) => new Promise((done) => done(id));\n',
};

interface Site {
  readonly file: string;
  readonly line: number;
  readonly operand: string;
  readonly source?: string;
  readonly by: string;
  readonly run: string;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'native-async-reach-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  symlinkSync(path.resolve('node_modules/co'), path.join(folder, 'node_modules/co'), 'dir');
  const { status, stderr } = run(['dist/src/cli/main.js', 'record', '--', process.execPath, 'main.js'], folder);
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run([script = '', ...values]: readonly string[], cwd = process.cwd()) {
  return spawnSync(process.execPath, [path.resolve(script), ...values], { cwd, encoding: 'utf8' });
}

function reach(...options: readonly string[]) {
  return run(['tools/reach/run.mjs', ...options, folder]);
}

describe('npm run reach', () => {
  it('tells by what each suspension is decided, and where', () => {
    const { status, stdout, stderr } = reach('--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const sites = Object.values(JSON.parse(stdout) as Record<string, readonly Site[]>).flat();
    expect(sites.map(({ file, line, source, by, run: ran }) => [`${file}:${line}`, source ?? 'open', by, ran])).toEqual(
      [
        ['main.js:5', 'project', 'store.js:2', 'decided'],
        ['main.js:6', 'project', 'store.js:11', 'decided'],
        ['main.js:7', 'project', 'store.js:3', 'decided'],
        ['main.js:8', 'package', 'node_modules/dep/index.js:1', 'decided'],
        ['main.js:9', 'file', 'line 9', 'decided'],
        ['main.js:11', 'name', 'store.js:7', 'decided'],
        ['main.js:12', 'open', '', 'decided'],
        ['store.js:4', 'file', 'line 4', 'decided'],
        ['store.js:12', 'file', 'line 12', 'decided'],
      ],
    );
  });

  it('counts what names say in a column of its own, and not as decided', () => {
    const { stdout } = reach();
    expect(stdout).toMatch(
      /\b9 +│ 8 +│ '33\.3 %' +│ '0\.0 %' +│ '0\.0 %' +│ '33\.3 %' +│ '11\.1 %' +│ '11\.1 %' +│ '77\.8 %'/,
    );
  });

  it('fails where a run shows something else than the code, and names the place', () => {
    const recorded = path.join(folder, '.native-async/evidence.json');
    const text = readFileSync(recorded, 'utf8');
    const evidence = JSON.parse(text) as {
      files: Record<string, { suspensions: { operand: string; yields: { kinds: object } }[] }[]>;
    };
    const suspensions = Object.values(evidence.files).flatMap((found) => found.flatMap((one) => one.suspensions));
    for (const one of suspensions) if (one.operand.startsWith('dep.fetch')) one.yields.kinds = { array: 1 };
    writeFileSync(recorded, JSON.stringify(evidence));
    const { status, stderr } = reach();
    writeFileSync(recorded, text);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'contradiction: main.js:8 `dep.fetch(1)` is promise by the code, array in the run (node_modules/dep/index.js:1)\n',
    });
  });
});
