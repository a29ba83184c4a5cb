import type { Worker } from 'node:worker_threads';
import type { LoadListener } from './loads.js';

const channelName = 'native-async-record';
/** In milliseconds: how long a thread that does not answer delays its own end. */
const patience = 250;

interface Message {
  /** The thread that is about to be ended. */
  readonly thread: number;
  readonly isWritten: boolean;
}

/** Lets other threads write before a thread ends them, once it can make some. */
export interface WorkerHook {
  /** Called before a program goes on that may load what threads are made with in a way which is not told of. */
  start(): void;
  readonly onLoad: LoadListener;
}

/** `terminate` raises no event in the thread that it ends, and vitest's end by it as soon as their tests have. */
export function createWorkerHook(): WorkerHook {
  let isStarted = false;
  return {
    start,
    onLoad(request, exported) {
      if (request === 'worker_threads' || request === 'node:worker_threads') start();
      return exported;
    },
  };

  function start(): void {
    if (!isStarted) awaitWriting();
    isStarted = true;
  }
}

function awaitWriting(): void {
  const { BroadcastChannel, Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  // Tests may put other functions in the place of these.
  const { setTimeout, clearTimeout } = globalThis;
  const { terminate } = Thread.prototype;
  Thread.prototype.terminate = {
    async terminate(this: Worker): Promise<number> {
      if (this.threadId > 0) await written(this.threadId);
      return terminate.call(this);
    },
  }.terminate;

  function written(thread: number): Promise<void> {
    return new Promise((resolve) => {
      const channel = new BroadcastChannel(channelName);
      const end = (): void => {
        clearTimeout(timer);
        channel.close();
        resolve();
      };
      const timer = setTimeout(end, patience);
      channel.onmessage = (event) => {
        const { data } = event as { data: Message };
        if (data.isWritten && data.thread === thread) end();
      };
      channel.postMessage({ thread, isWritten: false } satisfies Message);
    });
  }
}

/**
 * Writes in a thread that another one is about to end.
 *
 * @param write writes what was noted in this thread
 */
export function writeWhenAsked(write: () => void): void {
  const { BroadcastChannel, threadId } = process.getBuiltinModule('node:worker_threads');
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event) => {
    const { data } = event as { data: Message };
    if (data.isWritten || data.thread !== threadId) return;
    write();
    channel.postMessage({ thread: threadId, isWritten: true } satisfies Message);
  };
  channel.unref();
}
