import path from 'node:path';

/**
 * The directory that ESLint is to work in: the current one where it contains every path, else the deepest one that
 * does. ESLint refuses files outside of its working directory.
 *
 * @param files absolute paths, at least one
 */
export function commonDirectory(files: readonly string[], current = process.cwd()): string {
  const isInside = (directory: string, file: string) => {
    const relative = path.relative(directory, file);
    return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  };
  if (files.every((file) => isInside(current, file))) return current;
  return files
    .map((file) => path.dirname(file))
    .reduce((common, directory) => {
      while (!isInside(common, directory)) common = path.dirname(common);
      return common;
    });
}
