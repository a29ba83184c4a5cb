import source from 'virtual:sandbox-program';
import type { ProjectFile } from '../project.ts';
import { compile } from './compile.ts';
import { framePage } from './frame.ts';
import { type Line, type Message, mostLines, type Program, type Run } from './protocol.ts';

/** How long a program may take, in milliseconds. Timers do not count: their time passes at once. */
const timeLimit = 4000;

/** How long a busy machine may take to load the sandbox, in milliseconds. */
const loadLimit = 20_000;

/** Runs the files as a program in a sandbox of its own. */
export async function run(files: readonly ProjectFile[]): Promise<Run> {
  let program: Program;
  try {
    program = compile(files);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { lines: [{ kind: 'error', text }], end: 'failed to load' };
  }
  return await runInFrame(program);
}

function runInFrame(program: Program): Promise<Run> {
  return new Promise((resolve) => {
    const lines: Line[] = [];
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
      resolve({ lines, end });
    };
    const listen = ({ source: from, data }: MessageEvent<Partial<Message> | null>): void => {
      if (from !== frame.contentWindow || !data) return;
      if ('begin' in data) limit(timeLimit);
      else if ('end' in data && data.end) finish(data.end);
      else if ('line' in data && data.line) lines.push({ kind: data.line.kind, text: String(data.line.text) });
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

/** Whether two runs did the same, in the same order. */
export function isSame(before: Run, after: Run): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
