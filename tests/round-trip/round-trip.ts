import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import type { PresetName } from '../../src/configs/index.js';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { configFor } from '../support/lint-text.js';
import { codesIn, withCodes } from '../support/reason-codes.js';
import { asyncFunctions, type Comparison, type Shape } from './canonical.js';
import { parse, type Parsed } from './syntax-tree.js';

/** A file of coroutines, and the one with async functions that it has to come back to. */
export interface Journey {
  readonly original: string;
  readonly coroutines: string;
  readonly sourceType: Parsed['sourceType'];
  readonly preset: PresetName;
  readonly comparison: Comparison;
}

/** What `--fix` made of the coroutines of a file. */
export interface Arrival {
  /** How many functions were made to coroutines. */
  readonly count: number;
  /** Those that are again what they were. */
  readonly restored: number;
  /** Those that are async again, inside of a function that does nothing but call them. */
  readonly inside: number;
  /** Async functions that the file never had. */
  readonly different: readonly string[];
  /** Those that are still coroutines. */
  readonly left: readonly string[];
  /** Why, one line for each report that remains: its codes, or its message. */
  readonly reasons: readonly string[];
  readonly output: string;
  /** What is wrong with the output: it does not parse, or changes when it is fixed again. */
  readonly faults: readonly string[];
}

const linter = new Linter({ cwd: import.meta.dirname });
const filename = `${import.meta.dirname}/program.js`;

/** Fixes the coroutines of a file, and compares what comes out with what they were made of. */
export function travel({ original, coroutines, sourceType, preset, comparison }: Journey): Arrival | undefined {
  const shapesIn = (text: string): readonly Shape[] | undefined => {
    const parsed = parse(text, [sourceType]);
    return parsed && asyncFunctions(parsed.ast, comparison);
  };
  const [wanted, given] = [shapesIn(original), shapesIn(coroutines)];
  if (!wanted || !given) return undefined;
  const expected = without(wanted.map(textOf), given.map(textOf));
  const { output, messages } = linter.verifyAndFix(coroutines, configOf(preset, sourceType), { filename });
  const made = shapesIn(output);
  const found = made ? compare(expected, made, given) : { left: expected, inside: 0, different: [] };
  const fatal = messages.find((message) => message.fatal);
  const again = messages.filter(({ fix }) => fix).map(({ message }) => `fixed again: ${message}`);
  return {
    count: expected.length,
    restored: expected.length - found.left.length - found.inside,
    ...found,
    reasons: reasonsOf(
      withCodes(
        messages.filter(({ ruleId }) => ruleId !== null),
        filename,
      ),
    ),
    output,
    faults: fatal ? [`line ${fatal.line}: ${fatal.message}`] : again,
  };
}

function compare(
  expected: readonly string[],
  made: readonly Shape[],
  given: readonly Shape[],
): Pick<Arrival, 'left' | 'inside' | 'different'> {
  const missing = without(expected, without(made.map(textOf), given.map(textOf)));
  const others = without(without(made.map(textOf), given.map(textOf)), expected);
  // Which of several equal ones it is makes no difference.
  const around = others.map((text) => made.find((shape) => shape.text === text)!.around ?? text);
  const left = without(missing, around);
  const different = others.filter((_, index) => !missing.includes(around[index]!));
  return { left, inside: missing.length - left.length, different };
}

function textOf({ text }: Shape): string {
  return text;
}

function configOf(preset: PresetName, sourceType: Parsed['sourceType']): Linter.Config[] {
  const { rules = {}, settings } = plugin.configs[preset];
  const own = settings?.['native-async'] as object | undefined;
  return configFor({
    plugins: { 'native-async': plugin },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    languageOptions: { sourceType },
    rules,
    settings: { 'native-async': { ...own, project: 'off', generatedFiles: 'check', versions: { koa: 2 } } },
  });
}

function reasonsOf(messages: readonly Linter.LintMessage[]): readonly string[] {
  return messages.map((message) => {
    const codes: readonly ReasonCode[] = codesIn(message);
    return codes.length > 0 ? codes.join(' + ') : `${message.ruleId}: ${message.message.replace(/`.*?`/g, '…')}`;
  });
}

/** The texts that are in the first list more often than in the second. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const rest = new Map<string, number>();
  for (const text of others) rest.set(text, (rest.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = rest.get(text) ?? 0;
    rest.set(text, count - 1);
    return count <= 0;
  });
}
