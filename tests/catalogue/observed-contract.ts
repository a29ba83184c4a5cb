import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CoroutineContract, LibraryExport } from '../../src/catalogue/library.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;
type Coroutine = Extract<LibraryExport, { readonly role: 'wrapper' | 'runner' }>;
type Outcome = { readonly value: unknown } | { readonly error: unknown } | 'none';

/** How the functions of one library have to be called to be observed. */
export interface Calling {
  /** What a body can yield to wait for a moment. */
  readonly pause: () => unknown;
  /** The call that starts the body ends with a callback. */
  readonly callback: 'never' | 'optional' | 'required';
}

const receiver = { name: 'receiver' };

/** What a body saw of the call that started it. */
interface Sighting {
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/** One call that starts a body, and what came of it. */
interface Call {
  readonly given: readonly unknown[];
  /** What the call returned; of a call that gave a thunk, what the thunk returned. */
  readonly result: unknown;
  readonly thunk: boolean;
  /** What the callback was called with, or what the returned promise became. */
  readonly outcome: Promise<Outcome>;
}

/** Calls a wrapper or a runner as real code does, and describes what it did in the words of the catalogue. */
export class Observation {
  readonly #function: Callable;
  readonly #entry: Coroutine;
  readonly #calling: Calling;

  constructor(value: unknown, entry: Coroutine, calling: Calling) {
    this.#function = value as Callable;
    this.#entry = entry;
    this.#calling = calling;
  }

  /** Where `this` and the arguments come from, and what the caller gets. */
  async call(): Promise<Pick<CoroutineContract, 'thisFrom' | 'argumentsFrom' | 'returns'>> {
    const { pause } = this.#calling;
    const seen: Sighting[] = [];
    const body = function* (this: unknown, ...args: unknown[]): Generator {
      seen.push({ self: this, args });
      yield pause();
      return 'waited';
    };
    const waiting = this.#start(body);
    const alone = this.#start(body, { alone: true });
    const plain = this.#start(function* (): Generator {
      return 'plain';
    });
    await Promise.all([waiting.outcome, plain.outcome]);
    const { self, args } = seen[0]!;
    return {
      thisFrom: thisFrom(self, waiting.given),
      argumentsFrom: argumentsFrom(args, waiting.given),
      returns: waiting.thunk ? 'thunk' : plain.result === 'plain' ? 'maybe-plain' : kindOf(alone.result),
    };
  }

  /** Where the error of a parameter default goes. */
  async parameterErrors(): Promise<'thrown' | 'rejected' | 'lost'> {
    const boom = (): never => {
      throw new Error('default');
    };
    try {
      const call = this.#start(function* (
        _a: unknown,
        _b: unknown,
        _c: unknown,
        _d: unknown,
        last: unknown = boom(),
      ): Generator {
        yield last;
      });
      const outcome = await call.outcome;
      return outcome !== 'none' && 'error' in outcome ? 'rejected' : 'lost';
    } catch {
      return 'thrown';
    }
  }

  /** Whether the promise that it gives is made by what stands in the place of the global `Promise`. */
  givesReplacedPromise(): boolean {
    const native = globalThis.Promise;
    class Replacement<Value> extends native<Value> {}
    const { pause } = this.#calling;
    globalThis.Promise = Replacement;
    try {
      const { result, thunk } = this.#start(function* (): Generator {
        yield pause();
      });
      return !thunk && result instanceof Replacement;
    } finally {
      globalThis.Promise = native;
    }
  }

  /** Whether an async function does what the generator function did. */
  async acceptsAsync(): Promise<boolean> {
    const byGenerator = await this.#start(function* (): Generator {
      return 'outcome';
    }).outcome;
    let byAsync: Outcome | undefined;
    const call = async (): Promise<void> => {
      byAsync = await this.#start(async () => Promise.resolve('outcome')).outcome;
    };
    const { ending, isHeard } = await eventsOf(call, { listening: true });
    return !ending && !isHeard && isDeepStrictEqual(byAsync, byGenerator);
  }

  /** What an error after the first pause comes to when nobody waits for the outcome. */
  async unhandledErrors(): Promise<CoroutineContract['unhandledErrors']> {
    const { pause } = this.#calling;
    const failAlone = (): void => {
      this.#start(
        function* (): Generator {
          yield pause();
          throw new Error('nobody handles this');
        },
        { alone: true },
      );
    };
    const { ending } = await eventsOf(failAlone, { listening: false });
    if (ending) return ending === 'unhandledRejection' ? 'rejection' : 'exception';
    return (await eventsOf(failAlone, { listening: true })).isHeard ? 'survived' : 'nobody';
  }

  /** @param options.alone Nobody listens to the outcome, and no callback is given unless the library insists. */
  #start(body: unknown, { alone = false } = {}): Call {
    const { role, contract } = this.#entry;
    let settle: (outcome: Outcome) => void = () => undefined;
    const outcome = new Promise<Outcome>((resolve) => {
      settle = resolve;
      void aWhile().then(() => {
        resolve('none');
      });
    });
    const callback = (error: unknown, value: unknown): void => {
      settle(error ? { error } : { value });
    };
    const { callback: kind } = this.#calling;
    const last = kind === 'never' || (kind === 'optional' && alone) ? [] : [alone ? () => undefined : callback];
    const arrays = [['first'], ['second']];
    const rest = [...arrays, ...last];
    const given = role === 'wrapper' ? rest : kind === 'never' ? aroundBody(body, contract, arrays) : [body, ...last];
    const called = role === 'wrapper' ? (this.#function(body) as Callable) : this.#function;
    const answer = called.apply(receiver, given);
    const thunk = role === 'runner' && typeof answer === 'function';
    const result = thunk ? (answer as Callable).apply(receiver, rest) : answer;
    if (!alone) listen(result, settle);
    return { given: thunk ? rest : given, result, thunk, outcome };
  }
}

