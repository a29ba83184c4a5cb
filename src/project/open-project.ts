import { memoize, once } from '../collections/index.js';
import { type FileSystem, fileSystem, type Settings } from '../analysis/environment/index.js';
import type { ProjectFile, ProjectKnowledge } from '../analysis/semantics/index.js';
import { type CarriedOut, carriedOut } from './islands/decisions.js';
import { Knowledge } from './knowledge.js';
import { OpenFile } from './open-file.js';
import { Project } from './project.js';

/** What the files around one show, read when a question depends on them. */
export function openProject(file: ProjectFile): ProjectKnowledge {
  const { cwd, settings } = file;
  const plan = carriedOut();
  const project = once(() => projectsUnder(plan)(fileSystem())(settings)(cwd));
  return new Knowledge(new OpenFile(file, project, plan.decisions));
}

/** Whether what is being carried out makes functions async that a file calls. */
export function callsChange(filename: string): boolean {
  return carriedOut().decisions?.awaits.callers.includes(filename) ?? false;
}

/**
 * The files that are seen under settings and from a folder: one project, however many of its files are linted. What a
 * file was seen to become does not count under other decisions.
 */
const projectsUnder = memoize(projectsOf);

function projectsOf({ decisions }: CarriedOut) {
  const isPlanned = decisions !== undefined;
  return memoize((files: FileSystem) =>
    memoize((settings: Settings) => memoize((cwd: string) => new Project(files, settings, cwd, isPlanned))),
  );
}
