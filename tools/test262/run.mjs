// Runs test262's tests of generators and async functions as they are, and as `--fix` leaves them: npm run test262.
import { Linter } from 'eslint';
import plugin from '../../dist/src/index.js';
import { compiled } from './compile.mjs';
import { test262Folder } from './copy.mjs';
import { execute } from './execute.mjs';
import { testsOf } from './suite.mjs';

/**
 * How many tests each rule has to report at least, and how many a fix has to change, with each preset. Fewer, and the
 * rules have come to see less. The tests as they are written leave nothing to a fix: their generators lose values and are
 * dropped on purpose. So those of async functions are tried as coroutines, too, which Babel makes of them.
 *
 * @type {Readonly<Record<'as written' | 'compiled', Readonly<Record<string, number>>>>}
 */
const floors = {
  'as written': {
    'native-async/no-misused-async-generator': 579,
    'native-async/no-floating-generator': 134,
    'native-async/no-unprimed-generator': 27,
  },
  compiled: {
    'native-async/no-coroutine-wrapper': 194,
    'changed by a fix': 183,
    'passes once it is fixed': 13,
  },
};

/**
 * @typedef {object} Lint
 * @property {string} output
 * @property {readonly string[]} rules
 */

const linter = new Linter();
/** @type {string[]} */
const faults = [];

/**
 * @param {'recommended' | 'migrate'} preset
 * @param {import('./suite.mjs').Test262} test
 * @returns {Lint}
 */
function fix(preset, { file, text }) {
  const { rules, settings } = plugin.configs[preset];
  /** @type {import('eslint').Linter.Config} */
  const config = {
    plugins: { 'native-async': plugin },
    linterOptions: { noInlineConfig: true },
    languageOptions: { sourceType: 'script' },
    rules: rules ?? {},
    settings: settings ?? {},
  };
  const reported = linter.verify(text, config).filter(({ ruleId }) => ruleId !== null);
  const { output, messages } = reported.length > 0 ? linter.verifyAndFix(text, config) : { output: text, messages: [] };
  const fatal = messages.find((message) => message.fatal);
  if (fatal) faults.push(`${preset}, ${file}: ${fatal.message}`);
  return { output: fatal ? text : output, rules: [...new Set(reported.map(({ ruleId }) => String(ruleId)))] };
}

process.on('unhandledRejection', () => {
  // Of tests that leave one behind, which is no failure of theirs.
});

const root = test262Folder();
const written = testsOf(root);
const tests = { 'as written': written, compiled: written.flatMap((test) => compiled(test) ?? []) };
for (const preset of /** @type {const} */ (['recommended', 'migrate'])) {
  for (const kind of /** @type {const} */ (['as written', 'compiled'])) await tryAll(preset, kind);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * @param {'recommended' | 'migrate'} preset
 * @param {'as written' | 'compiled'} kind
 */
async function tryAll(preset, kind) {
  const title = `${preset}, ${kind}`;
  /** @type {Map<string, number>} */
  const counts = new Map([
    ['tests', tests[kind].length],
    ...Object.keys(floors[kind]).map((what) => /** @type {const} */ ([what, 0])),
  ]);
  const count = (/** @type {string} */ what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const test of tests[kind]) {
    const { output, rules } = fix(preset, test);
    rules.forEach(count);
    if (output === test.text) continue;
    count('changed by a fix');
    const [before, after] = [await execute(root, test, test.text), await execute(root, test, output)];
    // What Babel writes has another name, or another length, than what it was made of.
    if (after === 'passed' && before !== after) count('passes once it is fixed');
    else if (before !== after) faults.push(`${title}, ${test.file}\n  before: ${before}\n  after:  ${after}`);
  }
  console.log(`\n${title}`);
  console.table(Object.fromEntries(counts));
  for (const [what, floor] of Object.entries(floors[kind])) {
    const found = counts.get(what) ?? 0;
    if (found < floor) faults.push(`${title}, ${what}: ${found} tests, where ${floor} were`);
  }
}
