import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { ESLint } from 'eslint';
import { slashed } from './paths.js';
import type { Style } from './style.js';

/**
 * The fixes in ESLint's results as one unified diff, which `git apply` and `patch -p1` take.
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

/**
 * The change of one file as a unified diff. It has no line `diff --git`: with one, git takes the paths to be relative to the
 * top of the repository, and passes over all of them without a word in a folder below.
 */
export function filePatch(file: string, before: string, after: string): string {
  const name = slashed(file);
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 3 });
  const [from = '', to = '', ...hunks] = formatPatch(patch, FILE_HEADERS_ONLY).split('\n');
  return [ended(from), ended(to), ...hunks].join('\n');
}

/** The line of a name: one with spaces ends with a tab, by which patch knows its end, unless it is in quotes. */
function ended(line: string): string {
  return line.includes(' ', '--- '.length) && !line.endsWith('"') ? `${line}\t` : line;
}

/** Colours a unified diff as git does. */
export function colorDiff(diff: string, style: Style): string {
  return diff
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return style.bold(line);
      if (line.startsWith('@@')) return style.cyan(line);
      if (line.startsWith('+')) return style.green(line);
      return line.startsWith('-') ? style.red(line) : line;
    })
    .join('\n');
}
