import { ownMeaningLibraries } from '../catalogue/own-meaning.js';
import type { Door } from './door.js';
import { projectPackages } from './installed-version.js';

const modules = ownMeaningLibraries.flatMap((library) => library.modules);

/** The library that gives the generators of a file their own meaning, if the file loads one. */
export function ownMeaningOfFile(door: Door): string | undefined {
  const libraries = door.modules.flatMap((module) => door.known.librariesOf(module));
  return libraries.find(({ exports }) => exports.some(({ role }) => role === 'own-meaning'))?.name;
}

/**
 * Whether the project of a file uses a library that gives generators their own meaning, so that other files may hand it
 * those of this one.
 */
export function hasOwnMeaningInProject(filename: string): boolean {
  const packages = projectPackages(filename);
  return modules.some((module) => packages.has(module));
}
