import type { ESLint } from 'eslint';
import { type Conversion, conversionsOf } from './conversions.js';

/**
 * What is said about one conversion, in the letters of `git add --patch`: do it, do not, do it and all others of the
 * file, do none of the rest of the file, do nothing more at all, or do it with a text of one's own.
 */
export type Answer = 'yes' | 'no' | 'all' | 'none' | 'quit' | { readonly after: string };

/** A conversion that is asked about. */
export interface Question {
  readonly conversion: Conversion;
  /** The result of the file that it is in. */
  readonly result: ESLint.LintResult;
  /** Which one it is, from 1, of how many. */
  readonly number: number;
  readonly total: number;
}

/** What was chosen of the conversions of all files. */
export interface Choice {
  /** By file; a file without an entry stays as it is. */
  readonly chosen: ReadonlyMap<ESLint.LintResult, readonly Conversion[]>;
  readonly declined: readonly Conversion[];
  /** How many were not asked about, since somebody quit. */
  readonly unasked: number;
}

/**
 * Asks about each conversion of the results in turn.
 *
 * @param isDeclined whether a conversion was declined in an earlier run, so that it is not asked about again
 */
export async function chooseConversions(
  results: readonly ESLint.LintResult[],
  isDeclined: (conversion: Conversion) => boolean,
  ask: (question: Question) => Promise<Answer>,
): Promise<Choice> {
  const queue = results
    .map((result) => ({ result, open: conversionsOf(result).filter((conversion) => !isDeclined(conversion)) }))
    .filter(({ open }) => open.length > 0);
  const total = queue.reduce((sum, { open }) => sum + open.length, 0);
  const chosen = new Map<ESLint.LintResult, readonly Conversion[]>();
  const declined: Conversion[] = [];
  let asked = 0;
  for (const { result, open } of queue) {
    const accepted: Conversion[] = [];
    let rest: 'all' | 'none' | undefined;
    for (const conversion of open) {
      const question = { conversion, result, number: asked + 1, total };
      const answer: Answer = rest ? (rest === 'all' ? 'yes' : 'no') : await ask(question);
      if (answer === 'quit') {
        if (accepted.length > 0) chosen.set(result, accepted);
        return { chosen, declined, unasked: total - asked };
      }
      asked += 1;
      if (answer === 'all' || answer === 'none') rest = answer;
      if (answer === 'no' || answer === 'none') declined.push(conversion);
      else accepted.push(typeof answer === 'string' ? conversion : { ...conversion, after: answer.after });
    }
    if (accepted.length > 0) chosen.set(result, accepted);
  }
  return { chosen, declined, unasked: 0 };
}
