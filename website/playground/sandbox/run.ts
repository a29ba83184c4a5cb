import source from 'virtual:sandbox-program';
import { framePage } from './frame.ts';
import { type Line, mostLines, type Program, readMessage, type Run } from './protocol.ts';

/** How long a program may take, in milliseconds. Timers do not count: their time passes at once. */
const timeLimit = 4000;

/** How long a busy machine may take to load the sandbox, in milliseconds. */
const loadLimit = 20_000;

/** Runs a program in a sandbox of its own, as soon as it is compiled. */
export async function run(compiled: Promise<Program>): Promise<Run> {
  try {
    return await runInFrame(await compiled);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { lines: [{ kind: 'error', text }], uncalled: [], end: 'failed to load' };
  }
}

function runInFrame(program: Program): Promise<Run> {
  return new Promise((resolve) => {
    const lines: Line[] = [];
    const uncalled: string[] = [];
    let timer = 0;
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.srcdoc = framePage;

    const finish = (end: Run['end']): void => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      // With its frame the worker is gone, whatever it does.
      frame.remove();
      resolve({ lines, uncalled, end });
    };
    const listen = ({ source: from, data }: MessageEvent<unknown>): void => {
      const message = from === frame.contentWindow ? readMessage(data) : undefined;
      if (!message) return;
      if ('begin' in message) limit(timeLimit);
      else if ('end' in message) finish(message.end);
      else if ('uncalled' in message) uncalled.push(message.uncalled);
      else lines.push(message.line);
    };
    const limit = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => finish('time limit'), milliseconds);
    };

    limit(loadLimit);
    addEventListener('message', listen);
    frame.addEventListener('load', () => {
      // A frame of opaque origin can be named by no other target.
      frame.contentWindow?.postMessage({ source, program, most: mostLines + 10 }, '*');
    });
    document.body.append(frame);
  });
}
