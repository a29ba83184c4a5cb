/** Loaded first by each Node.js process of a recorded command, by `NODE_OPTIONS`. */
import Module from 'node:module';
import path from 'node:path';
import { recordVariable, type RecordTarget } from './environment.js';
import { hookCommonJS } from './hooks/commonjs.js';
import { beginsWithESModule, createESModuleHook, isLoaderThread, mayImport } from './hooks/es-modules.js';
import { instrumentForJest } from './hooks/jest.js';
import { hookLoads } from './hooks/loads.js';
import { hookRealms } from './hooks/realms.js';
import { hookScripts } from './hooks/scripts.js';
import { createSources, type Languages } from './hooks/sources.js';
import { watchStubs } from './hooks/stubs.js';
import { threadNumber } from './hooks/thread-number.js';
import { createWorkerHook, writeWhenAsked } from './hooks/workers.js';
import { globalName } from './global-name.js';
import type { Instrument } from './languages/instrument.js';
import { Notes } from './runtime/notes.js';
import { keepProcessFile } from './runtime/process-file.js';
import { createRuntime } from './runtime/runtime.js';
import { packageOf } from './runtime/stepper-name.js';
import { watchSteppers } from './runtime/steppers.js';

const target = process.env[recordVariable];
/** Programs that start others and run nothing of a project themselves. */
const packageManagers: ReadonlySet<string> = new Set([
  ...['npm', 'npm-cli.js', 'npx', 'npx-cli.js', 'yarn', 'yarn.js', 'pnpm', 'pnpm.cjs', 'corepack'],
]);

const { _load: load } = Module as unknown as { _load(request: string, parent: NodeJS.Module): unknown };

const isStarted = Object.hasOwn(globalThis, globalName);
const isPackageManager = packageManagers.has(path.basename(process.argv[1] ?? ''));
if (target !== undefined && !isStarted && !isPackageManager && !isLoaderThread())
  start(JSON.parse(target) as RecordTarget);

function start({ root, folder, cache }: RecordTarget): void {
  const notes = new Notes();
  const onFile = notes.describe.bind(notes);
  const sources = createSources({ root, cache, loadInstrument, onFile });
  const steppers = watchSteppers((file) => packageOf(file, root));
  const runtime = createRuntime(notes, steppers);
  for (const holder of [globalThis, process]) {
    Object.defineProperty(holder, globalName, { value: runtime, configurable: true });
  }
  const modules = createESModuleHook({ root, cache, sources, folder: __dirname, onFile });
  const workers = createWorkerHook();
  const thread = threadNumber();
  // The thread that modules are loaded in takes as long to start as a small program to run.
  if (thread !== 0 || beginsWithESModule()) startModules();
  hookCommonJS(sources, (text) => {
    if (mayImport(text)) startModules();
  });
  hookScripts(sources);
  hookLoads([instrumentForJest(sources), watchStubs(sources), workers.onLoad]);
  hookRealms(steppers.watch);
  const write = keepProcessFile(notes, folder, thread, modules.receive);
  if (thread !== 0) writeWhenAsked(write);

  function startModules(): void {
    modules.start();
    workers.start();
  }
}

/** Not by what a test may have put in the place of the function that loads modules, which sees what only tests load. */
function loadInstrument(languages: Languages): Instrument {
  const loaded = load(path.join(__dirname, `languages/${languages}.cjs`), module);
  return (loaded as { instrument: Instrument }).instrument;
}
