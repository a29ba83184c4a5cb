import { words } from './words.js';

/**
 * What a receiver of functions does with what they return: waits for it, by `then` alone; nothing, so that nobody hears of
 * a rejection; asks whether it is true, which no promise answers otherwise; puts it into an array that the call returns; or
 * makes something else of it.
 */
export type ResultTreatment = 'awaited' | 'dropped' | 'tested' | 'collected' | 'used';

/** What is handed a function, and calls it whatever its `length` is. */
export interface Receiver {
  readonly results: ResultTreatment;
  /** Which argument the function is; -1 is the last one, and any if missing. */
  readonly callbackAt?: number;
}

/** Several names of one kind of receiver. */
export const receivers = (names: string, receiver: Receiver): [string, Receiver][] =>
  words(names).map((name) => [name, receiver]);

/** Global functions. Measured with Node.js 20. */
export const receivingFunctions: ReadonlyMap<string, Receiver> = new Map([
  ...receivers(
    `process.nextTick queueMicrotask requestAnimationFrame requestIdleCallback setImmediate setInterval setTimeout`,
    { results: 'dropped', callbackAt: 0 },
  ),
  ...receivers('Array.from', { results: 'collected', callbackAt: 1 }),
]);

/** Methods by name alone, which are those of arrays and promises wherever they stand. Measured with Node.js 20. */
export const receivingMethods: ReadonlyMap<string, Receiver> = new Map([
  ...receivers('catch finally then', { results: 'awaited' }),
  ...receivers('forEach', { results: 'dropped', callbackAt: 0 }),
  ...receivers('every filter find findIndex findLast findLastIndex some', { results: 'tested', callbackAt: 0 }),
  ...receivers('flatMap map', { results: 'collected', callbackAt: 0 }),
  ...receivers('reduce reduceRight', { results: 'used', callbackAt: 0 }),
]);

/** What makes event emitters, which drop what a listener returns. Measured with Node.js 20. */
export const emitters = {
  modules: words(`child_process cluster dgram events fs http http2 https net readline repl stream tls tty
    worker_threads zlib`),
  /** A module and a global variable that is one itself. */
  itself: 'process',
  methods: words('addListener on once prependListener prependOnceListener'),
  listener: { results: 'dropped', callbackAt: 1 } satisfies Receiver,
};
