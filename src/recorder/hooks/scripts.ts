import vm from 'node:vm';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sources } from './sources.js';

/**
 * Instruments code that is run as a script with the name of a file: vitest runs what Vite compiled so.
 */
export function hookScripts(sources: Sources): void {
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    const name = typeof options === 'string' ? options : options?.filename;
    const file = name === undefined ? undefined : fileOf(name);
    return runInThisContext(file === undefined ? code : sources.instrumented(code, file), options) as unknown;
  };
  syncBuiltinESMExports();
}

function fileOf(name: string): string | undefined {
  if (name.startsWith('file://')) return fileURLToPath(name.replace(/\?.*$/, ''));
  return path.isAbsolute(name) ? name.replace(/\?.*$/, '') : undefined;
}
