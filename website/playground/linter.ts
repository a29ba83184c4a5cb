import type { Answer, Question, Questions } from './lint-protocol.ts';

let started: Worker | undefined;

/** Starts to load the linter, which takes longer than the page that {@link createLinter} makes it for. */
export function startLinter(): void {
  const worker = startWorker();
  started = worker;
  // Whoever asks for it tries again, and hears of it.
  worker.addEventListener('error', () => {
    if (started === worker) started = undefined;
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' });
}

/** The linter, which works beside the page: typing goes on while it thinks. */
export function createLinter(): Questions & { end(): void } {
  const worker = started ?? startWorker();
  started = undefined;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) asker?.reject(new Error(data.error));
    else asker?.resolve(data.value);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'The linter could not be loaded.'));
    waiting.clear();
  });

  function ask<Name extends keyof Questions>(name: Name): Questions[Name] {
    const send = (...parameters: readonly unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        // What the page watches for changes cannot be sent as it is.
        const question: Question = { id, name, parameters: JSON.parse(JSON.stringify(parameters)) as unknown[] };
        worker.postMessage(question);
      });
    return send as Questions[Name];
  }

  return {
    lint: ask('lint'),
    fix: ask('fix'),
    tree: ask('tree'),
    compile: ask('compile'),
    end: () => worker.terminate(),
  };
}
