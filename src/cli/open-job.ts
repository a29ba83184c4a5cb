import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { findEvidence, type RecordedEvidence, recordedEvidence } from '../evidence/index.js';
import type { Job } from './check.js';
import type { CommandLine } from './command-line.js';
import { cacheDirectory } from './files/cache-directory.js';
import { changedFiles } from './files/changed-files.js';
import { recover } from './files/recover.js';
import { sourceFiles } from './files/source-files.js';
import { loadESLint } from './load-eslint.js';
import { commonDirectory, displayPath } from './paths.js';
import { say } from './print.js';
import { createProgress } from './progress.js';
import { readSharedSettings } from './shared-settings.js';
import { UserError } from './user-error.js';

/** What the files of a run are chosen by, and how they are looked at. */
export type JobRequest = Pick<
  CommandLine,
  | 'cache'
  | 'cacheLocation'
  | 'changes'
  | 'concurrency'
  | 'config'
  | 'evidence'
  | 'honoursIgnoreFiles'
  | 'ignorePatterns'
  | 'only'
  | 'paths'
  | 'preset'
  | 'reasons'
  | 'recover'
  | 'usesTargetPackages'
> &
  Partial<Pick<CommandLine, 'interactive' | 'mode' | 'test'>>;

/** A run that is about to check its files. */
export interface OpenedJob {
  readonly job: Job;
  /** The folder of what the command keeps. */
  readonly kept: string;
}

/**
 * Chooses the files, settles what an interrupted run left, and loads what checks them.
 *
 * @returns undefined where there is no file to check
 * @throws UserError for what the user can put right
 */
export async function openJob(request: JobRequest): Promise<OpenedJob | undefined> {
  const files = await filesToCheck(request);
  if (files.length === 0) return undefined;
  const directory = commonDirectory(files);
  if (directory === undefined) throw new UserError('the paths are on several drives. Name those of one at a time.');
  const evidence = request.evidence ? usedEvidence() : undefined;
  const kept = cacheDirectory(directory);
  const settled = await recover(kept, request.recover);
  if (settled !== undefined) say(settled);
  const cacheFile = path.resolve(request.cacheLocation ?? path.join(kept, 'results.json'));
  const eslint = await loadESLint(directory, request.usesTargetPackages);
  if (eslint.problem !== undefined)
    say(`The ESLint of the code does not start: ${eslint.problem}\nUsing ESLint ${eslint.version}.`);
  const settings = await readSharedSettings(request.config, request.reasons);
  const progress = createProgress();
  return { job: { ...request, eslint, directory, files, evidence, settings, cacheFile, progress }, kept };
}

/** What was recorded in this folder or the nearest one above. */
export function usedEvidence(): RecordedEvidence | undefined {
  const file = findEvidence(process.cwd());
  if (file === undefined) return undefined;
  say(`Using what was recorded in ${displayPath(file)}; --no-evidence leaves it out.`);
  return recordedEvidence(file);
}

/** The files of the paths, of which only those are left that git lists where that was asked for. */
async function filesToCheck(request: JobRequest): Promise<readonly string[]> {
  const { paths, changes, ignorePatterns, honoursIgnoreFiles } = request;
  const directory = process.cwd();
  const files = await sourceFiles(paths, { directory, ignorePatterns, honoursIgnoreFiles });
  if (!changes) return files;
  const listed = await changedFiles(changes, directory);
  const real = await Promise.all(files.map((file) => realpath(file)));
  return files.filter((_, index) => listed.has(real[index]!));
}
