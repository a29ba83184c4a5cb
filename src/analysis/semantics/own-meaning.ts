import { ownMeaningLibraries } from '../../catalogue/index.js';
import { projectHasPackage } from '../environment/index.js';
import type { SemanticModel } from './semantic-model.js';

const modules = new Set(ownMeaningLibraries.flatMap((library) => library.modules));

/** The library that gives the generators of a file their own meaning, if the file loads one. */
export function ownMeaningOfFile(model: SemanticModel): string | undefined {
  const loaded = model.modules.flatMap((module) => model.known.librariesOf(module));
  return loaded.find(({ exports }) => exports.some(({ role }) => role === 'own-meaning'))?.name;
}

/** What is known of libraries that give generators their own meaning, around one file. */
export interface OwnMeaning {
  /** The library that the file itself loads, if it loads one. */
  readonly library: string | undefined;
  /** Whether the project of the file uses one, so that other files may hand it the generators of this one. */
  isInProject(): boolean;
}

/** Looks for them; the manifests of the project are read when they are asked for. */
export function findOwnMeaning(model: SemanticModel): OwnMeaning {
  let inProject: boolean | undefined;
  return {
    library: ownMeaningOfFile(model),
    isInProject: () => (inProject ??= projectHasPackage(model.filename, (name) => modules.has(name))),
  };
}
