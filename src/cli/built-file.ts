import { createRequire } from 'node:module';
import path from 'node:path';
import { name } from '../manifest.js';

/**
 * The absolute path of a file that the build makes by itself. It is found from the package's folder: where the code that
 * asks ends up is the bundler's business.
 *
 * @param file relative to `src`
 */
export function builtFile(file: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return path.join(path.dirname(manifest), 'dist/src', file);
}
