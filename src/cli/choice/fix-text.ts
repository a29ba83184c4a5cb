import type { ESLint } from 'eslint';
import { applyFixes, type FileFix, fixesOf, isSameFix, keyOfFix, withoutOverlaps } from './file-fixes.js';

/** Lints a text as a file of that name. */
export type LintText = (text: string, file: string) => Promise<ESLint.LintResult>;

const mostPasses = 10;

interface TextFixes {
  readonly file: string;
  readonly chosen: readonly FileFix[];
  /** The fixes that are there whatever is converted of the plan: of these, what is not chosen is left out. */
  readonly besides: readonly FileFix[];
  readonly lint: LintText;
}

/**
 * Applies what is chosen of the fixes of a text, all that its decisions bring about, and then, as ESLint does it, what can
 * be fixed because of them, such as an import that nothing uses any more.
 */
export async function fixText(text: string, { file, chosen, besides, lint }: TextFixes): Promise<ESLint.LintResult> {
  const overlapped = (fix: FileFix) => withoutOverlaps([...chosen, fix].sort(byPlace)).length <= chosen.length;
  const leftOut = besides.filter((fix) => !chosen.some((one) => isSameFix(one, fix)) && !overlapped(fix));
  const keysLeftOut = new Set(leftOut.map(keyOfFix));
  const first = fixesOf(await lint(text, file), text).filter((fix) => !besides.some((one) => isSameFix(one, fix)));
  let output = applyFixes(text, [...chosen, ...withoutOverlaps(first).filter((fix) => !overlapped(fix))]);
  for (let pass = 2; ; pass += 1) {
    const checked = await lint(output, file);
    const next = withoutOverlaps(fixesOf(checked, output).filter((fix) => !keysLeftOut.has(keyOfFix(fix))));
    if (next.length === 0 || pass > mostPasses) return { ...checked, ...(output !== text && { output }) };
    output = applyFixes(output, next);
  }
}

function byPlace(one: FileFix, other: FileFix): number {
  return one.range[0] - other.range[0];
}
