import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './user-error.js';

const sourceFile = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const generatedFile = /\.min\.[cm]?js$|\.d\.[cm]?ts$/;
const skippedDirectories = new Set(['node_modules', 'bower_components', 'coverage', 'dist']);

/** What is passed over inside a directory, in words, for the help and for the error that nothing was found. */
export const skippedByDefault =
  'node_modules, bower_components, coverage, dist, names that start with a dot, *.min.js and *.d.ts';

/**
 * The files to check for the paths given on the command line, absolute, each once, in the order of the paths.
 *
 * A path that is named is always taken, whatever it is called; inside a directory, only what has a JavaScript or
 * TypeScript extension and is not {@link skippedByDefault}. Symbolic links inside a directory are not followed, so that
 * no file is rewritten twice and no loop is entered.
 *
 * @throws UserError naming every path that does not exist, or when there is no file at all.
 */
export async function sourceFiles(paths: readonly string[]): Promise<string[]> {
  const roots = await Promise.all(
    paths.map(async (name) => ({ name, stats: await stat(name).catch(() => undefined) })),
  );
  const missing = roots.filter(({ stats }) => stats === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new UserError(missingPaths(missing));

  const files = await Promise.all(
    roots.map(async ({ name, stats }) => {
      const file = path.resolve(name);
      return stats?.isDirectory() ? filesBelow(file) : [file];
    }),
  );
  const distinct = [...new Set(files.flat())];
  if (distinct.length === 0) {
    throw new UserError(
      `no JavaScript or TypeScript file found: ${paths.join(', ')}\n` +
        `Passed over unless named: ${skippedByDefault}.`,
    );
  }
  return distinct;
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const files = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const name = path.join(directory, entry.name);
        if (entry.isDirectory()) return isSkipped(entry.name) ? [] : filesBelow(name);
        return entry.isFile() && sourceFile.test(entry.name) && !generatedFile.test(entry.name) ? [name] : [];
      }),
  );
  return files.flat();
}

function isSkipped(directoryName: string): boolean {
  return directoryName.startsWith('.') || skippedDirectories.has(directoryName);
}

function missingPaths(missing: readonly string[]): string {
  const list = missing.map((name) => `  ${name}`).join('\n');
  const hint = missing.some((name) => /[*?{[]/.test(name))
    ? '\nPatterns are for the shell to expand: leave out the quotes, or name a directory.'
    : '';
  return `no such file or directory:\n${list}${hint}`;
}
