import type { ESLint, Linter } from 'eslint';

/** A fix of one file that can be applied or left out by itself. Several reports may share it. */
export interface Conversion {
  /** Absolute path. */
  readonly file: string;
  /** In UTF-16 code units of the text that was checked. */
  readonly range: readonly [number, number];
  /** The text that it replaces, and what takes its place. */
  readonly before: string;
  readonly after: string;
  /** The reports that offer it, in the order of the file; never empty. */
  readonly messages: readonly Linter.LintMessage[];
}

/** Lints one text, as a file of that name. */
export type LintText = (text: string, file: string) => Promise<ESLint.LintResult>;

const mostPasses = 10;

/**
 * Lists the fixes that can be chosen in a file: those of its reports, each once. Fixes that overlap are never both
 * applied, so that of these the first alone is listed; the others come in a later pass.
 */
export function conversionsOf({ filePath, messages, source = '' }: ESLint.LintResult): Conversion[] {
  const byEdit = new Map<string, Conversion & { readonly messages: Linter.LintMessage[] }>();
  for (const message of messages) {
    const { fix } = message;
    if (!fix) continue;
    const key = `${fix.range.join('-')} ${fix.text}`;
    const known = byEdit.get(key);
    if (known) known.messages.push(message);
    else {
      const [start, end] = fix.range;
      const edit = { range: [start, end] as const, before: source.slice(start, end), after: fix.text };
      byEdit.set(key, { file: filePath, ...edit, messages: [message] });
    }
  }
  let end = -1;
  return [...byEdit.values()]
    .sort((a, b) => a.range[0] - b.range[0])
    .filter(({ range }) => {
      if (range[0] < end) return false;
      end = range[1];
      return true;
    });
}

/**
 * Works out what a file is with some of its conversions: they are applied, and then, as ESLint does it, what can be
 * fixed because of them, such as an import that nothing uses any more; never what was left out.
 *
 * @param result of a check, with its source
 * @param chosen conversions of that result
 * @returns the result of checking what it becomes, which is its `output`; the same result where nothing is chosen
 */
export async function withConversions(
  result: ESLint.LintResult,
  chosen: readonly Conversion[],
  lint: LintText,
): Promise<ESLint.LintResult> {
  if (chosen.length === 0) return result;
  const starts = new Set(chosen.map(({ range }) => range[0]));
  const leftOut = new Set(
    conversionsOf(result)
      .filter(({ range }) => !starts.has(range[0]))
      .map(keyOf),
  );
  let output = applied(result.source ?? '', chosen);
  for (let pass = 1; ; pass += 1) {
    const checked = await lint(output, result.filePath);
    const next = conversionsOf(checked).filter((follower) => !leftOut.has(keyOf(follower)));
    if (next.length === 0 || pass === mostPasses) return { ...checked, output };
    output = applied(output, next);
  }
}

/** What stays the same of a conversion while others change the text around it. */
function keyOf({ before, after }: Conversion): string {
  return JSON.stringify([before, after]);
}

function applied(text: string, conversions: readonly Conversion[]): string {
  const sorted = [...conversions].sort((a, b) => a.range[0] - b.range[0]);
  const parts: string[] = [];
  let end = 0;
  for (const { range, after } of sorted) {
    parts.push(text.slice(end, range[0]), after);
    end = range[1];
  }
  return parts.join('') + text.slice(end);
}
