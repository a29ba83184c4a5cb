import * as nodeModule from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { InstrumentedFile } from '../instrument.js';
import { instrumentedModule, type LoadResult } from './module-loader.js';
import type { Sources } from './sources.js';

/** What Node.js has from 22.15 on: hooks in the thread itself. */
interface SyncHooks {
  registerHooks?(hooks: {
    load(url: string, context: unknown, nextLoad: (url: string, context: unknown) => LoadResult): LoadResult;
  }): void;
}

interface ESModuleHooks {
  readonly root: string;
  readonly sources: Sources;
  readonly folder: string;
  onFile(file: InstrumentedFile, path: string): void;
}

/** Set while the thread of the loaders starts, which gets a copy of the variables. It loads what is loaded first, too. */
const startingVariable = 'NATIVE_ASYNC_STARTS_LOADERS';

/** Whether this is the thread of the loaders, where nothing of the program runs. */
export function isLoaderThread(): boolean {
  return process.env[startingVariable] !== undefined;
}

/**
 * Instruments ES modules.
 *
 * @returns what learns of all files that another thread has instrumented by now
 */
export function hookESModules({ root, sources, folder, onFile }: ESModuleHooks): () => void {
  const { registerHooks } = nodeModule as SyncHooks;
  if (registerHooks) {
    registerHooks({ load: (url, context, nextLoad) => instrumentedModule(nextLoad(url, context), url, sources) });
    return () => undefined;
  }
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  process.env[startingVariable] = '1';
  nodeModule.register(pathToFileURL(path.join(folder, 'hooks/loader-thread.js')), {
    data: { root, port: port2 },
    transferList: [port2],
  });
  Reflect.deleteProperty(process.env, startingVariable);
  return () => {
    for (let received = receive(); received; received = receive()) onFile(received.file, received.path);
  };

  function receive(): { file: InstrumentedFile; path: string } | undefined {
    return receiveMessageOnPort(port1)?.message as { file: InstrumentedFile; path: string } | undefined;
  }
}
