import { realpathSync } from 'node:fs';
import path from 'node:path';
import { memoize } from '../../collections/index.js';
import { readSettings } from '../../analysis/environment/index.js';
import { isFixedDespite, type ReasonCode } from '../../reasons/index.js';
import {
  endSurvey,
  type FileSurvey,
  idOf,
  makePlan,
  openFunctions,
  type Plan,
  type PlannedFunction,
  startSurvey,
  type Target,
} from '../../project/index.js';
import { type Job, lintOptions, watched } from '../check.js';
import { commonDirectory } from '../paths.js';
import { createSurveyor, settingsUnder, surveyFiles } from '../lint.js';
import { filesToSurvey, projectFiles, projectFolders } from './project-files.js';

/** What is known of a project, from which plans are made. */
export interface Survey {
  readonly surveys: ReadonlyMap<string, FileSurvey>;
  isOpen(target: Target): boolean;
}

const nothingSurveyed: Survey = { surveys: new Map(), isOpen: () => false };

/** Reads what all files of the project say of its generators, as they are on disk; nothing where none may be read. */
export async function surveyProject(job: Job): Promise<Survey> {
  const { eslint: loaded, directory, files } = job;
  const options = lintOptions(job, false);
  const settings = readSettings(settingsUnder(options));
  if (settings.project === 'off') return nothingSurveyed;
  const folders = projectFolders(files);
  const { files: surveyed, names } = filesToSurvey(await projectFiles(folders, files));
  if (surveyed.length === 0) return nothingSurveyed;
  const found = startSurvey(names);
  try {
    const eslint = createSurveyor(loaded, commonDirectory(surveyed, directory) ?? directory, options);
    await watched(job, 'Planning', surveyed, (onProgress) => surveyFiles(eslint, surveyed, onProgress));
  } finally {
    endSurvey();
  }
  const open = folders.map((folder) => openFunctions(folder, settings));
  return { surveys: found, isOpen: (target) => open.some((isOpen) => isOpen(target)) };
}

interface PlanChoice {
  readonly failed?: readonly PlannedFunction[];
  readonly only?: readonly PlannedFunction[];
  readonly newer?: readonly string[];
}

/**
 * Plans what is converted of a project together.
 *
 * @param choice functions that were planned before and not converted, those that are converted at most, and the versions
 *   that something is taken to have
 */
export function planProject(
  { surveys, isOpen }: Survey,
  job: Job,
  { failed = [], only, newer = [] }: PlanChoice = {},
): Plan {
  const { fixIntended } = readSettings(settingsUnder(lintOptions(job, false)));
  const checked = checkedFiles(job.files);
  const stays = new Map(failed.map((one) => [idOf(one), one]));
  const chosen = only && new Set(only.map(idOf));
  return makePlan(surveys, {
    isFixed: (code) => isFixedDespite(code as ReasonCode, fixIntended),
    isChecked: (file) => checked.has(file),
    isOpen,
    isTakenForNewer: (needed) => newer.includes(needed),
    reasonToStay(target) {
      const { file } = target;
      const failure = stays.get(idOf(target));
      if (failure) return { code: 'not-converted', file, line: failure.line };
      return chosen && !chosen.has(idOf(target)) ? { code: 'not-checked', file, line: 1 } : undefined;
    },
  });
}

/** The files that are checked, by the names that they were given and by their real ones. */
const checkedFiles = memoize(
  (files: readonly string[]) => new Set(files.flatMap((file) => [file, realpathSync(path.resolve(file))])),
);
