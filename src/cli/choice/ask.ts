import { isInterruption } from '../interruption.js';
import { UserError } from '../user-error.js';
import type { Answer } from './choose.js';
import type { FileFix } from './file-fixes.js';

const choices = [
  { key: 'y', name: 'Convert it', value: 'yes' },
  { key: 'n', name: 'Leave it', value: 'no' },
  { key: 'a', name: 'Convert it and all that follow in this file', value: 'all' },
  { key: 'd', name: 'Leave it and all that follow in this file', value: 'none' },
  { key: 'q', name: 'Quit: leave it and everything that follows', value: 'quit' },
] as const;

const editChoice = { key: 'e', name: 'Edit what takes its place', value: 'edit' } as const;

/** What a person is asked. */
export interface Asking {
  /** Which conversion it is, from 1, of how many. */
  readonly number: number;
  readonly total: number;
  /** The one place that changes, where somebody can write it another way; missing where there are more. */
  readonly editable?: Pick<FileFix, 'after' | 'file' | 'range'> | undefined;
}

/** @throws UserError where nobody can be asked */
export function requireTerminal(): void {
  if (process.stdin.isTTY && process.stderr.isTTY) return;
  throw new UserError('--interactive asks at a terminal, and there is none. --fix and --test ask nothing.');
}

/** Asks a person at a terminal about one conversion, whose diff and reasons have been shown. */
export async function askAt(
  { number, total, editable }: Asking,
  { input, output }: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
): Promise<Answer> {
  // Most runs ask nothing, and need not load what asks.
  const { editor, expand } = await import('@inquirer/prompts');
  const context = { input, output };
  const message = `(${String(number)}/${String(total)}) Convert this?`;
  try {
    const answer = await expand(
      { message, default: 'h', choices: [...choices, ...(editable ? [editChoice] : [])] },
      context,
    );
    if (answer !== 'edit' || !editable) return answer as Exclude<typeof answer, 'edit'>;
    const { file, after, range } = editable;
    const editing = {
      message: 'What takes its place',
      default: after,
      postfix: postfixOf(file),
      waitForUserInput: false,
    };
    const edited = await editor(editing, context);
    // Editors end a file with a line break that was not asked for.
    return { edit: { range, after: after.endsWith('\n') ? edited : edited.replace(/\r?\n$/, '') } };
  } catch (error) {
    if (isInterruption(error)) return 'quit';
    throw error;
  }
}

function postfixOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0] ?? '.js';
}
