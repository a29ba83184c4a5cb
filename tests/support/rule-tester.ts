import path from 'node:path';
import dedentAlone from 'dedent';
import { Linter, RuleTester } from 'eslint';
import { describe, expect, it } from 'vitest';
import { isCommonJsText } from '../../src/cli/parsers/is-commonjs.js';
import { isSilentText } from '../../src/cli/silent-files.js';
import type { NativeAsyncRule } from '../../src/create-rule.js';
import { renderReports } from './reports-as-text.js';

/** Code without the indentation that its template has in a test; values of several lines are aligned. */
export const dedent = dedentAlone.withOptions({ alignValues: true });

/** Code that a rule is tried on. A template that begins with a line break is written with the indentation around it. */
export interface RuleCase {
  readonly code: string;
  readonly name?: string;
  readonly filename?: string;
  readonly options?: readonly object[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly languageOptions?: Linter.LanguageOptions;
}

/** Cases that are read in one way. */
export interface RuleCases {
  /** By names: each case has to come to the same under all of them. Unless given, ESLint's own parser. */
  readonly parsers?: Readonly<Record<string, unknown>>;
  readonly languageOptions?: Linter.LanguageOptions;
  /** For cases that have none of their own. */
  readonly filename?: string;
  /** Nothing is said of these. */
  readonly valid: readonly (string | RuleCase)[];
  /** What is said of these is in the snapshot. */
  readonly invalid: readonly (string | RuleCase)[];
}

/** What a rule says of some code, and what becomes of it. */
export interface Reported {
  readonly messages: readonly Linter.LintMessage[];
  /** What each round of fixes makes of it, until there is nothing to fix. */
  readonly outputs: readonly string[];
}

/** ESLint gives up after as many rounds of fixes. */
const maximalRounds = 10;

/**
 * Tests a rule: nothing may be said of the valid code, and what is said of the invalid code, where, and with which fixes
 * and suggestions, is what `__snapshots__/<rule>.txt` beside the test shows.
 *
 * Each case also goes through ESLint's own tester, which checks that rules change no syntax tree or option, that fixes
 * and suggestions can be parsed, and that messages are filled in.
 *
 * @param rule The rule under test.
 * @param groups Its cases by titles.
 */
export function testRule(rule: NativeAsyncRule, groups: Readonly<Record<string, RuleCases>>): void {
  const sections = Object.entries(groups).map(([title, cases]) => defineGroup(rule, title, cases));
  it('reports what the snapshot shows', async () => {
    const text = sections.map((section) => section()).join('\n');
    await expect(text).toMatchFileSnapshot(snapshotOf(rule));
  });
}

function snapshotOf({ name }: NativeAsyncRule): string {
  return path.join(path.dirname(expect.getState().testPath!), '__snapshots__', `${name}.txt`);
}

/** Defines the tests of some cases, and returns what writes the part of the snapshot that is about them. */
function defineGroup(rule: NativeAsyncRule, title: string, cases: RuleCases): () => string {
  const [first, ...others] = Object.entries(cases.parsers ?? { espree: undefined });
  const valid = cases.valid.map((each) => completed(each, cases));
  const invalid = cases.invalid.map((each) => completed(each, cases));
  rejectDuplicates([...valid, ...invalid]);

  for (const [parserName, parser] of [first!, ...others]) {
    describe(cases.parsers ? `${title}, read by ${parserName}` : title, () => {
      it.each(titled(valid))('says nothing: %s', (_, each) => {
        runEslintsTester(rule, configOf(each, parser), each, { messages: [], outputs: [] });
      });
      it.each(titled(invalid))('reports: %s', (_, each) => {
        const reported = report(rule, configOf(each, parser), each);
        expect(reported.messages).not.toEqual([]);
        expectNothingOfSilent(rule, each);
        if (parser !== first![1]) expect(reported).toEqual(report(rule, configOf(each, first![1]), each));
        runEslintsTester(rule, configOf(each, parser), each, reported);
      });
    });
  }

  return () => {
    const reports = invalid.map((each) => renderReports(each, report(rule, configOf(each, first![1]), each)));
    return [`# ${title}\n`, ...reports].join('\n');
  };
}

function completed(given: string | RuleCase, { languageOptions, filename }: RuleCases): RuleCase {
  const own = typeof given === 'string' ? { code: given } : given;
  return {
    ...own,
    code: own.code.startsWith('\n') ? dedent(own.code) : own.code,
    ...(filename && { filename: own.filename ?? filename }),
    languageOptions: { ...languageOptions, ...own.languageOptions },
  };
}

function rejectDuplicates(cases: readonly RuleCase[]): void {
  const seen = new Map<string, string>();
  for (const { name = '', ...each } of cases) {
    const key = JSON.stringify(each);
    if (seen.has(key)) throw new Error(`the same case twice, ${name} and ${seen.get(key)}:\n${each.code}`);
    seen.set(key, name);
  }
}

const titled = (cases: readonly RuleCase[]) => cases.map((each) => [each.name ?? each.code, each] as const);

function configOf({ options = [], settings, languageOptions }: RuleCase, parser: unknown): RuleConfig {
  return {
    languageOptions: { ...languageOptions, ...(parser ? { parser: parser as Linter.Parser } : {}) },
    ...(settings && { settings }),
    options,
  };
}

interface RuleConfig {
  readonly languageOptions: Linter.LanguageOptions;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options: readonly object[];
}

function report(rule: NativeAsyncRule, { options, ...config }: RuleConfig, { code, filename }: RuleCase): Reported {
  // A configuration is for the files below its folder.
  const linter = new Linter(filename && path.isAbsolute(filename) ? { cwd: path.parse(filename).root } : {});
  const lint = (text: string) => {
    const messages = linter.verify(
      text,
      {
        files: ['**'],
        ...config,
        plugins: { tested: { rules: { [rule.name]: rule as never } } },
        rules: { [`tested/${rule.name}`]: ['error', ...options] },
      },
      filename,
    );
    for (const { ruleId, message } of messages) if (ruleId === null) throw new SyntaxError(`${message}\n${text}`);
    return messages;
  };

  const messages = lint(code);
  const outputs: string[] = [];
  for (let [text, left] = [code, messages]; left.some(({ fix }) => fix); left = lint(text)) {
    if (outputs.length === maximalRounds) throw new Error(`there is always something left to fix:\n${text}`);
    text = applyFixes(text, left);
    outputs.push(text);
  }
  return { messages, outputs };
}

/** Code that the command does not lint may only be reported where it is parsed as something else than it is there. */
function expectNothingOfSilent(rule: NativeAsyncRule, each: RuleCase): void {
  const { code, filename = 'file.js', options = [], settings } = each;
  if (!isSilentText(filename, code, (settings?.['native-async'] ?? {}) as Record<string, unknown>)) return;
  const languageOptions = { sourceType: isCommonJsText(code) ? 'commonjs' : 'module' } as const;
  const config = { languageOptions, ...(settings && { settings }), options };
  expect(report(rule, config, each).messages).toEqual([]);
}

/** Applies the fixes of one round as ESLint does: of those that overlap, the first. */
function applyFixes(text: string, messages: readonly Linter.LintMessage[]): string {
  const fixes = messages
    .flatMap(({ fix }) => fix ?? [])
    .toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let output = '';
  let end = 0;
  for (const fix of fixes) {
    if (output !== '' && fix.range[0] <= end) continue;
    output += text.slice(end, fix.range[0]) + fix.text;
    end = fix.range[1];
  }
  return output + text.slice(end);
}

/** Lets ESLint's tester run the one case, here and now instead of in a test of its own. */
class ImmediateRuleTester extends RuleTester {
  static override describe = (_: string, body: () => void) => body();
  static override it = (_: string, body: () => void) => body();
}

function runEslintsTester(rule: NativeAsyncRule, config: RuleConfig, each: RuleCase, reported: Reported): void {
  const { languageOptions, settings, options } = config;
  const { code, filename } = each;
  const tested = { code, options: [...options], ...(filename && { filename }), ...(settings && { settings }) };
  const errors = reported.messages.map(({ message, line, column, endLine, endColumn, suggestions = [] }) => ({
    ...{ message, line, column, endLine, endColumn },
    suggestions: suggestions.map(({ desc, fix }) => ({
      desc,
      output: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    })),
  }));
  const invalid = { ...tested, output: reported.outputs[0] ?? null, errors };
  new ImmediateRuleTester({ languageOptions }).run(
    rule.name,
    rule as never,
    errors.length === 0 ? { valid: [tested], invalid: [] } : { valid: [], invalid: [invalid] },
  );
}
