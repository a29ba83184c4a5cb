import { createRequire } from 'node:module';
import type { MessagePort } from 'node:worker_threads';
import { instrumentedModule, type LoadResult } from './module-loader.js';
import type { Instrument } from '../languages/instrument.js';
import { createSources, type Languages, type Sources } from './sources.js';

/** What the thread of the loaders is told. */
export interface LoaderData {
  readonly root: string;
  readonly cache: string;
  /** Where each file is told of that was instrumented. */
  readonly port: MessagePort;
}

let sources: Sources | undefined;

/** Called by Node.js, in the thread of the loaders. */
export function initialize({ root, cache, port }: LoaderData): void {
  sources = createSources({ root, cache, loadInstrument, onFile: (file, path) => port.postMessage({ file, path }) });
}

/** Called by Node.js for each module. */
export async function load(
  url: string,
  context: unknown,
  nextLoad: (url: string, context: unknown) => Promise<LoadResult>,
): Promise<LoadResult> {
  const result = await nextLoad(url, context);
  return sources ? instrumentedModule(result, url, sources) : result;
}

function loadInstrument(languages: Languages): Instrument {
  const load = createRequire(import.meta.url);
  return (load(`../languages/${languages}.cjs`) as { instrument: Instrument }).instrument;
}
