import { stat } from 'node:fs/promises';
import path from 'node:path';
import { globby, isDynamicPattern, isIgnoredByIgnoreFiles, type Options } from 'globby';
import ignore from 'ignore';
import { isInside, slashed } from '../paths.js';
import { UserError } from '../user-error.js';
import { generatedFiles, skippedByDefault, skippedDirectories } from './skipped-files.js';

/** Which files below the given paths are left out. */
export interface FileChoice {
  /** What paths and patterns are relative to: the current directory. */
  readonly directory: string;
  /** Patterns of `--ignore-pattern`, in the syntax of `.gitignore`. */
  readonly ignorePatterns: readonly string[];
  /** Whether ignore files, and what is passed over by default, count. */
  readonly honoursIgnoreFiles: boolean;
}

const extensions = '{js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte}';
const ignoreFiles = ['**/.gitignore', '**/.ignore', '**/.eslintignore'];
const alwaysSkipped = ['**/node_modules/**', '**/.git/**'];

/**
 * Finds the files to check for the paths and globs of the command line.
 *
 * A file that is named is always taken, whatever it is called, but for `--ignore-pattern`. Inside a directory, and for a
 * glob, only files with a JavaScript or TypeScript extension are, without those {@link skippedByDefault}. Symbolic links
 * inside a directory are not followed, so that no file is rewritten twice and no loop is entered.
 *
 * @throws UserError naming every path that does not exist and every glob that matches nothing, or when there is no file
 */
export async function sourceFiles(paths: readonly string[], choice: FileChoice): Promise<string[]> {
  const isIgnored = ignoredByPatterns(choice);
  const found = await Promise.all(paths.map((name) => filesOf(name, choice)));
  const missing = paths.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) throw new UserError(missingPaths(missing));
  const distinct = [...new Set(found.flatMap((files) => files ?? []))].filter((file) => !isIgnored(file));
  if (distinct.length === 0) throw new UserError(noFiles(paths, choice));
  return distinct;
}

/** The files that one path or glob stands for; undefined where there is no such thing. */
async function filesOf(name: string, choice: FileChoice): Promise<string[] | undefined> {
  const { directory, honoursIgnoreFiles } = choice;
  const target = path.resolve(directory, name);
  const stats = await stat(target).catch(() => undefined);
  if (stats?.isFile()) return [target];
  if (stats?.isDirectory()) return filesBelow(target, choice);
  if (stats) throw new UserError(`not a file or directory: ${name}`);
  const glob = slashed(name);
  if (!isDynamicPattern(glob)) return undefined;
  const files = await filesMatching(glob, { ...globOptions(choice), cwd: directory, gitignore: honoursIgnoreFiles });
  const sources = files.filter((file) => sourceFile.test(file));
  return sources.length > 0 ? sources : undefined;
}

const sourceFile = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/;

async function filesBelow(directory: string, choice: FileChoice): Promise<string[]> {
  // A directory that is named is searched even where the ignore files above it leave it out: only those in it count then.
  const isNamedAgainstRules = choice.honoursIgnoreFiles && (await isIgnoredDirectory(directory, choice));
  return filesMatching(`**/*.${extensions}`, {
    ...globOptions(choice),
    cwd: directory,
    gitignore: choice.honoursIgnoreFiles && !isNamedAgainstRules,
  });
}

/** The option `absolute` is not used: it makes slashes of backslashes, which belong to names where they separate nothing. */
async function filesMatching(glob: string, options: Options & { readonly cwd: string }): Promise<string[]> {
  const files = await globby(glob, options);
  return files.map((file) => path.resolve(options.cwd, file)).sort();
}

async function isIgnoredDirectory(named: string, { directory }: FileChoice): Promise<boolean> {
  if (named === directory || !isInside(directory, named)) return false;
  const isIgnored = await isIgnoredByIgnoreFiles('.gitignore', { cwd: directory });
  return isIgnored(`${named}/`);
}

function globOptions({ honoursIgnoreFiles }: FileChoice): Options {
  return {
    followSymbolicLinks: false,
    ...(honoursIgnoreFiles
      ? { ignoreFiles, ignore: [...skippedDirectories.map((name) => `**/${name}/**`), ...generatedFiles] }
      : { ignore: alwaysSkipped, dot: true }),
  };
}

function ignoredByPatterns({ ignorePatterns, directory }: FileChoice): (file: string) => boolean {
  const rules = ignore().add(ignorePatterns);
  return (file) => isInside(directory, file) && rules.ignores(slashed(path.relative(directory, file)));
}

function missingPaths(missing: readonly string[]): string {
  const list = missing.map((name) => `  ${name}`).join('\n');
  return missing.some((name) => isDynamicPattern(slashed(name)))
    ? `no such file or directory, and no source file that a pattern matches:\n${list}`
    : `no such file or directory:\n${list}`;
}

function noFiles(paths: readonly string[], { honoursIgnoreFiles, ignorePatterns }: FileChoice): string {
  const lines = [`no JavaScript or TypeScript file found: ${paths.join(', ')}`];
  if (honoursIgnoreFiles) lines.push(`Passed over unless named, or with --no-ignore: ${skippedByDefault}.`);
  if (ignorePatterns.length > 0) lines.push(`Left out by --ignore-pattern: ${ignorePatterns.join(', ')}`);
  return lines.join('\n');
}
