import { hostFileSystem, hostPaths } from './host.js';

/** How paths are taken apart and put together. */
export interface Paths {
  readonly sep: string;
  basename(path: string, suffix?: string): string;
  dirname(path: string): string;
  extname(path: string): string;
  isAbsolute(path: string): boolean;
  join(...paths: string[]): string;
  relative(from: string, to: string): string;
  resolve(...paths: string[]): string;
}

/** What the plugin asks of the files around the one that is linted. Every path is absolute. */
export interface FileSystem {
  /** When a file was last changed, in milliseconds; undefined where there is no file. */
  modifiedAt(file: string): number | undefined;
  /** The text of a file. Throws where there is none that can be read. */
  readText(file: string): string;
  /** Whether there is a folder. Where this is missing, every path that is no file is taken for one. */
  isFolder?(path: string): boolean;
  /** A path without symbolic links; the path itself where this is missing. */
  realPath?(path: string): string;
}

export const path: Paths = hostPaths;

/** A folder, and every folder around it, from the inside out. */
export function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

let current = hostFileSystem;

/** The files that the plugin sees now. */
export function fileSystem(): FileSystem {
  return current;
}

/**
 * Makes the plugin see other files: where there is no disk, or in place of it. What was remembered of the files before
 * is not asked any more.
 */
export function useFileSystem(files: FileSystem): void {
  current = files;
}
