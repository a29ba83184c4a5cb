import path from 'node:path';
import { type FileSystem, useFileSystem } from '../../src/analysis/environment/index.js';

/** The folder in which the files of {@link fileSystemOf} lie. */
export const projectFolder = path.resolve('/project');

/**
 * A file system that holds the files of a project and nothing else.
 *
 * @param files texts by path, relative to the project
 */
export function fileSystemOf(files: Readonly<Record<string, string>>): FileSystem & { readonly reads: string[] } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [path.join(projectFolder, name), text]));
  const reads: string[] = [];
  return {
    reads,
    modifiedAt: (file) => (texts.has(file) ? 1 : undefined),
    readText(file) {
      const text = texts.get(file);
      if (text === undefined) throw new Error(`There is no file ${file}.`);
      reads.push(path.relative(projectFolder, file).replaceAll(path.sep, '/'));
      return text;
    },
    isFolder: (folder) => [...texts.keys()].some((file) => file.startsWith(folder + path.sep)),
  };
}

/** Makes the plugin see the files of a project and nothing else. */
export function useFiles(files: Readonly<Record<string, string>>): ReturnType<typeof fileSystemOf> {
  const fileSystem = fileSystemOf(files);
  useFileSystem(fileSystem);
  return fileSystem;
}
