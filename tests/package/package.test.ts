import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, packPackage, runNode, writeFiles } from './installation.js';

const source = `const co = require('co');

const load = co.wrap(function* (id) { return yield fetch(id); });

module.exports = load;
`;

const fixed = `const load = async function (id) { return await fetch(id); };

module.exports = load;
`;

/** Each a project of its own: the packed plugin beside nothing but these. */
const projects = {
  'eslint-8': ['eslint@8.57.1'],
  'eslint-9': ['eslint@9.39.5'],
  'eslint-10': ['eslint@10.15.0'],
  'typescript-7': ['eslint@10.15.0', 'typescript@7.0.2'],
  'typescript-5.9': ['typescript@5.9.3'],
  oxlint: ['oxlint@1.94.0'],
};

/** Those that must work without ESLint, which npm would install as a peer. */
const withoutPeers: readonly string[] = ['oxlint', 'typescript-5.9'];

let root: string;
const project = (name: keyof typeof projects): string => join(root, name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'native-async-package-'));
  const tarball = await packPackage(root);
  // One after the other: npm uses both cores of a small machine by itself.
  for (const [name, packages] of Object.entries(projects)) {
    const flags = withoutPeers.includes(name) ? ['--legacy-peer-deps'] : [];
    await install(join(root, name), [tarball, ...packages], flags);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const configs = {
  eslintrc: {
    '.eslintrc.json': JSON.stringify({
      root: true,
      parserOptions: { ecmaVersion: 2022 },
      extends: ['plugin:native-async/legacy-recommended'],
    }),
  },
  'a CommonJS flat config': {
    'eslint.config.cjs': `module.exports = [require('eslint-plugin-native-async').configs.recommended];`,
  },
  'an ES module flat config': {
    'eslint.config.mjs': `import nativeAsync from 'eslint-plugin-native-async';
      export default [nativeAsync.configs.recommended];`,
  },
  'a preset named as text': {
    'eslint.config.mjs': `import { defineConfig } from 'eslint/config';
      import nativeAsync from 'eslint-plugin-native-async';
      export default defineConfig([{ plugins: { 'native-async': nativeAsync }, extends: ['native-async/recommended'] }]);`,
  },
};

describe.each([
  ['eslint-8', 'eslintrc'],
  ['eslint-8', 'a CommonJS flat config'],
  ['eslint-8', 'an ES module flat config'],
  ['eslint-9', 'a CommonJS flat config'],
  ['eslint-9', 'an ES module flat config'],
  ['eslint-9', 'a preset named as text'],
  ['eslint-10', 'a CommonJS flat config'],
  ['eslint-10', 'an ES module flat config'],
  ['eslint-10', 'a preset named as text'],
  ['typescript-7', 'an ES module flat config'],
] as const)('%s with %s', (name, config) => {
  it('reports, fixes, and is content afterwards', async () => {
    const folder = join(project(name), config.replaceAll(' ', '-'));
    writeFiles(folder, { ...configs[config], 'load.cjs': source });
    const flat = { ESLINT_USE_FLAT_CONFIG: String(config !== 'eslintrc') };
    const lint = (...args: string[]) =>
      runNode(
        folder,
        join(project(name), 'node_modules/eslint/bin/eslint.js'),
        ['--format=json', ...args, 'load.cjs'],
        flat,
      );

    expect(ruleIds(await lint())).toEqual(['native-async/no-coroutine-wrapper']);
    const fixing = await lint('--fix');
    expect(ruleIds(fixing)).toEqual([]);
    expect(fixing.code).toBe(0);
    expect(readFileSync(join(folder, 'load.cjs'), 'utf8')).toBe(fixed);
  });
});

describe('the index of a package', () => {
  it.each([
    ['eslint-8', []],
    ['eslint-9', ['--concurrency=2']],
    ['eslint-10', ['--concurrency=2']],
  ] as const)('makes the cache of %s notice that another file is another', async (name, options) => {
    const folder = join(project(name), 'indexed');
    const lib = (form: string) => `exports.load = ${form} (id) { yield_(id); return id; };\nfunction yield_() {}\n`;
    writeFiles(folder, {
      'package.json': '{ "name": "indexed" }',
      'eslint.config.mjs': `import nativeAsync from 'eslint-plugin-native-async';
        import { projectIndex } from 'eslint-plugin-native-async/project';
        export default [
          nativeAsync.configs.recommended,
          { files: ['**/*.cjs'], settings: { 'native-async': { project: projectIndex() } } },
        ];`,
      'lib.cjs': lib('async function'),
      'use.cjs': `const co = require('co');\nconst { load } = require('./lib.cjs');\nexports.use = co.wrap(function* () { return yield load(1); });\n`,
    });
    const index = () => runNode(folder, join(project(name), 'node_modules/.bin/native-async'), ['index']);
    const isFixed = async () => {
      const eslint = join(project(name), 'node_modules/eslint/bin/eslint.js');
      const { stdout, stderr } = await runNode(folder, eslint, ['--cache', '--format=json', ...options, '.'], {
        ESLINT_USE_FLAT_CONFIG: 'true',
        // ESLint says that two threads are no gain for two files.
        NODE_NO_WARNINGS: '1',
      });
      expect(stderr).toBe('');
      const results = JSON.parse(stdout) as { filePath: string; messages: { fix?: object }[] }[];
      return results
        .filter(({ filePath }) => filePath.endsWith('use.cjs'))
        .map(({ messages }) => messages[0]?.fix !== undefined);
    };
    expect((await index()).code).toBe(0);
    expect(await isFixed()).toEqual([true]);
    writeFiles(folder, { 'lib.cjs': lib('function*') });
    await index();
    expect(await isFixed()).toEqual([false]);
  });
});

describe('without TypeScript', () => {
  it.each(['eslint-8', 'eslint-9', 'eslint-10'] as const)('the plugin brings none to %s', (name) => {
    expect(existsSync(join(project(name), 'node_modules/eslint'))).toBe(true);
    expect(existsSync(join(project(name), 'node_modules/typescript'))).toBe(false);
    expect(existsSync(join(project(name), 'node_modules/@typescript-eslint'))).toBe(false);
  });
});

describe('the command', () => {
  it.each(['eslint-9', 'eslint-10', 'typescript-7'] as const)('runs as installed in %s', async (name) => {
    const folder = join(project(name), 'command');
    writeFiles(folder, { 'load.cjs': source });
    const command = (...args: string[]) =>
      runNode(folder, join(project(name), 'node_modules/.bin/native-async'), [...args, 'load.cjs']);

    expect(await command()).toMatchObject({
      code: 1,
      stderr: '',
      stdout: expect.stringContaining('co.wrap') as string,
    });
    expect(await command('--fix')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, 'load.cjs'), 'utf8')).toBe(fixed);
  });
});

