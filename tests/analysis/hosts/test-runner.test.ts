import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testRunners } from '../../../src/catalogue/hosts/test-runners.js';
import { testsOfProject } from '../../../src/analysis/hosts/test-runner.js';

type Files = Readonly<Record<string, string | object>>;

interface Asked {
  /** The path of the test file. */
  readonly file?: string;
  readonly modules?: readonly string[];
  readonly text?: string;
  /** Of packages, by settings. */
  readonly versions?: Readonly<Record<string, number>>;
  /** The runner that is asked about; the one with global functions if missing. */
  readonly runner?: string;
}

/** What is found in a directory with these files: the runner, and what makes it run generators. */
function found(files: Files, asked: Asked = {}): string {
  return foundIn(directoryWith(files), asked);
}

function foundIn(
  directory: string,
  { file = 'test/a.js', modules = [], text = '', versions = {}, runner }: Asked = {},
): string {
  const { globalRunner, supportOf } = testsOfProject(join(directory, file), { modules, text, versions });
  const tested = runner === undefined ? globalRunner : testRunners.find(({ name }) => name === runner);
  if (!tested) return 'nothing';
  const support = supportOf(tested);
  return `${tested.name}: ${typeof support === 'string' ? support : support.name}`;
}

function directoryWith(files: Files): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

const depends = (...names: string[]) => ({
  devDependencies: Object.fromEntries(
    names.map((name) => name.split(' ')).map(([name, range]) => [name, range ?? '*']),
  ),
});

describe('the runner with global functions', () => {
  it.each<[string, Files, string]>([
    ['the only one depended on', { 'package.json': depends('mocha') }, 'mocha: none'],
    ['jest', { 'package.json': depends('jest') }, 'jest: none'],
    ['what brings it', { 'package.json': depends('egg-bin ^6.0.0') }, 'mocha: none'],
    ['none', { 'package.json': depends('lodash') }, 'nothing'],
    ['one of two', { 'package.json': depends('mocha', 'jest') }, 'nothing'],
    [
      'the one of two that a script starts',
      {
        'package.json': {
          ...depends('mocha', 'jest'),
          scripts: { test: 'NODE_ENV=test node_modules/.bin/_mocha -R dot' },
        },
      },
      'mocha: none',
    ],
    [
      'two that scripts start',
      { 'package.json': { ...depends('mocha', 'jest'), scripts: { test: 'jest', e2e: 'mocha e2e' } } },
      'nothing',
    ],
    [
      'no runner that is only part of a name in a script',
      {
        'package.json': {
          ...depends('mocha', 'jest'),
          scripts: { test: 'babel-jest && eslint jest.config.js my-mocha' },
        },
      },
      'nothing',
    ],
    ['the one of two that is configured', { 'package.json': { ...depends('mocha', 'jest'), jest: {} } }, 'jest: none'],
    [
      'the one of two that has a file of its own',
      { 'package.json': depends('mocha', 'vitest'), 'vitest.config.ts': 'export default {};' },
      'vitest: none',
    ],
    [
      'one that is started by make',
      { 'package.json': {}, Makefile: 'test:\n\t@./node_modules/.bin/mocha' },
      'mocha: none',
    ],
    ['one beside an unknown one', { 'package.json': depends('mocha', 'tman') }, 'nothing'],
    [
      'the one of the nearest package',
      { 'package.json': depends('jest'), 'test/package.json': depends('mocha') },
      'mocha: none',
    ],
    [
      'one of a folder above a package that names none',
      { 'package.json': depends('mocha'), 'test/package.json': { name: 'fixture' } },
      'mocha: none',
    ],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toBe(expected);
  });

  it('is unknown for a text without a file', () => {
    expect(testsOfProject('<input>', { modules: [], text: '', versions: {} }).globalRunner).toBeUndefined();
  });
});

