import { parse } from 'espree';
import { Linter } from 'eslint';
import { parseForESLint } from '@typescript-eslint/parser';

/**
 * @typedef {import('eslint').Linter.Config} Config
 * @typedef {import('./corpora.mjs').SourceFile} SourceFile
 *
 * @typedef {object} Measured
 * @property {number} parse Milliseconds that parsing took.
 * @property {number} noise By how much two equal sets differ, in milliseconds.
 * @property {number} files How many files were measured; those that do not parse are left out.
 * @property {ReadonlyMap<string, { cost: number, reports: number }>} sets Milliseconds over one empty rule.
 */

const names = ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'];

/**
 * Lints each file with each set of rules, and takes the least time of several runs of each: the sum of these minima
 * leaves out garbage collection and what else runs on the machine. The sets take turns file by file, each time with a new
 * AST, so that nothing that a rule remembers of a file helps it.
 *
 * @param {readonly SourceFile[]} files
 * @param {ReadonlyMap<string, Config>} sets The first two are the same.
 * @param {{ isTypeScript: boolean, repetitions: number }} options Few files are linted more often, since each of them
 *   has more of the sum.
 * @returns {Measured}
 */
export function measureRules(files, sets, { isTypeScript, repetitions }) {
  const linter = new Linter({ cwd: files[0]?.folder });
  const parser = timedParser(isTypeScript);
  const parts = [...sets].map(([name, config]) => ({ name, config, total: 0, reports: 0, best: 0, found: 0 }));
  let parse = 0;
  let count = 0;
  // Until the compiler of the engine has seen everything, the first files would pay for all.
  for (const each of files.filter((_, index) => index % Math.ceil(files.length / 40) === 0)) lintWithAll(each, 1);
  for (const part of parts) part.total = part.reports = 0;
  parse = count = 0;
  const times = Math.max(repetitions, Math.ceil(600 / files.length));
  for (const each of files) lintWithAll(each, times);

  if (count === 0) throw new Error('No file parses.');
  const [first = 0, second = 0, ...totals] = parts.map(({ total }) => total);
  const base = (first + second) / 2;
  const rest = parts.slice(2).map(({ name, reports }, at) => {
    return /** @type {const} */ ([name, { cost: (totals[at] ?? NaN) - base, reports }]);
  });
  return { parse, noise: Math.abs(first - second), files: count, sets: new Map(rest) };

  /**
   * @param {SourceFile} source
   * @param {number} times
   */
  function lintWithAll({ file, text }, times) {
    const sourceType = /^(?:import|export)\s/m.test(text) ? 'module' : 'commonjs';
    /** @type {Config} */
    const base = {
      files: names,
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser, sourceType },
    };
    let bestParse = Infinity;
    for (const part of parts) part.best = Infinity;
    for (let time = 0; time < times; time++) {
      const first = (time + count) % parts.length;
      for (const part of [...parts.slice(first), ...parts.slice(0, first)]) {
        const start = performance.now();
        const messages = linter.verify(text, [base, { files: names, ...part.config }], { filename: file });
        part.best = Math.min(part.best, performance.now() - start);
        bestParse = Math.min(bestParse, parser.last);
        if (messages.some(({ fatal, ruleId }) => fatal && !ruleId)) return;
        part.found = messages.filter(({ ruleId }) => ruleId).length;
      }
    }
    for (const part of parts) {
      part.total += part.best;
      part.reports += part.found;
    }
    parse += bestParse;
    count += 1;
  }
}

/**
 * The parser, noting the time that it last took.
 *
 * @param {boolean} isTypeScript
 */
function timedParser(isTypeScript) {
  return {
    meta: { name: 'bench/timed-parser', version: '1.0.0' },
    last: 0,
    /**
     * @param {string} text
     * @param {any} options Those of the parser at hand.
     */
    parseForESLint(text, options) {
      const start = performance.now();
      const result = isTypeScript ? parseForESLint(text, options) : { ast: parse(text, options) };
      this.last = performance.now() - start;
      return result;
    },
  };
}
