import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The absolute path of a file that the build makes by itself. It is found from the package's folder: where the code that
 * asks ends up is the bundler's business.
 *
 * @param file relative to `src`
 */
export function builtFile(file: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return path.join(folder, 'dist/src', file);
}
