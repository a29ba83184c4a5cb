import type { ESLint, Linter } from 'eslint';

/** A fix of one file. Several reports may share it. */
export interface FileFix {
  /** Absolute path. */
  readonly file: string;
  /** In UTF-16 code units of the text that was checked, without a byte order mark. */
  readonly range: readonly [number, number];
  /** The text that it replaces, and what takes its place. */
  readonly before: string;
  readonly after: string;
  /** The reports that offer it, in the order of the file; never empty. */
  readonly messages: readonly Linter.LintMessage[];
}

/** Lists the fixes of the reports on a file, each once, by their places. Some may overlap. */
export function fixesOf({ filePath, messages }: ESLint.LintResult, text: string): FileFix[] {
  const byEdit = new Map<string, FileFix & { readonly messages: Linter.LintMessage[] }>();
  for (const message of messages) {
    const { fix } = message;
    if (!fix) continue;
    const key = `${fix.range.join('-')} ${fix.text}`;
    const known = byEdit.get(key);
    if (known) known.messages.push(message);
    else {
      const [start, end] = fix.range;
      const edit = { range: [start, end] as const, before: text.slice(start, end), after: fix.text };
      byEdit.set(key, { file: filePath, ...edit, messages: [message] });
    }
  }
  return [...byEdit.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** Of fixes that overlap, the first alone: the others come once it is applied. */
export function withoutOverlaps<Fix extends Pick<FileFix, 'range'>>(fixes: readonly Fix[]): Fix[] {
  let end = -1;
  return fixes.filter(({ range }) => {
    if (range[0] < end) return false;
    end = range[1];
    return true;
  });
}

/** Whether two fixes are the same one, in the same text. */
export function isSameFix(one: FileFix, other: FileFix): boolean {
  return one.range[0] === other.range[0] && one.range[1] === other.range[1] && one.after === other.after;
}

/** What stays the same of a fix while others change the text around it. */
export function keyOfFix({ before, after }: FileFix): string {
  return JSON.stringify([before, after]);
}

/** Applies fixes that do not overlap. */
export function applyFixes(text: string, fixes: readonly Pick<FileFix, 'after' | 'range'>[]): string {
  const sorted = [...fixes].sort((a, b) => a.range[0] - b.range[0]);
  const parts: string[] = [];
  let end = 0;
  for (const { range, after } of sorted) {
    parts.push(text.slice(end, range[0]), after);
    end = range[1];
  }
  return parts.join('') + text.slice(end);
}
