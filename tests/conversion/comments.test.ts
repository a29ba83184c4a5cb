import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

/** The text after all fixes of `migrate`. */
function fixed(code: string): string {
  const { messages, output } = new Linter().verifyAndFix(code, [
    { languageOptions: { sourceType: 'commonjs' } },
    plugin.configs.migrate,
  ]);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return output;
}

const body =
  '\nconst load = co.wrap(function* (id) {\n  return yield Promise.resolve(id);\n});\nmodule.exports = load;\n';

describe('a comment on what becomes async says so', () => {
  it.each([
    [
      '@returns {Generator<Promise<number>, Map<string, number>, any>} all',
      '@returns {Promise<Map<string, number>>} all',
    ],
    ['@return {Generator}', '@return {Promise}'],
    ['@returns {!Iterator.<number, string>}', '@returns {!Promise<string>}'],
    ['@returns {IterableIterator<number>} one', '@returns {Promise} one'],
    ['@returns {Generator<{a: number, b: () => void}, [number, string]>}', '@returns {Promise<[number, string]>}'],
    ['@returns {Promise<number>}', '@returns {Promise<number>}'],
    ['@param {Generator} id', '@param {Generator} id'],
  ])('%s', (before, after) => {
    const comment = (tag: string) => `const co = require('co');\n/**\n * Loads.\n *\n * ${tag}\n */`;
    expect(fixed(comment(before) + body)).toContain(` * ${after}\n */`);
  });

  it('and no longer what it yields', () => {
    const code = `const co = require('co');\n/**\n * Loads.\n *\n * @generator\n * @yields {Promise} first\n *   and more\n * @yield {number}\n * @param {number} id\n */${body}`;
    expect(fixed(code)).toContain('/**\n * Loads.\n *\n * @param {number} id\n */\nconst load = async');
  });

  it('unless it is no JSDoc comment, or stands elsewhere', () => {
    const code = `const co = require('co');\n/* @yields {Promise} */\n${body.trim()}\n/**\n * @yields {Promise}\n */\nexports.x = 1;\n`;
    expect(fixed(code)).toContain('/* @yields {Promise} */\nconst load = async');
    expect(fixed(code)).toContain('/**\n * @yields {Promise}\n */\nexports.x');
  });
});