/** Settles with what a returned promise becomes, or at once with a plain value. */
function listen(result: unknown, settle: (outcome: Outcome) => void): void {
  const fulfilled = (value: unknown): void => {
    settle({ value });
  };
  const rejected = (error: unknown): void => {
    settle({ error });
  };
  if (isThenable(result)) result.then(fulfilled, rejected);
  else if (result !== undefined) fulfilled(result);
}

/** The arguments of a runner: something recognisable everywhere but where the body and the promise class stand. */
function aroundBody(body: unknown, contract: CoroutineContract, rest: readonly unknown[]): unknown[] {
  const before = Array.from({ length: contract.generatorAt }, (_, index) =>
    index === contract.promiseClassAt ? undefined : [`argument ${index}`],
  );
  return [...before, body, ...rest];
}

function thisFrom(self: unknown, given: readonly unknown[]): CoroutineContract['thisFrom'] {
  if (self === receiver) return 'receiver';
  const argument = given.indexOf(self);
  if (argument >= 0) return { argument };
  return self === undefined || self === globalThis ? 'none' : 'library';
}

function argumentsFrom(args: readonly unknown[], given: readonly unknown[]): CoroutineContract['argumentsFrom'] {
  const argument = given.findIndex((value) => Array.isArray(value) && value.length > 0 && value[0] === args[0]);
  if (argument >= 0) return { argument };
  const isFirst = (value: unknown): boolean => Array.isArray(value) && value[0] === 'first';
  return isFirst(args[0]) ? 'rest' : 'none';
}

function kindOf(result: unknown): CoroutineContract['returns'] {
  if (Object.prototype.toString.call(result) === '[object Generator]') return 'generator';
  if (!isThenable(result)) return 'nothing';
  return result instanceof Promise && result.constructor === Promise ? 'native' : 'library';
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';
}

/** What the process is told of an action within a moment. */
interface Events {
  /** Where the error comes from that would have ended the process. */
  ending?: NodeJS.UncaughtExceptionOrigin;
  /** A listener has heard of an unhandled rejection. */
  isHeard: boolean;
}

/**
 * What comes of an action, thrown errors aside; the test runner hears of nothing.
 *
 * @param options.listening Whether somebody listens to unhandled rejections. Where nobody does, Node.js ends the process
 * for them, of which the event `uncaughtException` tells before, with where it comes from.
 */
async function eventsOf(action: () => void | Promise<void>, options: { listening: boolean }): Promise<Events> {
  const events = ['unhandledRejection', 'uncaughtException'] as const;
  const kept = events.map((event) => [event, process.listeners(event as 'uncaughtException')] as const);
  const seen: Events = { isHeard: false };
  for (const event of events) process.removeAllListeners(event);
  if (options.listening) process.on('unhandledRejection', () => (seen.isHeard = true));
  process.on('uncaughtException', (_error, origin) => (seen.ending = origin));
  const { warn } = console;
  // Bluebird prints what nobody listens to.
  console.warn = () => undefined;
  try {
    await action();
  } catch {
    // The library refused at once, which leads to no event.
  }
  await aWhile();
  console.warn = warn;
  for (const [event, listeners] of kept) {
    process.removeAllListeners(event);
    for (const listener of listeners) process.on(event, listener);
  }
  return seen;
}

/** Long enough for everything that is due at once, counted in turns of the event loop so that a slow machine does not matter. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await setTimeout(1);
}
