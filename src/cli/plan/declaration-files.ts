import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageTypes } from '../../analysis/environment/index.js';

/**
 * The files that declare the generator functions of others, which change with these: `lib.d.ts` beside `lib.js`, and the
 * types of the packages that the files are part of. Those among the files themselves are left out.
 */
export function declarationFiles(files: readonly string[]): string[] {
  const beside = files.flatMap((file) => {
    const declaring = file.replace(/\.([cm]?)jsx?$/, '.d.$1ts');
    return declaring === file ? [] : declaring;
  });
  const folders = new Set(files.map((file) => path.dirname(file)));
  const found = new Set([...beside, ...[...folders].flatMap((folder) => packageTypes(folder)?.file ?? [])]);
  for (const file of files) found.delete(file);
  return [...found].filter(declaresGenerators).sort();
}

function declaresGenerators(file: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').includes('Generator');
}
