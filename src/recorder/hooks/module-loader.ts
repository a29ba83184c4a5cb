import { fileURLToPath } from 'node:url';
import type { Sources } from './sources.js';

/** What a `load` hook returns. */
export interface LoadResult {
  format?: string | null;
  source?: string | ArrayBuffer | NodeJS.TypedArray | null;
}

/** Formats of ES modules. CommonJS goes its own way, where its loaders are hooked. */
const formats: ReadonlySet<string | null | undefined> = new Set(['module', 'module-typescript']);

/** Instruments an ES module that a loader has loaded. */
export function instrumentedModule<Result extends LoadResult>(result: Result, url: string, sources: Sources): Result {
  const { format, source } = result;
  if (!formats.has(format) || source === null || source === undefined || !url.startsWith('file:')) return result;
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  return { ...result, source: sources.instrumented(text, fileURLToPath(url.replace(/[?#].*$/, ''))) };
}
