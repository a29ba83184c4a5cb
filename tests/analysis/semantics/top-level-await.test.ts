import { createRequire } from 'node:module';
import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.js';
import plugin from '../../../src/index.js';
import { linters } from '../../support/lint-text.js';

const require = createRequire(import.meta.url);

/** Code whose second line waits at the top level once a rule has changed it. */
const programs = {
  'no-await-in-sync-function': 'async function load() {}\nload().size;',
  'no-floating-generator': 'function* load() { const r = yield fetch(1); return r; }\nconsole.log(load());',
  'no-misused-async-generator': 'async function* load() { yield 1; }\nfor (const x of load()) x;',
};
type RuleId = keyof typeof programs;
const ids = Object.keys(programs) as RuleId[];

/** Whether a fix or a suggestion of the one report waits at the top level. */
function waitsAtTop(id: RuleId, messages: readonly Linter.LintMessage[]): boolean {
  expect(messages.map(({ fatal = false, message }) => (fatal ? message : ''))).toEqual(['']);
  const [{ fix, suggestions = [] }] = messages as [Linter.LintMessage];
  return [fix, ...suggestions.map((one) => one.fix)].some((one) => {
    const [start, end] = one?.range ?? [0, 0];
    const changed = programs[id].slice(0, start) + (one?.text ?? '') + programs[id].slice(end);
    return changed.split('\n')[1]!.includes('await');
  });
}

describe.each(Object.keys(linters) as (keyof typeof linters)[])('flat config of ESLint %s', (version) => {
  const waits = (id: RuleId, languageOptions: Linter.LanguageOptions): boolean => {
    const config = { plugins: { 'native-async': plugin }, languageOptions, rules: { [`native-async/${id}`]: 'error' } };
    return waitsAtTop(id, linters[version]().verify(programs[id], config as Linter.Config));
  };

  it.each(ids)('%s waits at the top level since ECMAScript 2022', (id) => {
    for (const options of [{}, { ecmaVersion: 2022 }, { ecmaVersion: 13 }, { ecmaVersion: 'latest' }] as const)
      expect(waits(id, options), JSON.stringify(options)).toBe(true);
    expect(waits(id, { ecmaVersion: 2018, parserOptions: { ecmaVersion: 2022 } })).toBe(true);
  });

  it.each(ids)('%s does not before', (id) => {
    for (const options of [
      { ecmaVersion: 2021 },
      { ecmaVersion: 12 },
      { ecmaVersion: 2018, sourceType: 'module' },
      { parserOptions: { ecmaVersion: 2021 } },
      { parser: typescriptParser, parserOptions: { ecmaVersion: 2020 } },
    ] as const)
      expect(waits(id, options), JSON.stringify(Object.values(options)[0])).toBe(false);
  });
});

describe.each(['eslint8', 'eslint9'])('eslintrc of %s', (name) => {
  const waits = (id: RuleId, own: object, parserOptions: object = {}): boolean => {
    const { Linter: OwnLinter } = require(name) as typeof import('eslint');
    const linter = new OwnLinter({ configType: 'eslintrc' as 'flat' }) as Linter & {
      defineParser(name: string, parser: unknown): void;
      defineRule(name: string, rule: unknown): void;
    };
    linter.defineParser('typescript', typescriptParser);
    linter.defineRule(id, rules[id]);
    const eslintrc = { parserOptions: { sourceType: 'module', ...parserOptions }, rules: { [id]: 2 }, ...own };
    return waitsAtTop(id, linter.verify(programs[id], eslintrc as unknown as Linter.Config));
  };

  it.each(ids)('%s waits at the top level since ECMAScript 2022', (id) => {
    for (const ecmaVersion of [2022, 13, 'latest']) expect(waits(id, {}, { ecmaVersion })).toBe(true);
    expect(waits(id, { env: { es2022: true } })).toBe(true);
    expect(waits(id, { parser: 'typescript' })).toBe(true);
  });

  it.each(ids)('%s does not before', (id) => {
    for (const ecmaVersion of [2021, 12, 2018]) expect(waits(id, {}, { ecmaVersion })).toBe(false);
    expect(waits(id, { env: { es2021: true } })).toBe(false);
  });
});
