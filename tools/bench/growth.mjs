import { Linter } from 'eslint';
import nativeAsync from '../../dist/src/index.js';
import { costOf } from './cost.mjs';
import { families } from './families.mjs';
import { timedRules } from './rule-time.mjs';

/**
 * @typedef {object} Growth
 * @property {number} size What grows.
 * @property {number} kilobytes
 * @property {number} base Milliseconds of ESLint, with its parser and without what the rules do.
 * @property {number} rules Milliseconds that the rules of `migrate` take.
 */

/**
 * @param {number} count
 * @returns {string[]}
 */
const lines = (count, write = coroutine) => Array.from({ length: count }, (_, index) => write(index));

/** @param {number} index */
function coroutine(index) {
  const before = index === 0 ? 'fetch(id)' : `load${index - 1}(id)`;
  return `const load${index} = co.wrap(function* (id) {\n  const [a, b] = yield [${before}, read(id)];\n  return a + b;\n});`;
}

/** @param {number} index */
function helper(index) {
  return `function helper${index}(value) {\n  const own = [value, ${index}];\n  return own.map((each) => each * helper${index}.factor);\n}`;
}

/** One file with more and more coroutines in it, each of which calls the one before. */
export function growthWithCoroutines() {
  return [10, 100, 1_000, 10_000].map((size) => measure(size, [...lines(size)]));
}

/** One file with ten coroutines, and more and more else. */
export function growthWithFileSize() {
  return [100, 1_000, 10_000].map((size) => measure(size, [...lines(10), ...lines(size, helper)]));
}

/**
 * Each family at two sizes, with the power of the size that the cost of the plugin grows with.
 *
 * @param {readonly [number, number]} sizes
 * @returns {{ name: string, small: Growth, large: Growth, exponent: number }[]}
 */
export function growthOfFamilies([from, to]) {
  return Object.entries(families).map(([name, write]) => {
    const small = measureText(from, write(from), 5);
    const large = measureText(to, write(to), 4);
    return { name, small, large, exponent: Math.log(large.rules / small.rules) / Math.log(to / from) };
  });
}

/**
 * @param {number} size
 * @param {readonly string[]} body
 * @returns {Growth}
 */
function measure(size, body) {
  const text = [`const co = require('co');`, ...body, ''].join('\n');
  return measureText(size, text, Math.max(3, Math.min(200, 20_000 / body.length)));
}

/**
 * What the rules take is timed within them: as the difference of two runs, it would be lost in the noise of what ESLint
 * takes, which is many times as much.
 *
 * @param {number} size
 * @param {string} text
 * @param {number} repetitions
 * @returns {Growth}
 */
function measureText(size, text, repetitions) {
  const linter = new Linter();
  const { config, spent } = timedRules(nativeAsync.configs.migrate);
  const best = { whole: Infinity, rules: Infinity };
  for (let time = 0; time < repetitions; time++) {
    const before = spent();
    const whole = costOf(() => void linter.verify(text, [{ languageOptions: { sourceType: 'commonjs' } }, config]));
    best.rules = Math.min(best.rules, spent() - before);
    best.whole = Math.min(best.whole, whole);
  }
  return { size, kilobytes: text.length / 1000, base: best.whole - best.rules, rules: best.rules };
}
