import plugin from '../../index.js';
import { type AwaitSurvey, endAwaitSurvey, startAwaitSurvey } from '../../project/index.js';
import { type Job, lintOptions, watched } from '../check.js';
import type { Checked } from '../findings.js';
import { createAwaitSurveyor, surveyFiles } from '../lint.js';
import { commonDirectory } from '../paths.js';
import { projectFiles, projectFolders } from './project-files.js';

const rule = `${plugin.meta.namespace}/no-await-in-sync-function`;

/**
 * Reads what all files of the project say of functions that become async for an `await`. Most projects have none, and
 * nothing is read.
 */
export async function surveyAwaitsOf(
  job: Job,
  { results }: Pick<Checked, 'results'>,
): Promise<ReadonlyMap<string, AwaitSurvey>> {
  const hasOne = results.some(({ messages }) => messages.some(({ ruleId, fix }) => ruleId === rule && fix));
  if (!hasOne) return new Map();
  const { eslint: loaded, directory, files } = job;
  const all = (await projectFiles(projectFolders(files), files)).map(({ file }) => file);
  const surveys = startAwaitSurvey();
  try {
    const eslint = createAwaitSurveyor(loaded, commonDirectory(all, directory) ?? directory, lintOptions(job, false));
    await watched(job, 'Planning', all, (onProgress) => surveyFiles(eslint, all, onProgress));
  } finally {
    endAwaitSurvey();
  }
  return surveys;
}

/** Of the files with calls that have to wait, those in which one does not wait yet. */
export function stillWaiting({ results }: Pick<Checked, 'results'>): string[] {
  return results
    .filter(({ messages }) =>
      messages.some(({ ruleId, messageId, fix }) => ruleId === rule && messageId === 'promised' && fix),
    )
    .map(({ filePath }) => filePath);
}
