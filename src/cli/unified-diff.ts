import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatPatch, structuredPatch } from 'diff';
import type { ESLint } from 'eslint';
import type { Style } from './style.js';

/**
 * The fixes in ESLint's results as one unified diff in git's form, which `git apply` and `patch -p1` take.
 *
 * @param directory what the paths in the diff are relative to
 */
export async function unifiedDiff(results: readonly ESLint.LintResult[], directory: string): Promise<string> {
  const patches = results.map(async ({ filePath, output }) => {
    if (output === undefined) return '';
    const relative = path.relative(directory, filePath);
    return filePatch(relative, await readFile(filePath, 'utf8'), output);
  });
  return (await Promise.all(patches)).join('');
}

/** The change of one file as a unified diff in git's form. */
export function filePatch(file: string, before: string, after: string): string {
  // On Windows a backslash separates folders; elsewhere it belongs to a name.
  const name = path.sep === '\\' ? file.replaceAll('\\', '/') : file;
  return formatPatch({
    ...structuredPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 3 }),
    isGit: true,
  });
}

/** Colours a unified diff as git does. */
export function colorDiff(diff: string, style: Style): string {
  return diff
    .split('\n')
    .map((line) => {
      if (/^(?:diff|---|\+\+\+) /.test(line)) return style.bold(line);
      if (line.startsWith('@@')) return style.cyan(line);
      if (line.startsWith('+')) return style.green(line);
      return line.startsWith('-') ? style.red(line) : line;
    })
    .join('\n');
}
