import { exportList } from '../export-list.js';
import type { Library, LibraryExport } from '../library.js';

/** The functions of Node's file system module that give a promise; `watch` gives an async iterator, and is missing. */
const fileSystem = `access appendFile chmod chown copyFile cp lchmod lchown link lstat lutimes mkdir mkdtemp open opendir
  readFile readdir readlink realpath rename rm rmdir stat statfs symlink truncate unlink utimes writeFile`;

const nameService = `lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr
  resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse`;

const streams = 'finished pipeline';

function builtin(name: string, ...exports: readonly (readonly LibraryExport[])[]): Library {
  return { name: `node:${name}`, modules: [name, `node:${name}`], exports: exports.flat() };
}

function under(object: string, paths: string): string {
  return paths.trim().replaceAll(/\S+/g, (path) => `${object}.${path}`);
}

/** Node's built-in functions that give promises, as of Node 20. */
export const node: readonly Library[] = [
  builtin('fs/promises', exportList('promise', fileSystem)),
  builtin('fs', exportList('promise', under('promises', fileSystem))),
  builtin('timers/promises', exportList('promise', 'setImmediate setTimeout scheduler.wait scheduler.yield')),
  builtin('timers', exportList('promise', under('promises', 'setImmediate setTimeout'))),
  builtin('stream/promises', exportList('promise', streams)),
  builtin('stream', exportList('promise', under('promises', streams))),
  builtin('dns/promises', exportList('promise', nameService)),
  builtin('dns', exportList('promise', under('promises', nameService))),
  builtin('events', exportList('promise', 'once EventEmitter.once')),
  builtin('util', exportList('promise-function', 'promisify')),
];