describe('what makes mocha run generators', () => {
  const mocha = { 'package.json': depends('mocha') };

  it.each<[string, Files, string]>([
    ['a dependency', { 'package.json': depends('mocha', 'co-mocha') }, 'mocha: co-mocha'],
    ['a script', { 'package.json': { scripts: { test: 'mocha --require co-mocha' } } }, 'mocha: co-mocha'],
    ['mocha.opts', { ...mocha, 'test/mocha.opts': '--require co-mocha\n' }, 'mocha: co-mocha'],
    ['.mocharc.json', { ...mocha, '.mocharc.json': { require: ['co-mocha'] } }, 'mocha: co-mocha'],
    ['.mocharc.yml', { ...mocha, '.mocharc.yml': 'require:\n  - co-mocha\n' }, 'mocha: co-mocha'],
    ['.mocharc.cjs', { ...mocha, '.mocharc.cjs': "module.exports = { require: 'co-mocha' };" }, 'mocha: co-mocha'],
    ['a field', { 'package.json': { ...depends('mocha'), mocha: { require: 'co-mocha' } } }, 'mocha: co-mocha'],
    ['make', { ...mocha, Makefile: 'test:\n\tmocha --require co-mocha' }, 'mocha: co-mocha'],
    ['a task', { ...mocha, 'gulpfile.js': "require('co-mocha');" }, 'mocha: co-mocha'],
    [
      'a file that the configuration names',
      { ...mocha, '.mocharc.yml': 'require: ./test/setup', 'test/setup.js': "require('mocha-generators').install();" },
      'mocha: mocha-generators',
    ],
    [
      'nothing of a similar name',
      { ...mocha, '.mocharc.json': { require: ['co-mocha-2', 'my-co-mocha'] } },
      'mocha: none',
    ],
    ['not configuration elsewhere', { ...mocha, 'other/.mocharc.json': { require: ['co-mocha'] } }, 'mocha: none'],
    ['a version of egg-bin that has it', { 'package.json': depends('egg-bin ^4.20.0') }, 'mocha: egg-bin'],
    [
      'what was added to a version that has not',
      { 'package.json': { ...depends('egg-bin ^5.0.0', 'co-mocha'), scripts: { test: 'egg-bin test' } } },
      'mocha: co-mocha',
    ],
    ['no version that has not', { 'package.json': depends('egg-bin ^5.0.0') }, 'mocha: none'],
    ['no version that is not known', { 'package.json': depends('egg-bin latest') }, 'mocha: unknown'],
    ['no version with other generators', { 'package.json': depends('egg-bin 1') }, 'mocha: unknown'],
    ['what gives yield another meaning', { 'package.json': depends('mocha', 'mocha-co') }, 'mocha: unknown'],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toBe(expected);
  });

  it.each<[string, Files, Asked, string]>([
    ['what the file loads', mocha, { modules: ['co-mocha'] }, 'mocha: co-mocha'],
    [
      'a version that settings name',
      { 'package.json': depends('egg-bin 6') },
      { versions: { 'egg-bin': 4 } },
      'mocha: egg-bin',
    ],
    ['a part of it', mocha, { modules: ['co-mocha/co-mocha'] }, 'mocha: co-mocha'],
    [
      'what a module of the project loads',
      { ...mocha, 'test/support/index.js': "require('co-mocha');" },
      { modules: ['./support'] },
      'mocha: co-mocha',
    ],
    [
      'code of the project that changes the functions',
      { ...mocha, 'test/support.js': 'global.it = (title, test) => it(title, co.wrap(test));' },
      { modules: ['./support'] },
      'mocha: unknown',
    ],
    [
      'code of the file that changes mocha',
      mocha,
      { text: "require('mocha').Runnable.prototype.run = function () {};" },
      'mocha: unknown',
    ],
    [
      'not what another runner needs',
      { 'package.json': depends('mocha', 'jasmine-co') },
      { runner: 'mocha' },
      'mocha: none',
    ],
  ])('%s', (_name, files, asked, expected) => {
    expect(found(files, asked)).toBe(expected);
  });

  it.each<[string, Files, string]>([
    [
      'the configuration of a folder above',
      {
        'package.json': depends('mocha', 'co-mocha'),
        '.mocharc.json': { require: 'co-mocha' },
        'a/package.json': depends('mocha'),
      },
      'mocha: co-mocha',
    ],
    [
      'a dependency of a folder above',
      { 'package.json': depends('mocha', 'co-mocha'), 'a/package.json': { scripts: { test: 'mocha' } } },
      'mocha: co-mocha',
    ],
    [
      'not certainly one above a package with its own mocha',
      { 'package.json': depends('mocha', 'co-mocha'), 'a/package.json': depends('mocha') },
      'mocha: unknown',
    ],
    [
      'not certainly one above a package with its own configuration',
      { '.mocharc.json': { require: 'co-mocha' }, 'a/package.json': {}, 'a/.mocharc.json': {} },
      'mocha: unknown',
    ],
  ])('in a repository of several packages: %s', (_name, files, expected) => {
    expect(found(files, { file: 'a/test/a.js' })).toBe(expected);
  });

  it('changes when a file does', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const directory = directoryWith({ ...mocha, 'test/mocha.opts': '--bail' });
    expect(foundIn(directory)).toBe('mocha: none');
    const file = join(directory, 'test/mocha.opts');
    writeFileSync(file, '--require co-mocha');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(foundIn(directory)).toBe('mocha: none');
    vi.advanceTimersByTime(1000);
    expect(foundIn(directory)).toBe('mocha: co-mocha');
    rmSync(file);
    vi.advanceTimersByTime(1000);
    expect(foundIn(directory)).toBe('mocha: none');
  });
});

describe('what makes jasmine run generators', () => {
  const helper = {
    'spec/support/jasmine.json': { helpers: ['spec/helper.js'] },
    'spec/helper.js': "require('jasmine-co').install();",
  };

  it.each<[string, Files, string]>([
    ['a dependency', { 'package.json': depends('jasmine ^2.5.0', 'jasmine-co') }, 'jasmine: jasmine-co'],
    ['a helper', { 'package.json': depends('jasmine ~3.9.0'), ...helper }, 'jasmine: jasmine-co'],
    [
      'not in a version where all its tests fail',
      { 'package.json': depends('jasmine ^4.0.0', 'jasmine-co') },
      'jasmine: unknown',
    ],
    ['not in an unknown version', { 'package.json': depends('jasmine-co') }, 'jasmine: unknown'],
    ['nothing', { 'package.json': depends('jasmine ^2.5.0') }, 'jasmine: none'],
  ])('%s', (_name, files, expected) => {
    expect(found(files, { file: 'spec/a.spec.js' })).toBe(expected);
  });
});
