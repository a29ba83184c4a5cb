import { ancestors, path } from './file-system.js';
import { readManifest } from './package-manifest.js';

const declarationFile = /\.d\.[cm]?ts$/;

/** Whether a file declares what another defines. */
export function isDeclarationFile(filename: string): boolean {
  return declarationFile.test(filename);
}

/** The file of declarations that the nearest package above a folder names for itself, and its `package.json`. */
export function packageTypes(folder: string): { readonly file: string; readonly manifest: string } | undefined {
  const found = ancestors(folder).find((above) => readManifest(path.join(above, 'package.json')));
  if (found === undefined) return undefined;
  const manifest = path.join(found, 'package.json');
  const { types, typings } = readManifest(manifest)!;
  const declared = types ?? typings;
  return typeof declared === 'string' && isDeclarationFile(declared)
    ? { file: path.resolve(found, declared), manifest }
    : undefined;
}
