import { createRequire } from 'node:module';
import vm from 'node:vm';
import { transformSync } from 'esbuild';

const require = createRequire(import.meta.url);

/** What a program under test may use besides its own imports. */
export const programGlobals = ['trace'] as const;

/**
 * Functions that stand at the end of every program, where they are hoisted from: `log` notes an effect and gives its
 * argument back, `later` gives a promise of a value, `fail` one that is rejected with a `RangeError`.
 */
export const prelude = `
function log(value) {
  trace.push(value);
  return value;
}
async function later(value) {
  await null;
  return value;
}
function fail(message) {
  const promise = Promise.reject(new RangeError(message));
  promise.catch(() => {});
  return promise;
}
`;

/** Everything that can be noticed of a program: what its `main` came to, and what it did in which order. */
export interface Observation {
  readonly outcome:
    | { readonly returned: unknown }
    | { readonly fulfilled: unknown }
    | { readonly thrown: unknown }
    | { readonly rejected: unknown };
  readonly trace: readonly unknown[];
}

export interface RunOptions {
  /** Decides the syntax: `.cjs` as it is, `.mjs` and `.ts` are turned into CommonJS first. */
  readonly filename?: string;
  /** Packages that stand for others: `{ co: 'co3' }`. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Notes every turn of the microtask queue in the trace while `main` runs, at most this many. */
  readonly ticks?: number;
}

/** Runs a program in Node with the real libraries, calls what it exports as `main`, and tells what could be seen. */
export async function runProgram(source: string, options: RunOptions = {}): Promise<Observation> {
  const { ticks = 0 } = options;
  const { exports, trace } = loadProgram(source, options);
  const { main } = exports;
  if (typeof main !== 'function') throw new Error(`The program exports no main:\n${source}`);
  const outcome = await outcomeOf(main as () => unknown, () => startTicking(trace, ticks));
  await turnOfEventLoop();
  return { outcome, trace };
}

/** Loads a program in Node with the real libraries: what it exports, and the trace that it writes. */
export function loadProgram(
  source: string,
  { filename = 'program.cjs', installed = {} }: RunOptions = {},
): { readonly exports: Readonly<Record<string, unknown>>; readonly trace: unknown[] } {
  const trace: unknown[] = [];
  const module = { exports: {} };
  const load = (specifier: string): unknown => require(installed[specifier] ?? specifier);
  const program = vm.compileFunction(
    asCommonJs(source, filename),
    ['require', 'module', 'exports', ...programGlobals],
    {
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  program.call(module.exports, load, module, module.exports, trace);
  return { exports: module.exports, trace };
}

async function outcomeOf(main: () => unknown, started: () => () => void): Promise<Observation['outcome']> {
  let result: unknown;
  const stop = started();
  try {
    result = main();
  } catch (error) {
    stop();
    return { thrown: describe(error) };
  }
  if (typeof (result as { then?: unknown } | undefined)?.then !== 'function') {
    stop();
    return { returned: result };
  }
  try {
    const fulfilled: unknown = await result;
    return { fulfilled };
  } catch (error) {
    return { rejected: describe(error) };
  } finally {
    stop();
  }
}

/** An error as far as programs can tell it from another. */
function describe(error: unknown): unknown {
  return error instanceof Error ? { name: error.name, message: error.message } : error;
}

/** Puts a mark into the trace in every turn of the microtask queue, until it is stopped. */
function startTicking(trace: unknown[], limit: number): () => void {
  let stopped = false;
  const tick = (turn: number): void => {
    if (stopped || turn > limit) return;
    trace.push(`turn ${turn}`);
    void Promise.resolve(turn + 1).then(tick);
  };
  void Promise.resolve(1).then(tick);
  return () => (stopped = true);
}

/** Long enough for everything that is due at once: what a program leaves behind belongs to it, too. */
function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

function asCommonJs(source: string, filename: string): string {
  const loader = /\.[cm]?ts$/.test(filename) ? 'ts' : 'js';
  const isModule = /\.(?:mjs|mts|ts)$/.test(filename);
  return isModule ? transformSync(source, { format: 'cjs', loader, target: 'esnext' }).code : source;
}
