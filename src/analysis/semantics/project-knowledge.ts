import type { KnownExport } from '../../catalogue/index.js';
import type { Evaluation } from './evaluation.js';

/** A value of another file, as this file names it. */
export interface ImportedValue {
  /** The module specifier, as it is written. */
  readonly module: string;
  /** The properties that are read from the module: `default`, `list`. */
  readonly path: readonly string[];
  /** What is read from an instance of the class that the path leads to: `find` of `new Service().find`. */
  readonly member?: string;
}

/** A generator function of another file. */
export interface ImportedGenerator {
  readonly async: boolean;
}

/**
 * What is known of the files that a file imports from. Asked only where a decision depends on it, since answers cost
 * other files; every answer may be missing.
 */
export interface ProjectKnowledge {
  /** The runner, wrapper or function of a library that an imported value is, as the catalogue would say it. */
  knownExportOf(value: ImportedValue): KnownExport | undefined;
  /** What an imported value itself evaluates to, without a call. */
  evaluate(value: ImportedValue): Evaluation | undefined;
  /** What a call of an imported function evaluates to. */
  evaluateCall(value: ImportedValue): Evaluation | undefined;
  /** The generator function that a call of an imported value certainly runs. */
  generatorOf(value: ImportedValue): ImportedGenerator | undefined;
}

/** Where other files are not looked at. */
export const noProjectKnowledge: ProjectKnowledge = {
  knownExportOf: () => undefined,
  evaluate: () => undefined,
  evaluateCall: () => undefined,
  generatorOf: () => undefined,
};

/** A file, as far as knowledge of other files depends on it. */
export interface ProjectFile {
  /** The absolute path. */
  readonly filename: string;
  readonly cwd: string;
  /** The shared settings of the configuration, as they are given: `settings['native-async']`. */
  readonly settings: unknown;
}

let openProject: (file: ProjectFile) => ProjectKnowledge = () => noProjectKnowledge;

/** Says where all models that are made from now on get their knowledge of other files from. */
export function provideProjectKnowledge(open: (file: ProjectFile) => ProjectKnowledge): void {
  openProject = open;
}

/** What is known of the files around one. */
export function projectKnowledgeOf(file: ProjectFile): ProjectKnowledge {
  return openProject(file);
}