it('the command records a run', async () => {
  const folder = join(project('eslint-10'), 'recorded');
  const program = 'const co = (f) => { const g = f(); g.next().value.then((v) => g.next(v)); };\n';
  writeFiles(folder, { 'main.cjs': `${program}co(function* () { yield Promise.resolve(1); });\n` });
  const command = join(project('eslint-10'), 'node_modules/eslint-plugin-native-async/dist/src/cli/main.js');
  const { code, stderr } = await runNode(folder, command, ['record', '--', process.execPath, 'main.cjs']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('recorded 1 of the 1 suspensions')]);
});

describe('oxlint', () => {
  it('reports and fixes where ESLint is not installed', async () => {
    const folder = project('oxlint');
    expect(existsSync(join(folder, 'node_modules/eslint'))).toBe(false);
    const config = {
      jsPlugins: ['eslint-plugin-native-async'],
      categories: { correctness: 'off' },
      rules: { 'native-async/no-coroutine-wrapper': 'error' },
    };
    writeFiles(folder, { '.oxlintrc.json': JSON.stringify(config), 'load.cjs': source });
    const lint = (...args: string[]) => runNode(folder, 'node_modules/oxlint/bin/oxlint', [...args, 'load.cjs']);

    const { stdout } = await lint('--format=json');
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
    expect(diagnostics.map(({ code }) => code)).toEqual(['native-async(no-coroutine-wrapper)']);
    // oxlint makes one pass a run; the import is left over once the call is converted.
    await lint('--fix');
    const second = await lint('--fix');
    expect(second.code).toBe(0);
    expect(readFileSync(join(folder, 'load.cjs'), 'utf8')).toBe(fixed);
  });
});

describe('types', () => {
  const compilers = {
    '5.9': () => join(project('typescript-5.9'), 'node_modules/typescript/bin/tsc'),
    '6.0': () => join(process.cwd(), 'node_modules/typescript/bin/tsc'),
    '7.0': () => join(project('typescript-7'), 'node_modules/typescript/bin/tsc'),
  };
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    types: [],
  };
  const files = ['eslint.config.mts', 'eslint.config.cts'];

  it.each(
    (['eslint-9', 'eslint-10'] as const).flatMap((name) =>
      (['5.9', '6.0', '7.0'] as const).map((version) => [name, version] as const),
    ),
  )('configs for %s compile under TypeScript %s, every declaration file checked', async (name, version) => {
    const folder = project(name);
    expect(existsSync(join(folder, 'node_modules/@typescript-eslint'))).toBe(false);
    writeFiles(folder, { 'tsconfig.json': JSON.stringify({ compilerOptions, files }) });
    for (const file of files) copyFileSync(join(import.meta.dirname, 'fixtures', file), join(folder, file));

    const { code, stdout } = await runNode(folder, compilers[version](), ['--project', '.', '--listFilesOnly']);
    expect(code).toBe(0);
    const declarations = stdout.split('\n').filter((file) => file.includes('eslint-plugin-native-async/'));
    expect(declarations.map((file) => file.replace(/^.*eslint-plugin-native-async\//, '')).sort()).toEqual(
      ['index', 'parser/index'].map((entry) => `dist/src/${entry}.d.ts`),
    );
    expect(await runNode(folder, compilers[version](), ['--project', '.'])).toMatchObject({ code: 0, stdout: '' });
  });
});

function ruleIds({ stdout, stderr }: { stdout: string; stderr: string }): (string | null)[] {
  expect(stderr).toBe('');
  const [file] = JSON.parse(stdout) as [{ messages: { ruleId: string | null }[] }];
  return file.messages.map(({ ruleId }) => ruleId);
}
