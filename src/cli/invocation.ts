import nodePath, { type PlatformPath } from 'node:path';
import { name } from '../manifest.js';
import { isInside } from './paths.js';

/**
 * How this command is called from a shell, so that what it prints can be copied: by npx where it is installed beside the
 * code, by npx with the name of the package where npx has fetched it, else by its name.
 *
 * @param main the file that runs
 */
export function invocation(
  main = process.argv[1] ?? '',
  current = process.cwd(),
  path: PlatformPath = nodePath,
): string {
  const folders = main.split(path.sep);
  const installed = folders.lastIndexOf('node_modules');
  if (folders.includes('_npx')) return `npx -p ${name} native-async`;
  const isBesideCode = installed > 0 && isInside(folders.slice(0, installed).join(path.sep) || path.sep, current, path);
  return isBesideCode ? 'npx native-async' : 'native-async';
}

/** A word as a shell takes it: in quotes where it needs them. */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return /^[\w./\\@:+=-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`;
  return /^[\w./@:+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
