import { createRequire } from 'node:module';
import path from 'node:path';
import { installPinned } from '../../../tools/pinned-packages.mjs';
import { root } from '../../support/native-async.js';

/** What of `@lydell/node-pty` is used here: a terminal that a program believes in. */
interface PseudoTerminals {
  spawn(
    file: string,
    args: readonly string[],
    options: { name: string; cols: number; rows: number; cwd: string; env: NodeJS.ProcessEnv },
  ): {
    onData(listener: (data: string) => void): void;
    onExit(listener: (ending: { exitCode: number }) => void): void;
    write(data: string): void;
  };
}

/** What of `@xterm/headless` is used here: what a terminal shows of the characters that it is sent. */
interface Emulators {
  readonly Terminal: new (options: { cols: number; rows: number; scrollback: number; allowProposedApi: boolean }) => {
    write(data: string, done: () => void): void;
    readonly buffer: { readonly active: { readonly length: number; getLine(index: number): Line | undefined } };
  };
}

interface Line {
  readonly isWrapped: boolean;
  translateToString(trimRight: boolean): string;
}

/** How a program is run in a terminal. */
export interface TerminalOptions {
  readonly columns: number;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called whenever something has been shown. */
  onScreen?(screen: string, type: (keys: string) => void): void;
}

/** What became of a program in a terminal. */
export interface Session {
  /** All that a person has seen, scrolled up included, as it stands in the end. */
  readonly screen: string;
  /** Whether a line was too long for the terminal and was broken by it. */
  readonly wrapped: boolean;
  /** The characters that were sent, colors and cursor movements included. */
  readonly sent: string;
  readonly exitCode: number;
}

const main = path.join(root, 'dist/src/cli/main.js');

/** Packages that come from npm when the tests run. */
function load(name: string): unknown {
  const installation = installPinned('terminal', { '@lydell/node-pty': '1.1.0', '@xterm/headless': '6.0.0' });
  return createRequire(path.join(installation, 'package.json'))(name);
}

/** Runs the built command in a terminal until it ends. */
export async function inTerminal(
  args: readonly string[],
  { columns, cwd, env = {}, onScreen }: TerminalOptions,
): Promise<Session> {
  const { spawn } = load('@lydell/node-pty') as PseudoTerminals;
  const { Terminal } = load('@xterm/headless') as Emulators;
  const terminal = new Terminal({ cols: columns, rows: 24, scrollback: 10_000, allowProposedApi: true });
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !['CI', 'FORCE_COLOR', 'NO_COLOR'].includes(name)),
  );
  const program = spawn(process.execPath, [main, ...args], {
    ...{ name: 'xterm-256color', cols: columns, rows: 24, cwd },
    env: { ...clean, TERM: 'xterm-256color', ...env },
  });
  const lines = (): Line[] =>
    Array.from({ length: terminal.buffer.active.length }, (_, index) => terminal.buffer.active.getLine(index)!);
  const screen = (): string =>
    lines()
      .map((line) => line.translateToString(true))
      .join('\n')
      .trimEnd();
  let sent = '';
  let drawn = Promise.resolve();
  program.onData((data) => {
    sent += data;
    drawn = new Promise((resolve) => {
      terminal.write(data, () => {
        onScreen?.(screen(), (keys) => program.write(keys));
        resolve();
      });
    });
  });
  const { exitCode } = await new Promise<{ exitCode: number }>((resolve) => program.onExit(resolve));
  await drawn;
  return { screen: screen(), wrapped: lines().some(({ isWrapped }) => isWrapped), sent, exitCode };
}
