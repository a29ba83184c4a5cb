import { readFile } from 'node:fs/promises';
import type { ESLint } from 'eslint';
import type { Checked } from './findings.js';
import { type FileChange, fileChange, type UnwrittenFile } from './files/file-change.js';
import { writeFiles } from './files/write-files.js';

/** The files as they are once fixes are written, and those that stay as they were. */
export interface Written {
  readonly remaining: Checked;
  readonly unwritten: readonly UnwrittenFile[];
  /** Written in place, because of hard links or of a folder that takes no other file. */
  readonly inPlace: readonly string[];
}

/**
 * Writes the fixes of files that can take them.
 *
 * @param found the files as they were checked
 * @param fixed the same with the text to write as their `output`
 * @param directory where the journal is kept
 */
export async function writeFixes(found: Checked, fixed: Checked, directory: string): Promise<Written> {
  const { changes, unwritten } = await plannedChanges(found, fixed);
  const { failed, inPlace } = await writeFiles(changes, directory);
  return { ...withoutFailed(found, fixed, [...unwritten, ...failed]), inPlace };
}

/** What would be written: the same without the files that cannot take their fixes. */
export async function writableFixes(found: Checked, fixed: Checked): Promise<Omit<Written, 'inPlace'>> {
  const { unwritten } = await plannedChanges(found, fixed);
  return withoutFailed(
    found,
    fixed,
    unwritten.filter(({ reason }) => reason !== 'it is read-only'),
  );
}

/** The files that cannot take their fixes. */
export async function unwritableFiles(found: Checked, fixed: Checked): Promise<readonly UnwrittenFile[]> {
  return (await plannedChanges(found, fixed)).unwritten;
}

async function plannedChanges(found: Checked, fixed: Checked) {
  const sources = new Map(found.results.map((result) => [result.filePath, result.source]));
  const changes: FileChange[] = [];
  const unwritten: UnwrittenFile[] = [];
  for (const { filePath, output } of fixed.results) {
    if (output === undefined) continue;
    // ESLint gives no source of a file in which nothing was found, and which changes together with others.
    const source = sources.get(filePath) ?? (await readFile(filePath, 'utf8'));
    const change = await fileChange(filePath, source, output);
    if ('reason' in change) unwritten.push(change);
    else changes.push(change);
  }
  return { changes, unwritten };
}

function withoutFailed(found: Checked, fixed: Checked, unwritten: readonly UnwrittenFile[]): Omit<Written, 'inPlace'> {
  const failed = new Set(unwritten.map(({ path }) => path));
  const before = new Map(found.results.map((result) => [result.filePath, result]));
  const resultOf = (result: ESLint.LintResult) => (failed.has(result.filePath) ? before.get(result.filePath)! : result);
  const records = new Map(fixed.records);
  for (const file of failed) {
    const record = found.records.get(file);
    if (record) records.set(file, record);
  }
  return { remaining: { ...fixed, results: fixed.results.map(resultOf), records }, unwritten };
}
