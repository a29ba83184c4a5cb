import { isInstalled } from './islands/decisions.js';
import type { Files } from './solve/solver.js';

/**
 * The names by which a file may reach generators of others: of some files of the project, and of what it and they load in
 * turn, the nearest first. Its own become async with what uses them there.
 *
 * @param mayRead whether one more file may be looked at
 */
export function generatorNamesFor(
  asking: string,
  others: readonly string[],
  { summaryOf, resolve }: Files,
  mayRead: () => boolean,
): ReadonlySet<string> {
  const names = new Set<string>();
  const files = new Set([asking, ...others]);
  // The set grows while it is walked.
  for (const file of files) {
    const summary = mayRead() ? summaryOf(file) : undefined;
    if (file !== asking) for (const name of summary?.generatorNames ?? []) names.add(name);
    for (const specifier of summary?.loads ?? []) {
      const loaded = resolve(specifier, file);
      if (loaded !== undefined && !isInstalled(loaded)) files.add(loaded);
    }
  }
  return names;
}
