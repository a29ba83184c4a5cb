// Changes the code of analysis and conversion in small ways, one at a time, and runs the tests that reach the place.
// A change that no test notices is a missing test, or code that is not needed. `npm run mutation`, see CONTRIBUTING.md.
import { Stryker } from '@stryker-mutator/core';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawLineRanges } from './line-ranges.mjs';

const cache = '.cache/mutation';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    changed: { type: 'string' },
    concurrency: { type: 'string', default: '2' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const files = filesToMutate();
const mutate = values.sample ? drawLineRanges(lengthsOf(files), Number(values.sample), values.seed) : files;
if (mutate.length === 0) console.log('Nothing to mutate.');
else {
  await new Stryker({
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: 'tools/mutation/vitest.config.ts', related: false },
    concurrency: Number(values.concurrency),
    // A mutant of what a module does when it is loaded needs every test, and most are in tables of data.
    ignoreStatic: true,
    // What is known of a file stays true until it, or a test that reaches it, changes. A sample is too small to keep.
    incremental: !values.sample,
    incrementalFile: `${cache}/known.json`,
    tempDirName: `${cache}/sandbox`,
    cleanTempDir: 'always',
    ignorePatterns: ['coverage', 'dist', 'examples'],
    reporters: ['clear-text', 'progress-append-only', 'json'],
    clearTextReporter: { allowColor: process.stdout.isTTY, logTests: false, reportTests: false },
    jsonReporter: { fileName: 'coverage/mutation.json' },
    // A busy machine is slow, and a mutant that never ends is rare.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 60,
    thresholds: { high: 95, low: 90, break: 85 },
  }).runMutationTest();
}

/** The sources that the command line means, as paths from the root of the checkout. */
function filesToMutate() {
  const paths = positionals.length > 0 ? positionals : ['src/analysis', 'src/conversion'];
  const known = git('ls-files', '--cached', '--others', '--exclude-standard', '--', ...paths);
  if (values.changed === undefined) return known;
  const changed = new Set([
    ...git('diff', '--name-only', '--diff-filter=d', '--relative', values.changed),
    ...git('ls-files', '--others', '--exclude-standard'),
  ]);
  return known.filter((file) => changed.has(file));
}

/** @param {string[]} options */
function git(...options) {
  return execFileSync('git', options, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

/** @param {string[]} paths */
function lengthsOf(paths) {
  return new Map(paths.map((file) => [file, readFileSync(file, 'utf8').split('\n').length]));
}
