import rule from '../../rules/no-await-in-sync-function.js';
import { tolerant } from '../../src/parser/index.js';
import { fixedAwaits } from '../support/fixed-awaits.js';
import { testRule } from '../support/rule-tester.js';
import { bases, recoverAwait } from '../support/parser-bases.js';

/** Of the fixes, those that depend on the parser; none of what only newer parsers read. */
const invalid = fixedAwaits.filter((code) => !/await using|#|`\$|\[x\]/.test(code)).slice(0, 20);

testRule(
  rule,
  Object.fromEntries(
    Object.entries({ Babel: bases.babel8, Hermes: bases.hermes }).map(([name, { parser, options }]) => [
      name,
      {
        parsers: { [name]: tolerant(parser) },
        languageOptions: { parserOptions: { ...recoverAwait, ...options } },
        valid: [],
        invalid,
      },
    ]),
  ),
);
