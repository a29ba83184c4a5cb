import type { ESLint } from 'eslint';
import { displayPath } from '../paths.js';
import { contentWith, type FileChange, fileChange, reasonOf, type UnwrittenFile } from '../files/file-change.js';
import { openJournal } from '../files/journal.js';
import { writeFile } from '../files/write-files.js';
import { UserError } from '../user-error.js';
import type { Conversion } from './conversions.js';
import type { Converter } from './converter.js';

/** What a tree asks of conversions. */
export type Convertible = Pick<Converter, 'conversions' | 'convert' | 'files' | 'textOf'>;

/** Files on disk, which show one set of conversions after the other. */
export interface TriedTree {
  /** Conversions of files that can be written. */
  readonly conversions: readonly Conversion[];
  readonly unwritten: readonly UnwrittenFile[];
  /** Gives every file the text that it has with these conversions; returns the files that differ from before. */
  show(some: readonly Conversion[]): Promise<readonly ESLint.LintResult[]>;
  /** Gives every file its content before, and forgets that there was anything. */
  putBack(): Promise<void>;
  /** Leaves the files as they are shown. */
  close(): Promise<void>;
}

/**
 * Opens the files that conversions change. A journal keeps them as they were until the end, so that a run that is killed
 * can be undone.
 *
 * @param directory where the journal is kept
 */
export async function openTree(converter: Convertible, directory: string): Promise<TriedTree> {
  const { contents, unwritten } = await writableFiles(converter);
  const conversions = converter.conversions.filter((one) =>
    [one, ...one.needs].every(({ files }) => files.every((file) => contents.has(file))),
  );
  const journal = await openJournal(directory);
  const shown = new Map(contents);
  return { conversions, unwritten, show, putBack, close: () => journal.close() };

  async function show(some: readonly Conversion[]): Promise<readonly ESLint.LintResult[]> {
    const results = await converter.convert(some);
    const outputs = new Map(results.map(({ filePath, output }) => [filePath, output]));
    const changes = [...contents].flatMap(([file, before]): FileChange[] => {
      const output = outputs.get(file);
      const after = output === undefined ? before : contentWith(output, before);
      return after.equals(shown.get(file)!) ? [] : [{ path: file, before, after }];
    });
    await journal.note(changes);
    for (const { path: file, after } of changes) {
      await writeFile(file, after, shown.get(file)!);
      shown.set(file, after);
    }
    return results.filter(({ output }) => output !== undefined);
  }

  async function putBack(): Promise<void> {
    const stuck: UnwrittenFile[] = [];
    for (const [file, content] of shown) {
      const before = contents.get(file)!;
      if (content.equals(before)) continue;
      try {
        await writeFile(file, before, content);
      } catch (error) {
        stuck.push({ path: file, reason: reasonOf(error) });
      }
    }
    // The journal stays then, which has the files as they were.
    if (stuck.length > 0) throw new UserError(describeStuck(stuck));
    await journal.close();
  }
}

/** The files that can be written, so that no test runs for the others. */
async function writableFiles(converter: Convertible) {
  const contents = new Map<string, Buffer>();
  const unwritten: UnwrittenFile[] = [];
  for (const file of converter.files) {
    const change = await fileChange(file, converter.textOf(file), converter.textOf(file));
    if (!('reason' in change)) contents.set(file, change.before);
    else if (converter.conversions.some(({ files }) => files.includes(file))) unwritten.push(change);
  }
  return { contents, unwritten };
}

function describeStuck(stuck: readonly UnwrittenFile[]): string {
  return [
    'these files could not be put back:',
    ...stuck.map(({ path, reason }) => `  ${displayPath(path)}, since ${reason}`),
    'What they were is kept: --recover undo puts them back.',
  ].join('\n');
}
