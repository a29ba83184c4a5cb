import { type FileSystem, fileSystem, path, type Settings } from '../analysis/environment/index.js';
import { noProjectKnowledge, type ProjectFile, type ProjectKnowledge } from '../analysis/semantics/index.js';
import { Knowledge } from './knowledge.js';
import { Project } from './project.js';

const projects = new WeakMap<FileSystem, WeakMap<Settings, Map<string, Project>>>();

/** What the files around one show, read when a question depends on them; nothing where the settings say so. */
export function openProject(file: ProjectFile): ProjectKnowledge {
  const { cwd, filename, settings } = file;
  if (settings.project === 'off' || !path.isAbsolute(filename)) return noProjectKnowledge;
  return new Knowledge(file, projectFor(settings, cwd));
}

/** The files that are seen under settings and from a folder: one project, however many of its files are linted. */
function projectFor(settings: Settings, cwd: string): Project {
  const files = fileSystem();
  const bySettings = projects.get(files) ?? new WeakMap<Settings, Map<string, Project>>();
  projects.set(files, bySettings);
  const byFolder = bySettings.get(settings) ?? new Map<string, Project>();
  bySettings.set(settings, byFolder);
  const project = byFolder.get(cwd) ?? new Project(files, settings, cwd);
  byFolder.set(cwd, project);
  return project;
}
