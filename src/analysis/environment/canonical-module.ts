import { path } from './file-system.js';

/**
 * A module specifier so that two ways to write one module compare equal: paths become absolute and lose `/index` and a
 * JavaScript extension, others stay.
 *
 * @param from the directory that a path is relative to
 */
export function canonicalModule(specifier: string, from: string): string {
  // Most are packages.
  if (specifier[0] !== '.' && specifier[0] !== '/') return specifier;
  if (!/^(?:\.{1,2}(?:\/|$)|\/)/.test(specifier)) return specifier;
  return path
    .resolve(from, specifier)
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/[\\/]index$/, '');
}
