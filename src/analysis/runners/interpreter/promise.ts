import { isKind, isPrimitive, modelFunction, type ModelFunction, Thrown, type Value } from './value.js';

/** The jobs of the model's event loop. The turn counts them, so that what happens at once can be told from what waits. */
export class Jobs {
  turn = 0;
  readonly promises: ModelPromise[] = [];
  readonly #waiting: (() => void)[] = [];

  add(job: () => void): void {
    this.#waiting.push(job);
  }

  /** Runs all jobs, and those that they add; at most a thousand, since nothing that a runner does here takes as many. */
  drain(): void {
    for (let job = this.#waiting.shift(); job && this.turn < 1000; job = this.#waiting.shift()) {
      this.turn++;
      job();
    }
  }
}

/** A native promise. */
export class ModelPromise {
  readonly kind = 'promise';
  state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  value: Value;
  isHandled = false;
  readonly #jobs: Jobs;
  readonly #reactions: (() => void)[] = [];
  #isResolved = false;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
    jobs.promises.push(this);
  }

  resolve(value: Value): void {
    if (this.#isResolved) return;
    this.#isResolved = true;
    const then = thenOf(value);
    if (!then) return this.#settle('fulfilled', value);
    this.#jobs.add(() => {
      let isDone = false;
      const once = (settle: (given: Value) => void) =>
        modelFunction((_, [given]) => {
          if (!isDone) settle(given);
          isDone = true;
          return undefined;
        });
      // A promise that is adopted may be resolved with a promise in turn.
      const inner = new ModelPromise(this.#jobs);
      inner.#forward(this);
      then([once((given) => inner.resolve(given)), once((reason) => inner.reject(reason))]);
    });
  }

  reject(reason: Value): void {
    if (this.#isResolved) return;
    this.#isResolved = true;
    this.#settle('rejected', reason);
  }

  then(onFulfilled: Value, onRejected: Value): ModelPromise {
    const derived = new ModelPromise(this.#jobs);
    this.isHandled = true;
    this.#react(() => {
      const handler = this.state === 'fulfilled' ? onFulfilled : onRejected;
      if (isKind(handler, 'function')) derived.follow(() => handler.call(undefined, [this.value]));
      else if (this.state === 'fulfilled') derived.resolve(this.value);
      else derived.reject(this.value);
    });
    return derived;
  }

  /** Settles as a function ends: with what it returns, or what it throws. */
  follow(run: () => Value): void {
    try {
      this.resolve(run());
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      this.reject(error.value);
    }
  }

  #forward(target: ModelPromise): void {
    this.isHandled = true;
    this.#react(() => target.#settle(this.state as 'fulfilled' | 'rejected', this.value));
  }

  #react(job: () => void): void {
    if (this.state === 'pending') this.#reactions.push(job);
    else this.#jobs.add(job);
  }

  #settle(state: 'fulfilled' | 'rejected', value: Value): void {
    this.state = state;
    this.value = value;
    for (const job of this.#reactions.splice(0)) this.#jobs.add(job);
  }
}

/** A promise that is settled like the value: the value itself where it is a promise already. */
export function toPromise(jobs: Jobs, value: Value): ModelPromise {
  if (isKind(value, 'promise')) return value;
  const promise = new ModelPromise(jobs);
  promise.resolve(value);
  return promise;
}

function thenOf(value: Value): ((handlers: [ModelFunction, ModelFunction]) => unknown) | undefined {
  if (isPrimitive(value)) return undefined;
  if (value.kind === 'promise') return ([onFulfilled, onRejected]) => value.then(onFulfilled, onRejected);
  const then = value.kind === 'object' ? value.properties.get('then') : undefined;
  return isKind(then, 'function') ? (handlers) => then.call(value, handlers) : undefined;
}
