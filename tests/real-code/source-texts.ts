import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const javascript = /(?<!\.min)\.(?:[cm]?js|jsx)$/;

/** With it, files count as written by a compiler, and nothing is said of them. */
const sourceMap = /\n\/\/# sourceMappingURL=.*\s*$/;

/**
 * The code that a package ships, without that of packages inside it.
 *
 * @returns texts without references to source maps, by path in the package, with `/`, in a stable order
 */
export function sourceTexts(folder: string, sourceFile = javascript): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sourceFile.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8').replace(sourceMap, '\n')]));
}
