import { memoize } from '../collections/index.js';
import { type FileSystem, fileSystem, path, type Settings } from '../analysis/environment/index.js';
import { noProjectKnowledge, type ProjectFile, type ProjectKnowledge } from '../analysis/semantics/index.js';
import { Knowledge } from './knowledge.js';
import { Project } from './project.js';

/** What the files around one show, read when a question depends on them; nothing where the settings say so. */
export function openProject(file: ProjectFile): ProjectKnowledge {
  const { cwd, filename, settings } = file;
  if (settings.project === 'off' || !path.isAbsolute(filename)) return noProjectKnowledge;
  return new Knowledge(file, projectsOf(fileSystem())(settings)(cwd));
}

/** The files that are seen under settings and from a folder: one project, however many of its files are linted. */
const projectsOf = memoize((files: FileSystem) =>
  memoize((settings: Settings) => memoize((cwd: string) => new Project(files, settings, cwd))),
);
