import { createClock } from './clock.ts';
import { inspect, isThenable } from './inspect.ts';
import { sendRequests } from './koa.ts';
import { createFetch, createNodeModules, libraryNames, loadLibrary } from './modules.ts';
import { type End, type Line, type Message, mostLines, type Program } from './protocol.ts';
import { runTests, testFunctions } from './tests.ts';

// The program shares this realm: what it could speak to the page with is taken away before it starts.
const send = (globalThis.postMessage as (message: Message) => void).bind(globalThis);

const clock = createClock();
let lines = 0;

function print(kind: Line['kind'], text: string): void {
  if (++lines > mostLines) {
    if (lines === mostLines + 1) end('output limit');
    return;
  }
  send({ line: { kind, text } });
}

function end(how: End): void {
  send({ end: how });
}

addEventListener('message', ({ data }: MessageEvent<Program>) => void run(data), { once: true });

async function run(program: Program): Promise<void> {
  send({ begin: true });
  furnish();
  const load = createLoader(program);
  let exported: unknown;
  try {
    exported = await load(program.entry);
  } catch (error) {
    print('error', inspect(error));
    end('failed to load');
    return;
  }
  void useAll(exported, program).catch((error: unknown) => print('error', inspect(error)));
  await clock.run();
  end('finished');
}

/** Does with what the program has made what the world would: calls exports, runs tests, sends requests. */
async function useAll(exported: unknown, { uncalled, versions }: Program): Promise<void> {
  await use(exported, uncalled);
  await runTests(versions['co-mocha'] !== undefined, (text) => print('test', text));
  await sendRequests((text) => print('answer', text));
}

/** Gives the program the globals that it sees: a clock, a console, and an outside that answers. */
function furnish(): void {
  const outside = {
    note: (text: string) => print('effect', text),
    later: (act: () => void, delay: number) => void clock.set(act, delay),
  };
  nodeModules = createNodeModules(outside);
  const timer =
    (repeat: boolean) =>
    (act: (...given: unknown[]) => void, delay = 0, ...given: unknown[]): number =>
      clock.set(() => act(...given), delay, repeat ? delay : undefined);
  const clear = (id: unknown): void => clock.clear(Number(id));
  const log =
    (kind: Line['kind']) =>
    (...values: unknown[]): void =>
      print(kind, values.map((value) => firstLine(inspect(value))).join(' '));
  let seed = 1;
  Object.assign(globalThis, {
    ...testFunctions,
    setTimeout: timer(false),
    setInterval: timer(true),
    setImmediate: (act: (...given: unknown[]) => void, ...given: unknown[]) => clock.set(() => act(...given), 0),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    fetch: createFetch(outside),
    console: {
      ...{
        log: log('log'),
        info: log('log'),
        debug: log('log'),
        dir: log('log'),
        trace: log('log'),
        table: log('log'),
      },
      ...{ warn: log('error'), error: log('error'), time: () => undefined, timeEnd: () => undefined },
    },
  });
  Date.now = () => clock.now();
  Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    print('unhandled', inspect(event.reason));
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    print('unhandled', inspect(event.error ?? event.message));
  });
  for (let owner: object | null = globalThis; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    Reflect.deleteProperty(owner, 'postMessage');
  }
}

let nodeModules: Readonly<Record<string, unknown>> = {};

/** Stacks differ between any two programs. */
function firstLine(text: string): string {
  return text.replace(/\n\s+at [\s\S]*$/, '');
}

function createLoader({ modules, versions }: Program): (name: string) => Promise<unknown> {
  const loaded = new Map<string, { exports: unknown }>();

  function requireFrom(from: string) {
    return (asked: string): unknown => {
      if (/^\.{0,2}\//.test(asked)) {
        const file = fileAt(asked, from);
        if (file === undefined) throw new Error(`The playground has no file ${asked}. Add it as a tab.`);
        return loadFile(file);
      }
      const library = loadLibrary(asked, versions);
      if (library) return library();
      if (Object.hasOwn(nodeModules, asked)) return nodeModules[asked];
      const installed = fileAt(`/node_modules/${asked}`, from);
      if (installed !== undefined) return loadFile(installed);
      throw new Error(
        `The playground has no module "${asked}". It has ${libraryNames.join(', ')}, and some of Node.js.`,
      );
    };
  }

  function fileAt(asked: string, from: string): string | undefined {
    const { pathname } = new URL(asked, `file:///${from}`);
    const path = decodeURIComponent(pathname.slice(1));
    const candidates = ['', '.js', '.ts', '.cjs', '.mjs', '/index.js', '/index.ts'].map((ending) => path + ending);
    const typescript = candidates.map((name) => name.replace(/\.([cm]?)js$/, '.$1ts'));
    return [...candidates, ...typescript].find((name) => Object.hasOwn(modules, name));
  }

  function loadFile(name: string): unknown {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(name, module);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- It is what this place is for.
    const evaluate = new Function('require', 'module', 'exports', modules[name]!) as (...given: unknown[]) => void;
    evaluate.call(module.exports, requireFrom(name), module, module.exports);
    return module.exports;
  }

  // The entry alone may have an `await` of its own. It is left alone until nothing moves any more.
  return async (name) => {
    const AsyncFunction = run.constructor as FunctionConstructor;
    const module = { exports: {} as unknown };
    loaded.set(name, module);
    const evaluate = AsyncFunction('require', 'module', 'exports', modules[name]!) as (...given: unknown[]) => unknown;
    const end = { isReached: false };
    const done = Promise.resolve(evaluate.call(module.exports, requireFrom(name), module, module.exports)).finally(
      () => {
        end.isReached = true;
      },
    );
    done.catch(() => undefined);
    await clock.run();
    if (!end.isReached) throw new Error('The program waits for something that never comes.');
    await done;
    return module.exports;
  };
}

/** Calls each function that the program exports, as if with `'1'` and `'2'`, and prints what comes of it. */
async function use(exported: unknown, uncalled: readonly string[]): Promise<void> {
  if (typeof exported === 'function' || isThenable(exported)) {
    await show('module.exports', undefined, exported, uncalled);
    return;
  }
  for (const [name, value] of Object.entries(exported ?? {})) await show(name, exported, value, uncalled);
}

async function show(name: string, receiver: unknown, value: unknown, uncalled: readonly string[]): Promise<void> {
  const text = typeof value === 'function' ? Function.prototype.toString.call(value) : '';
  if (/^(?:async )?(?:\*|function ?\*)/.test(text) || uncalled.includes(name)) {
    send({ uncalled: name });
    print('result', `${name} is left to what runs generator functions`);
    return;
  }
  if (/^class\b/.test(text)) return;
  const isCalled = typeof value === 'function';
  const subject = isCalled ? `${name}('1', '2')` : name;
  try {
    const result: unknown = isCalled ? Reflect.apply(value, receiver, ['1', '2']) : value;
    print('result', `${subject} → ${inspect(isThenable(result) ? await result : result, 1)}`);
  } catch (error) {
    print('result', `${subject} ✗ ${inspect(error)}`);
  }
}
