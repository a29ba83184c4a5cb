import { existsSync, readFileSync } from 'node:fs';
import Module, { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { InstrumentedFile } from '../instrument.js';
import { instrumentedModule, type LoadResult } from './module-loader.js';
import type { Sources } from './sources.js';

interface SyncHooks {
  load(url: string, context: unknown, nextLoad: (url: string, context: unknown) => LoadResult): LoadResult;
}

interface ModuleHooks {
  /** In a thread of their own. */
  register(...values: unknown[]): void;
  /** In the thread itself. Node.js has it from 22.15 on. */
  registerHooks?(hooks: SyncHooks): { deregister(): void };
}

interface ESModuleHooks {
  readonly root: string;
  readonly cache: string;
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

/** Instruments ES modules, once they are expected. */
export interface ESModuleHook {
  /** Called before a program that may load ES modules goes on. */
  start(): void;
  /** Learns of all files that another thread has instrumented by now. */
  receive(): void;
}

export function createESModuleHook({ root, cache, sources, folder, onFile }: ESModuleHooks): ESModuleHook {
  const node = Module as unknown as ModuleHooks;
  let port: MessagePort | undefined;
  let isStarted = false;
  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      if (!node.registerHooks) {
        startThread();
        return;
      }
      const hooks = node.registerHooks({
        load: (url, context, nextLoad) => instrumentedModule(nextLoad(url, context), url, sources),
      });
      onNextRegister(() => {
        hooks.deregister();
        startThread();
      });
    },
    receive() {
      for (let next = receiveNext(); next; next = receiveNext()) onFile(next.file, next.path);
    },
  };

  /** In Node.js 22, modules cannot be loaded where some hooks are in the thread and others, as those of tsx, are not. */
  function onNextRegister(act: () => void): void {
    const { register } = node;
    node.register = (...values) => {
      node.register = register;
      syncBuiltinESMExports();
      act();
      register.apply(Module, values);
    };
    syncBuiltinESMExports();
  }

  function startThread(): void {
    const { MessageChannel } = process.getBuiltinModule('node:worker_threads');
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    port = port1;
    process.env[startingVariable] = '1';
    node.register(pathToFileURL(path.join(folder, 'hooks/loader-thread.js')), {
      data: { root, cache, port: port2 },
      transferList: [port2],
    });
    Reflect.deleteProperty(process.env, startingVariable);
  }

  function receiveNext(): { file: InstrumentedFile; path: string } | undefined {
    if (!port) return undefined;
    const { receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads');
    return receiveMessageOnPort(port)?.message as { file: InstrumentedFile; path: string } | undefined;
  }
}

/** Whether the program of this process begins with an ES module, or nothing tells. Otherwise CommonJS has to import the first one. */
export function beginsWithESModule(): boolean {
  const [, script] = process.argv;
  if (script === undefined) return true;
  const options = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(' ')];
  if (options.some((option) => /^--(?:import|loader|experimental-loader)\b/.test(option))) return true;
  if (/\.[cm][jt]s$/.test(script)) return /\.m[jt]s$/.test(script);
  return packageTypeOf(path.dirname(path.resolve(script))) === 'module';
}

/** Not in the types of comments, which follow a tag and a brace. */
const importCall = /\bimport(?<!@\w+\s*\{[^\n]{0,200}import)\s*\(\s*(?:\/\*[^]*?\*\/\s*)*[\w$("'`[]/;

/** Whether a CommonJS text imports, or looks so. */
export function mayImport(text: string): boolean {
  return text.includes('import') && importCall.test(text);
}

function packageTypeOf(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { type?: string }).type;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : packageTypeOf(parent);
}
