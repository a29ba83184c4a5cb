import type { BaseFileSystem, ResolveFunction } from 'enhanced-resolve';
import { ancestors, type FileSystem, hostModules, path } from '../../analysis/environment/index.js';
import { packages } from '../source/packages.js';

const extensions = ['.js', '.cjs', '.mjs', '.jsx', '.ts', '.tsx', '.cts', '.mts', '.json'];

/** Folders that hold what a build made of `src`. */
const built = /^(?:build|cjs|dist|es|esm|lib|out)$/;

/** Finds the files that specifiers lead to, and remembers that there is none, too. */
export interface Resolver {
  resolve(specifier: string, from: string): string | undefined;
  forget(): void;
}

/**
 * Makes a resolver that does what Node and bundlers do, over a file system: relative paths, the fields of package.json,
 * the paths of tsconfig.json, and links into other packages of a workspace. What a build would write, and is not there
 * or not the source, is the source that it is made of.
 */
export function createResolver(fileSystem: FileSystem): Resolver {
  let known = new Map<string, string | undefined>();
  let finders = new Map<string | undefined, ResolveFunction>();

  return {
    resolve(specifier, from) {
      const folder = path.dirname(from);
      const question = `${folder}\0${specifier}`;
      if (!known.has(question)) known.set(question, resolveOnce(specifier, folder));
      return known.get(question);
    },
    forget() {
      known = new Map();
      finders = new Map();
    },
  };

  function isFile(file: string): boolean {
    return fileSystem.modifiedAt(file) !== undefined;
  }

  function resolveOnce(specifier: string, folder: string): string | undefined {
    if (specifier.startsWith('node:') || hostModules.has(specifier)) return undefined;
    const near = nearFile(specifier, folder);
    if (near !== undefined) return isInstalled(near) ? near : sourceOf(near);
    const find = finderFor(folder);
    const found = attempt(find, specifier, folder) ?? withoutExtension(find, specifier, folder);
    if (found !== undefined) return isInstalled(found) ? found : sourceOf(found);
    return /^\.{1,2}(?:\/|$)/.test(specifier) ? sourceOf(path.resolve(folder, specifier)) : undefined;
  }

  /** Where a relative path is that of a file, or lacks no more than `.js`: what every resolver takes, at less cost. */
  function nearFile(specifier: string, folder: string): string | undefined {
    if (!/^\.{1,2}\//.test(specifier)) return undefined;
    const file = path.resolve(folder, specifier);
    const found = isFile(file) ? file : isFile(`${file}.js`) ? `${file}.js` : undefined;
    return found === undefined ? undefined : (fileSystem.realPath?.(found) ?? found);
  }

  function finderFor(folder: string): ResolveFunction {
    const configFile = isInstalled(folder) ? undefined : pathsConfigFor(folder);
    let find = finders.get(configFile);
    if (!find) finders.set(configFile, (find = createFinder(fileSystem, configFile)));
    return find;
  }

  /** The nearest file that may map specifiers to paths. */
  function pathsConfigFor(folder: string): string | undefined {
    return ancestors(folder)
      .flatMap((above) => ['tsconfig.json', 'jsconfig.json'].map((name) => path.join(above, name)))
      .find((file) => isFile(file));
  }

  /** TypeScript's files are imported under the names of what is made of them. */
  function withoutExtension(find: ResolveFunction, specifier: string, folder: string): string | undefined {
    const bare = specifier.replace(/\.([cm]?)jsx?$/, '');
    return bare === specifier ? undefined : attempt(find, bare, folder);
  }

  /** The file of `src` that a built one is made of, or the file itself. */
  function sourceOf(file: string): string | undefined {
    const parts = file.split(path.sep);
    for (let index = parts.length - 2; index > 0; index--) {
      if (!built.test(parts[index]!)) continue;
      const inSource = [...parts.slice(0, index), 'src', ...parts.slice(index + 1)].join(path.sep);
      const stem = inSource.replace(/\.[cm]?jsx?$/, '');
      const source = extensions.map((extension) => stem + extension).find((one) => isFile(one));
      if (source !== undefined) return source;
    }
    return isFile(file) ? file : undefined;
  }
}

function attempt(find: ResolveFunction, specifier: string, folder: string): string | undefined {
  try {
    const found = find({}, folder, specifier);
    return found === false ? undefined : found;
  } catch {
    return undefined;
  }
}

function isInstalled(file: string): boolean {
  return file.split(path.sep).includes('node_modules');
}

function createFinder(fileSystem: FileSystem, tsconfig: string | undefined): ResolveFunction {
  return packages.resolve().create.sync({
    fileSystem: forEnhancedResolve(fileSystem),
    extensions,
    conditionNames: ['node', 'require', 'import', 'default'],
    mainFields: ['main', 'module'],
    mainFiles: ['index'],
    useSyncFileSystemCalls: true,
    ...(tsconfig !== undefined && { tsconfig: { configFile: tsconfig, references: 'auto' } }),
  });
}

/** The part of Node's file system that the resolver calls. */
function forEnhancedResolve(files: FileSystem): BaseFileSystem {
  const sync = {
    readFileSync: (file: string) => files.readText(file),
    readlinkSync(file: string) {
      const target = files.realPath?.(file) ?? file;
      if (target === file) throw Object.assign(new Error(`no link: ${file}`), { code: 'EINVAL' });
      return target;
    },
    statSync(file: string) {
      const isFile = files.modifiedAt(file) !== undefined;
      const isFolder = !isFile && (files.isFolder?.(file) ?? true);
      if (!isFile && !isFolder) throw Object.assign(new Error(`no such file: ${file}`), { code: 'ENOENT' });
      return { isFile: () => isFile, isDirectory: () => isFolder };
    },
  };
  return sync as unknown as BaseFileSystem;
}
