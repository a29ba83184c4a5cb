import * as espree from 'espree';
import { tolerant } from '../../dist/src/parser/index.js';
import { ordinaryFiles } from './corpora.mjs';
import { costOf } from './cost.mjs';

const options = {
  ...{ comment: true, eslintScopeManager: true, eslintVisitorKeys: true, loc: true, range: true, tokens: true },
  ...{ ecmaVersion: 'latest', sourceType: 'module', nativeAsync: { recoverAwait: true } },
};

/**
 * What parsing valid files costs by espree, and by espree in the wrapper that tolerates misplaced awaits.
 *
 * @param {number} rounds how often each file is parsed by either, in turns; the least counts
 * @returns {{ files: number, plain: number, wrapped: number }} The number of files, and milliseconds.
 */
export function measureParser(rounds) {
  const wrapper = tolerant(/** @type {never} */ (espree));
  const parsers = {
    plain: (/** @type {string} */ text) => espree.parse(text, /** @type {never} */ (options)),
    wrapped: (/** @type {string} */ text) => wrapper.parseForESLint(text, options),
  };
  const sums = { files: 0, plain: 0, wrapped: 0 };
  for (const { text } of ordinaryFiles().slice(0, 500)) {
    const best = { plain: Infinity, wrapped: Infinity };
    try {
      for (let round = 0; round < rounds; round++)
        for (const kind of /** @type {const} */ (['plain', 'wrapped']))
          best[kind] = Math.min(
            best[kind],
            costOf(() => parsers[kind](text)),
          );
    } catch {
      // No module.
      continue;
    }
    sums.files++;
    sums.plain += best.plain;
    sums.wrapped += best.wrapped;
  }
  return sums;
}
