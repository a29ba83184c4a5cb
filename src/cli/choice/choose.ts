import type { Conversion } from './conversions.js';
import type { Edits } from './converter.js';
import type { FileFix } from './file-fixes.js';

/**
 * What is said about one conversion, in the letters of `git add --patch`: do it, do not, do it and all others of the
 * file, do none of the rest of the file, do nothing more at all, or do it with a text of one's own.
 */
export type Answer = 'yes' | 'no' | 'all' | 'none' | 'quit' | { readonly edit: Pick<FileFix, 'after' | 'range'> };

/** A conversion that is asked about. */
export interface Question {
  readonly conversion: Conversion;
  /** What has been accepted before it. */
  readonly accepted: readonly Conversion[];
  readonly edits: Edits;
  /** Which one it is, from 1, of how many. */
  readonly number: number;
  readonly total: number;
}

/** What was chosen of the conversions of a project. */
export interface Choice {
  readonly chosen: readonly Conversion[];
  readonly edits: Edits;
  readonly declined: readonly Conversion[];
  /** Those that stay, since they need what was declined, now or before. */
  readonly heldBack: readonly Conversion[];
  /** How many were not asked about, since somebody quit. */
  readonly unasked: number;
}

/**
 * Asks about each conversion in turn, but for those that need what was declined. The rest of a file is what changes no
 * other file, where it is accepted, and everything that changes the file, where it is declined.
 *
 * @param conversions what others need comes before them
 * @param isDeclined whether a conversion was declined in an earlier run, so that it is not asked about again
 */
export async function chooseConversions(
  conversions: readonly Conversion[],
  isDeclined: (conversion: Conversion) => boolean,
  ask: (question: Question) => Promise<Answer>,
): Promise<Choice> {
  const staying = new Set(conversions.filter(isDeclined));
  const heldBack: Conversion[] = [];
  const accepted: Conversion[] = [];
  const declined: Conversion[] = [];
  const edits = new Map<Conversion, Pick<FileFix, 'after' | 'range'>>();
  const wholeFiles = new Map<string, 'all' | 'none'>();
  const open = conversions.filter((conversion) => !staying.has(conversion));
  for (const [index, conversion] of open.entries()) {
    if (conversion.needs.some((needed) => staying.has(needed))) {
      staying.add(conversion);
      heldBack.push(conversion);
      continue;
    }
    const question = { conversion, accepted, edits, number: index + 1, total: open.length };
    const answer = settledBy(conversion, wholeFiles) ?? (await ask(question));
    if (answer === 'quit') return { chosen: accepted, edits, declined, heldBack, unasked: open.length - index };
    if (answer === 'all' || answer === 'none') wholeFiles.set(conversion.files[0]!, answer);
    if (answer === 'no' || answer === 'none') {
      staying.add(conversion);
      declined.push(conversion);
    } else accepted.push(conversion);
    if (typeof answer === 'object') edits.set(conversion, answer.edit);
  }
  return { chosen: accepted, edits, declined, heldBack, unasked: 0 };
}

function settledBy({ files }: Conversion, wholeFiles: ReadonlyMap<string, 'all' | 'none'>): Answer | undefined {
  if (files.some((file) => wholeFiles.get(file) === 'none')) return 'no';
  return files.every((file) => wholeFiles.get(file) === 'all') ? 'yes' : undefined;
}
