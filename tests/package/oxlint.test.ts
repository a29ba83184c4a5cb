import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { runNode, writeFiles } from './installation.js';

const rules = [
  'no-ambiguous-generator',
  'no-coroutine-wrapper',
  'no-floating-generator',
  'no-misused-async-generator',
  'no-unprimed-generator',
];

const before = `import co from 'co';
export const load = co.wrap(function* (id) {
  return yield read(id);
});
function* steps() { const given = yield 1; }
export function step() { const stepping = steps(); stepping.next('lost'); }
function* task() { const answer = yield fetch('/'); return answer.json(); }
export function start() { task(); }
async function* items() { yield 1; }
export async function last() { for (const item of items()) item; }
`;

const migrated = `export const load = async function (id) {
  return await read(id);
};
function* steps() { const given = yield 1; }
export function step() { const stepping = steps();
stepping.next(); stepping.next('lost'); }
async function task() { const answer = await fetch('/'); return answer.json(); }
export function start() { task(); }
async function* items() { yield 1; }
export async function last() { for await (const item of items()) item; }
`;

let oxlint: string;
let folder: string;

beforeAll(() => {
  oxlint = join(installPinned('oxlint', { oxlint: '1.94.0' }), 'node_modules/oxlint/bin/oxlint');
}, 300_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'native-async-oxlint-'));
  return () => rmSync(folder, { recursive: true });
});

function configure(settings: object, changed: object = {}): void {
  const config = {
    jsPlugins: [{ name: 'native-async', specifier: resolve('dist/src/index.js') }],
    categories: { correctness: 'off' },
    settings: { 'native-async': settings },
    rules: { ...Object.fromEntries(rules.map((rule) => [`native-async/${rule}`, 'error'])), ...changed },
  };
  writeFiles(folder, { '.oxlintrc.json': JSON.stringify(config) });
}

const lint = (...args: string[]) => runNode(folder, oxlint, args);

describe('oxlint', () => {
  it('runs the rules, with the shared settings, and reaches the end by fixing again', async () => {
    configure({ fixIntended: true, opaqueOperand: 'await' });
    writeFiles(folder, { 'a.mjs': before });
    const { stdout } = await lint('--format=json', 'a.mjs');
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(rules.map((rule) => `native-async(${rule})`));
    await lint('--fix', 'a.mjs');
    expect((await lint('--fix', 'a.mjs')).code).toBe(0);
    expect(readFileSync(join(folder, 'a.mjs'), 'utf8')).toBe(migrated);
  });

  it('keeps what options, comments and rules that are off leave alone', async () => {
    configure(
      {},
      {
        'native-async/no-ambiguous-generator': 'off',
        'native-async/no-coroutine-wrapper': ['error', { libraries: { bluebird: false } }],
        'native-async/no-floating-generator': 'off',
      },
    );
    const code = (wrapper: string, keyword: string, end: string) => `import co from 'co';
import Bluebird from 'bluebird';
export const outer = ${wrapper} {
  ${keyword} fetch(Bluebird);
  ${keyword} Bluebird.coroutine(function* () { yield fetch(1); })();
  // oxlint-disable-next-line native-async/no-coroutine-wrapper
  ${keyword} co(function* () { yield fetch(2); });
${end};
function* bare() { const answer = yield fetch('/'); return answer.json(); }
export const start = () => bare().then(console.log);
`;
    writeFiles(folder, { 'a.mjs': code('co.wrap(function* ()', 'yield', '})') });
    await lint('--fix', 'a.mjs');
    expect(readFileSync(join(folder, 'a.mjs'), 'utf8')).toBe(code('async function ()', 'await', '}'));
  });

  it('reads other files, and the index of their package', async () => {
    for (const project of ['lazy', { mode: 'index', digest: '' }]) {
      configure({ project });
      writeFiles(folder, {
        'package.json': '{ "name": "a" }',
        'lib.cjs': 'exports.load = function* () {};\n',
        'a.cjs': `const co = require('co');\nexports.a = co.wrap(function* () { yield require('./lib.cjs').load(); });\n`,
      });
      if (project !== 'lazy') await runNode(folder, resolve('dist/src/cli/main.js'), ['index']);
      const { stdout, stderr } = await lint('--format=json', 'a.cjs');
      expect(stdout).toContain('(lib.cjs:1) is a generator');
      expect(stderr).toBe('');
    }
  });

  it('applies the first suggestion on demand', async () => {
    configure({});
    const [importing, , ...rest] = before.split('\n').slice(0, 4);
    writeFiles(folder, {
      'a.mjs': [importing, 'export const load = co.wrap(function* (id) {', ...rest, ''].join('\n'),
    });
    expect((await lint('a.mjs')).code).toBe(1);
    await lint('--fix-suggestions', 'a.mjs');
    expect(readFileSync(join(folder, 'a.mjs'), 'utf8')).toContain('async function (id) {\n  return await read(id);\n}');
  });

  it('fixes the scripts of Vue and Svelte in place', async () => {
    configure({ opaqueOperand: 'await', fixIntended: true });
    const script = (text: string) => `<script>\n${text}</script>\n`;
    const [from, to] = [before, migrated].map((text) => text.slice(0, text.indexOf('function* steps')));
    writeFiles(folder, { 'a.vue': script(from!), 'a.svelte': script(from!) });
    await lint('--fix', '.');
    await lint('--fix', '.');
    expect(readFileSync(join(folder, 'a.vue'), 'utf8')).toBe(script(to!));
    expect(readFileSync(join(folder, 'a.svelte'), 'utf8')).toBe(script(to!));
  });

  it('stops at a misplaced await by itself, as its parser does', async () => {
    configure({});
    writeFiles(folder, { 'a.js': 'function f() { await g(); }\n' });
    const { code, stdout } = await lint('a.js');
    expect(code).toBe(1);
    expect(stdout).toContain('`await` is only allowed within async functions');
  });
});
