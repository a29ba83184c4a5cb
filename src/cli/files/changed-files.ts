import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../user-error.js';
import { git } from './git.js';

/** Which files git says to look at: changed since the last commit, staged for the next, or changed since a revision. */
export type Changes =
  { readonly kind: 'changed' } | { readonly kind: 'staged' } | { readonly kind: 'since'; readonly revision: string };

/**
 * Lists the files that git knows as changed: added, copied, modified or renamed ones, and with `changed` and `since`
 * also those that are not tracked yet.
 *
 * @param directory a folder of the repository
 * @returns real absolute paths
 * @throws UserError where there is no git, no repository or no such revision
 */
export async function changedFiles(changes: Changes, directory: string): Promise<ReadonlySet<string>> {
  const [root = ''] = lines(await git(directory, ['rev-parse', '--show-toplevel']), '\n');
  const names = [...(await trackedChanges(root, changes)), ...(await untracked(root, changes))];
  const top = await realpath(root);
  return new Set(names.map((name) => path.join(top, name)));
}

async function trackedChanges(root: string, changes: Changes): Promise<string[]> {
  const listed = ['diff', '--name-only', '-z', '--diff-filter=ACMR', '--no-ext-diff'];
  if (changes.kind === 'staged') return lines(await git(root, [...listed, '--cached', '--']));
  const base = changes.kind === 'since' ? await mergeBase(root, changes.revision) : await lastCommit(root);
  return lines(await git(root, [...listed, base, '--']));
}

async function untracked(root: string, { kind }: Changes): Promise<string[]> {
  if (kind === 'staged') return [];
  return lines(await git(root, ['ls-files', '--others', '--exclude-standard', '-z']));
}

/** Where the current branch left the revision, as a review compares them; the revision itself where they share nothing. */
async function mergeBase(root: string, revision: string): Promise<string> {
  if (revision.startsWith('-')) throw new UserError(`not a revision: ${revision}`);
  const commit = await git(root, ['rev-parse', '--verify', `${revision}^{commit}`]);
  const base = await git(root, ['merge-base', 'HEAD', commit.trim()]).catch(() => commit);
  return base.trim();
}

/** The last commit, or the empty tree before the first one. */
async function lastCommit(root: string): Promise<string> {
  const head = await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => undefined);
  return head === undefined ? (await git(root, ['hash-object', '-t', 'tree', '--stdin'])).trim() : 'HEAD';
}

function lines(text: string, separator = '\0'): string[] {
  return text.split(separator).filter((line) => line !== '');
}

/** Those of some files that have changes which are not committed; none where there is no repository to ask. */
export async function uncommittedAmong(files: readonly string[], directory: string): Promise<string[]> {
  if (files.length === 0) return [];
  try {
    const changed = await changedFiles({ kind: 'changed' }, directory);
    const real = await Promise.all(files.map((file) => realpath(file)));
    return files.filter((_, index) => changed.has(real[index]!));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
