import { spawn } from 'node:child_process';

/** How one run of the user's test command ended. */
export interface TestRun {
  readonly passed: boolean;
  /** The end of what it printed. */
  readonly output: string;
  readonly milliseconds: number;
}

const keptCharacters = 1_000_000;

/**
 * Runs the user's test command in a shell, as it is typed, and keeps the end of what it prints.
 *
 * @param command such as `npm test`
 * @param directory where it runs
 * @param signal ends it, and everything that it started
 */
export function runTests(command: string, directory: string, signal?: AbortSignal): Promise<TestRun> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    // A group of its own, so that what a test runner starts ends with it.
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, {
      cwd: directory,
      shell: true,
      detached: ownGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        if (ownGroup) process.kill(-child.pid, 'SIGTERM');
        else child.kill();
      } catch {
        // It has ended by itself.
      }
    };
    signal?.addEventListener('abort', end, { once: true });
    child.on('error', reject);
    child.on('close', (code) => {
      signal?.removeEventListener('abort', end);
      resolve({ passed: code === 0, output: tail, milliseconds: performance.now() - start });
    });
  });
}
