import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installedJest } from './installed-jest.js';

const require = createRequire(import.meta.url);

/** What a test runner reports of one test, or of a hook that failed. */
export interface ReportedTest {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** The first line of each error. */
  readonly errors: readonly string[];
}

export interface TestRun {
  /** In the order in which the runner tells of them. */
  readonly reported: readonly ReportedTest[];
  /** What the file logged, in order. */
  readonly effects: readonly string[];
}

/** How a real test runner is started, and what its report says. */
export interface RealRunner {
  readonly name: string;
  /** Versions as a project would depend on them. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What makes it run generators, as the first line of a test file. */
  readonly head: string;
  readonly hooks: Readonly<Record<'before' | 'after', string>>;
  /** A test that is skipped, called `is skipped`. */
  readonly skipped: string;
  command(file: string, report: string): readonly string[];
  read(report: string): readonly ReportedTest[];
}

const skipped = "it.skip('is skipped', function* () { yield Promise.reject(new Error('never')); });";

const firstLine = (text: string): string => text.split('\n', 1)[0]!.replace(/^\w*Error(?: \[\w+\])?: /, '');

interface MochaReport {
  readonly tests: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message: string } }[];
  readonly pending: readonly { readonly fullTitle: string }[];
}

/** mocha, with what makes it run generators, if anything does. */
export function mochaWith(support?: 'co-mocha' | 'mocha-generators' | 'thunk-mocha'): RealRunner {
  const heads = {
    'co-mocha': "require('co-mocha');",
    'mocha-generators': "require('mocha-generators').install();",
    'thunk-mocha': "require('thunk-mocha');",
  };
  return {
    name: support ? `mocha with ${support}` : 'mocha',
    dependencies: { mocha: '^11.7.5', ...(support && { [support]: '*' }) },
    head: support ? heads[support] : '',
    hooks: { before: 'before', after: 'after' },
    skipped,
    command: (file, report) => [
      ...[require.resolve('mocha/bin/mocha.js'), '--reporter', 'json', '--reporter-option', `output=${report}`, file],
    ],
    read(report) {
      const { tests, failures, pending } = JSON.parse(report) as MochaReport;
      const skipped = new Set(pending.map(({ fullTitle }) => fullTitle));
      const titles = new Set(tests.map(({ fullTitle }) => fullTitle));
      const reported = tests.map(({ fullTitle: title, err }): ReportedTest => {
        const errors = err.message === undefined ? [] : [firstLine(err.message)];
        return { title, state: skipped.has(title) ? 'skipped' : errors.length > 0 ? 'failed' : 'passed', errors };
      });
      const hooks = failures
        .filter(({ fullTitle }) => !titles.has(fullTitle))
        .map(({ fullTitle, err }): ReportedTest => ({
          title: fullTitle,
          state: 'failed',
          errors: [firstLine(err.message)],
        }));
      return [...reported, ...hooks];
    },
  };
}

interface JestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const jestProgram = installedJest();

/** jest 30, which runs generators by itself. */
export const jest: RealRunner = {
  name: 'jest',
  dependencies: { jest: '^30.0.0' },
  head: '',
  hooks: { before: 'beforeAll', after: 'afterAll' },
  skipped,
  command: (file, report) => [
    ...[jestProgram, '--ci', '--runInBand', '--json', `--outputFile=${report}`],
    ...['--config', '{"transform":{},"testMatch":["**/*.cjs"],"testEnvironment":"node"}', file],
  ],
  read: (report) =>
    (JSON.parse(report) as JestReport).testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status, failureMessages }): ReportedTest => ({
        title: fullName,
        state: status === 'pending' ? 'skipped' : status === 'passed' ? 'passed' : 'failed',
        errors: failureMessages.map(firstLine),
      })),
    ),
};

interface JasmineResult {
  readonly fullName: string;
  readonly status: string;
  readonly failedExpectations: readonly { readonly message: string }[];
}

/** A helper of jasmine that writes what it reports into a file. */
const jasmineReporter = `const results = [];
jasmine.getEnv().addReporter({
  specDone: (result) => { results.push(result); },
  jasmineDone: () => { require('fs').writeFileSync(process.env.REPORT, JSON.stringify(results)); },
});
`;

/** jasmine 3 with jasmine-co. */
export const jasmine: RealRunner = {
  name: 'jasmine with jasmine-co',
  dependencies: { jasmine: '^3.99.0', 'jasmine-co': '^1.2.2' },
  head: "require('jasmine-co').install();",
  hooks: { before: 'beforeAll', after: 'afterAll' },
  // It throws where `xit` is given a generator function.
  skipped: "xit('is skipped', () => {});",
  command: (file) => [...[require.resolve('jasmine3/bin/jasmine.js'), '--random=false', '--helper=reporter.cjs', file]],
  read: (report) =>
    (JSON.parse(report) as readonly JasmineResult[]).map(({ fullName, status, failedExpectations }) => ({
      title: fullName,
      state: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
      errors: failedExpectations.map(({ message }) => firstLine(message.replace(/^Failed: /, ''))),
    })),
};

/** Runs a test file, which may call `log`, under a runner in a directory of its own. */
export async function runTests(runner: RealRunner, text: string): Promise<TestRun> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  const at = (name: string): string => join(directory, name);
  symlinkSync(resolve('node_modules'), at('node_modules'));
  writeFileSync(at('package.json'), '{}');
  writeFileSync(at('reporter.cjs'), jasmineReporter);
  writeFileSync(at('tests.cjs'), text);
  writeFileSync(at('effects'), '');
  const env = {
    ...process.env,
    ...{ VITEST: undefined, NODE_OPTIONS: '', EFFECTS: at('effects'), REPORT: at('report') },
  };
  try {
    const output = await outputOf(runner.command('tests.cjs', at('report')), { cwd: directory, env });
    if (!existsSync(at('report'))) throw new Error(`${runner.name} reported nothing:\n${output}`);
    const effects = readFileSync(at('effects'), 'utf8').split('\n').slice(0, -1);
    return { reported: runner.read(readFileSync(at('report'), 'utf8')), effects };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function outputOf(args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<string> {
  return new Promise((done) => {
    execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      done(stdout + stderr);
    });
  });
}
