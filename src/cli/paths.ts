import nodePath, { type PlatformPath } from 'node:path';

/*
 * What paths look like, without a look at the disk. The rules of the platform are an argument: `path.win32` has drive
 * letters, a case that does not count, and backslashes between folders, which elsewhere belong to a name.
 */

/** A path as people read it: relative to the current directory where it lies in it, else absolute. */
export function displayPath(file: string, current = process.cwd(), path: PlatformPath = nodePath): string {
  return isInside(current, file, path) ? path.relative(current, file) : file;
}

/** Whether a file is a directory or lies below it. */
export function isInside(directory: string, file: string, path: PlatformPath = nodePath): boolean {
  const relative = path.relative(directory, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** A path with slashes between its folders, as patterns and diffs have them. */
export function slashed(file: string, path: PlatformPath = nodePath): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}

/**
 * The directory that ESLint is to work in: the current one where it contains every path, else the deepest one that
 * does. ESLint refuses files outside of its working directory.
 *
 * @param files absolute paths, at least one
 * @returns undefined where there is none, since the files are on several drives
 */
export function commonDirectory(
  files: readonly string[],
  current = process.cwd(),
  path: PlatformPath = nodePath,
): string | undefined {
  if (files.every((file) => isInside(current, file, path))) return current;
  const [first = current, ...others] = files.map((file) => path.dirname(file));
  let common = first;
  for (const directory of others) {
    while (!isInside(common, directory, path)) {
      if (common === path.dirname(common)) return undefined;
      common = path.dirname(common);
    }
  }
  return common;
}
