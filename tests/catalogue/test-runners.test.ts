import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type TestRunner, testRunners } from '../../src/catalogue/hosts/test-runners.js';
import { convertProgram } from '../support/conversion.js';
import { installedJest } from '../support/installed-jest.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const runnerCalled = (name: string): TestRunner => testRunners.find((runner) => runner.name === name)!;
const names = (host: string, kind: 'functions' | 'skips' | 'suites'): readonly string[] => runnerCalled(host)[kind]!;

/** A file that calls functions of a runner with generator functions, each of which writes its name when it runs. */
function fileFor(functions: readonly string[], head = ''): string {
  const calls = functions.map((name) => {
    const title = /^(?:before|after|setup|teardown|suiteSetup|suiteTeardown)/.test(name) ? '' : `'${name}', `;
    return `${name}(${title}function* () { console.log('RAN', '${name}'); yield Promise.resolve(); throw new Error(); });`;
  });
  return `${head}\n${calls.join('\n')}\n`;
}

async function outputOf(name: string, text: string, command: readonly string[]): Promise<string> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, name), text);
  const env = { ...process.env, VITEST: '', NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' };
  const { stdout, stderr } = await run(process.execPath, [...command, name], { cwd: directory, env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return stdout + stderr;
}

/** Functions without those that keep the others from running. */
const always = (all: readonly string[]) => all.filter((name) => !name.endsWith('.only'));
const mocha = [require.resolve('mocha/bin/mocha.js')];

describe('mocha', () => {
  const bdd = always(names('mocha', 'functions')).filter((name) => /^(?:after|before|it|specify)/.test(name));
  const tdd = always(names('mocha', 'functions')).filter((name) => !bdd.includes(name));

  it('accepts generator functions for tests and hooks, and never runs them', async () => {
    const output = await outputOf('file.cjs', fileFor(bdd), mocha);
    expect(output).not.toContain('RAN');
    expect(output).toContain('2 passing');
    const other = await outputOf('file.cjs', fileFor(tdd), [...mocha, '--ui', 'tdd']);
    expect(other).not.toContain('RAN');
    expect(other).toContain('1 passing');
  });

  it('loses the tests of a suite', async () => {
    const output = await outputOf('file.cjs', fileFor(['describe', 'context']), mocha);
    expect(output).not.toContain('RAN');
    expect(output).toContain('0 passing');
  });

  it('runs them once they are converted', async () => {
    const source = `const { it } = require('mocha');\n${fileFor(['it'])}`;
    const rules = ['no-floating-generator'];
    const { text, reported } = convertProgram(source, { preset: 'migrate', rules, dependencies: { mocha: '^11.7.5' } });
    expect(reported).toHaveLength(1);
    const output = await outputOf('file.cjs', text, mocha);
    expect(output).toContain('RAN it');
    expect(output).toContain('1 failing');
  });
});

it('node:test accepts them, and never runs them', async () => {
  const functions = [...always(names('node:test', 'functions')), ...always(names('node:test', 'suites'))].filter(
    (name) => name !== 'default',
  );
  const output = await outputOf(
    'file.mjs',
    fileFor(functions, `import { ${functions.join(', ')} } from 'node:test';`),
    ['--test-reporter=tap', '--test'],
  );
  expect(output).not.toContain('RAN');
  expect(output).toContain('# pass 2');
});

it('vitest accepts them, and never runs them', async () => {
  const functions = always(names('vitest', 'functions'));
  const imported = [...new Set(functions.map((name) => name.split('.')[0]))].join(', ');
  const text = fileFor(functions, `import { ${imported} } from 'vitest';`);
  const output = await outputOf('file.test.mjs', text, [resolve('node_modules/vitest/vitest.mjs'), 'run']);
  expect(output).not.toContain('RAN');
  expect(output).toMatch(/Tests\s.*6 passed/);
});

/** The functions of a file whose generators ran. */
const ran = (output: string): string[] =>
  [...new Set([...output.matchAll(/RAN (\S+)/g)].map(([, name]) => name!))].toSorted();

/** Whether a function is one of mocha's first interface, which is the usual one. */
const isBdd = (name: string): boolean => /^(?:after|before|x?it|x?specify)/.test(name);

/** Calls functions without an error in any, so that all hooks run. */
const quiet = (functions: readonly string[], head = ''): string =>
  fileFor(functions, head).replaceAll(' throw new Error();', '');

describe('mocha with a package that runs generators', () => {
  it('runs those of every function under co-mocha', async () => {
    const head = "require('co-mocha');";
    const functions = names('mocha', 'functions');
    const bdd = functions.filter(isBdd);
    const tdd = always(functions.filter((name) => !isBdd(name)));
    expect(ran(await outputOf('file.cjs', quiet(always(bdd), head), mocha))).toEqual(always(bdd).toSorted());
    expect(ran(await outputOf('file.cjs', quiet(tdd, head), [...mocha, '--ui', 'tdd']))).toEqual(tdd.toSorted());
    expect(ran(await outputOf('file.cjs', quiet(['it.only', 'specify.only'], head), mocha))).toEqual([
      'it.only',
      'specify.only',
    ]);
  });

  it('runs those of every function under thunk-mocha', async () => {
    const functions = always(names('mocha', 'functions').filter(isBdd));
    expect(ran(await outputOf('file.cjs', quiet(functions, "require('thunk-mocha');"), mocha))).toEqual(
      functions.toSorted(),
    );
  });

  it('runs those of the functions that mocha-generators replaces', async () => {
    const { functions } = runnerCalled('mocha').supports!.find(({ name }) => name === 'mocha-generators')!;
    const all = always(names('mocha', 'functions')).filter(isBdd);
    const output = await outputOf('file.cjs', quiet(all, "require('mocha-generators').install();"), mocha);
    expect(ran(output)).toEqual(functions!.toSorted());
  });

  it('runs none that is skipped', async () => {
    const skips = names('mocha', 'skips').filter(isBdd);
    const output = await outputOf('file.cjs', quiet(skips, "require('co-mocha');"), mocha);
    expect(ran(output)).toEqual([]);
    expect(output).toContain(`${skips.length} pending`);
  });
});

describe('jasmine', () => {
  const functions = names('jasmine', 'functions').filter((name) => name !== 'fit');
  const jasmine = [resolve('node_modules/jasmine3/bin/jasmine.js')];

  it('throws where it is handed a generator function', async () => {
    expect(await outputOf('file.cjs', fileFor(['it']), jasmine)).toContain('expects a function argument');
  });

  it('runs those of every function with jasmine-co', async () => {
    const text = fileFor(functions, "require('jasmine-co').install();");
    expect(ran(await outputOf('file.cjs', text, jasmine))).toEqual(functions.toSorted());
  });
});

describe('jest', () => {
  const jest = [installedJest(), '--ci', '--config', '{"transform":{},"testMatch":["**/*.cjs"]}'];
  const functions = names('jest', 'functions').filter((name) => !/only$|^fit$/.test(name));

  it('runs those of every function, and none that is skipped', async () => {
    const skips = names('jest', 'skips');
    const output = await outputOf('file.cjs', quiet([...functions, ...skips]), jest);
    expect(ran(output)).toEqual(functions.toSorted());
    expect(output).toMatch(new RegExp(`Tests:.* ${skips.length} skipped`));
    const only = names('jest', 'functions').filter((name) => !functions.includes(name));
    expect(ran(await outputOf('file.cjs', quiet(only), jest))).toEqual(only.toSorted());
  });
});

describe('what a runner asks of a test and of its promise', () => {
  const jasmine = [resolve('node_modules/jasmine3/bin/jasmine.js')];
  const jest = [installedJest(), '--ci', '--config', '{"transform":{},"testMatch":["**/*.cjs"]}'];
  const vitest = [resolve('node_modules/vitest/vitest.mjs'), 'run'];
  const watched = (hook: string, head = '') => `${head}
const watch = (name) => new Proxy(() => new Proxy(Promise.resolve(), {
  get: (target, key) => (console.log('ASKED', name, String(key)), Reflect.get(target, key).bind(target)),
}), { get: (target, key) => (key === 'length' && console.log('ASKED', name, key), Reflect.get(target, key)) });
${hook}(watch('hook'));
it('test', watch('test'));
`;

  it.each([
    ['mocha', 'file.cjs', mocha, watched('before')],
    ['jasmine', 'file.cjs', jasmine, watched('beforeEach')],
    ['jest', 'file.cjs', jest, watched('beforeEach')],
    ['node:test', 'file.cjs', ['--test'], watched('before', "const { before, it } = require('node:test');")],
    ['vitest', 'file.test.mjs', vitest, watched('beforeAll', "import { beforeAll, it } from 'vitest';")],
  ])('%s', async (name, file, command, text) => {
    const output = await outputOf(file, text, command);
    const asked = new Set([...output.matchAll(/ASKED (\S+ \S+)/g)].map(([, of]) => of));
    const { callbackAt, awaitsFrom } = runnerCalled(name);
    const lengths = callbackAt === undefined ? [] : ['hook length', 'test length'];
    expect(awaitsFrom).toBeDefined();
    expect([...asked].toSorted()).toEqual([...lengths, 'hook then', 'test then'].toSorted());
  });
});
