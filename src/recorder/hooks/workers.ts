import { BroadcastChannel, isMainThread, threadId, Worker } from 'node:worker_threads';

const channelName = 'native-async-record';
/** In milliseconds: how long a thread that does not answer delays its own end. */
const patience = 250;

interface Message {
  /** The thread that is about to be ended. */
  readonly thread: number;
  readonly isWritten: boolean;
}

/**
 * Lets a worker thread write before another one ends it: `terminate` raises no event in the thread, and vitest's threads
 * end by it as soon as their tests have.
 *
 * @param write writes what was noted in this thread
 */
export function hookWorkers(write: () => void): void {
  if (!isMainThread) writeWhenAsked(write);
  // Tests may put other functions in the place of these.
  const { setTimeout, clearTimeout } = globalThis;
  const { terminate } = Worker.prototype;
  Worker.prototype.terminate = {
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

function writeWhenAsked(write: () => void): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event) => {
    const { data } = event as { data: Message };
    if (data.isWritten || data.thread !== threadId) return;
    write();
    channel.postMessage({ thread: threadId, isWritten: true } satisfies Message);
  };
  channel.unref();
}
