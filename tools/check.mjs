// Runs everything that a change must pass and ends with one line that counts the results: each test, and each check
// that is not a test, passes or fails. Later checks run even when an earlier one fails. `npm test` is this.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const checks = ['build', 'typecheck', 'lint', 'docs:check', 'check:package'];
const testResults = 'coverage/tests.json';

/** The tests that no machine leaves out, and those of the site, which need a browser and are not run without one. */
const suites = ['test:unit', 'test:site'];

let passed = 0;
let failed = 0;

rmSync('dist', { recursive: true, force: true });
for (const check of checks) {
  const success = run(check);
  count(success);
  // The tests would build once more.
  if (check === 'build' && success) process.env.NATIVE_ASYNC_BUILT = 'true';
}

for (const suite of suites) {
  rmSync(testResults, { force: true });
  const testsPass = run(suite, '--reporter=default', '--reporter=json', `--outputFile.json=${resolve(testResults)}`);
  const tests = readTestResults();
  passed += tests.passed;
  failed += tests.failed;
  if (suite === 'test:site' && testsPass && tests.passed === 0 && tests.skipped > 0) {
    console.log(`# ${suite} was not run: there is no browser`);
    continue;
  }
  // A run also fails for what is no test: a file that does not load, a threshold that is missed, no test at all.
  if ((!testsPass && tests.failed === 0) || (testsPass && tests.passed === 0)) failed += 1;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Runs a script of package.json and says whether it succeeded.
 *
 * @param {string} script
 * @param {string[]} options
 */
function run(script, ...options) {
  const start = performance.now();
  console.log(`\n# ${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`# ${script} ${status === 0 ? 'passed' : 'failed'} in ${seconds} s`);
  return status === 0;
}

/** @param {boolean} success */
function count(success) {
  if (success) passed += 1;
  else failed += 1;
}

/** What the test runner wrote about its run; nothing was even left out when it did not come to writing. */
function readTestResults() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests = 0 } = JSON.parse(readFileSync(testResults, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests), skipped: Number(numPendingTests) };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
