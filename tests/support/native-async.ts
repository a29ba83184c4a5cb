import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a finished command left behind. */
export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command. */
export function nativeAsync(
  args: readonly string[],
  {
    cwd,
    env = {},
    main = path.join(root, 'dist/src/cli/main.js'),
  }: { cwd: string; env?: NodeJS.ProcessEnv; main?: string },
): Promise<Finished> {
  const clean = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, CI: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd, env: { ...clean, ...env } }, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** A directory with files, gone after the test. */
export class Project {
  readonly directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native async ')));

  constructor(files: Readonly<Record<string, string>>) {
    onTestFinished(() => {
      rmSync(this.directory, { recursive: true });
    });
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  path(name: string): string {
    return path.join(this.directory, name);
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Puts a package of this repository where the project finds it, under the name it is to have there. */
  install(name: string, as = name): void {
    const target = this.path(`node_modules/${as}`);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), target);
  }

  run(...args: string[]): Promise<Finished> {
    return nativeAsync(args, { cwd: this.directory });
  }

  /** Runs the command in a folder that is removed before it starts. */
  runWithout(folder: string, ...args: string[]): Promise<Finished> {
    // Node remembers the current directory once it was asked for it: not in between.
    const leave = `const folder = require('node:path').resolve('${folder}');
      process.chdir(folder);
      require('node:fs').rmSync(folder, { recursive: true });`;
    this.write('leave.cjs', leave);
    return nativeAsync(args, { cwd: this.directory, env: { NODE_OPTIONS: `--require ./leave.cjs` } });
  }
}

/** A coroutine that `recommended` fixes, one that it suggests to convert, and one that cannot be converted. */
export const fixable = `const co = require('co');
module.exports = co.wrap(function* () {
  return yield Promise.resolve(1);
});
`;
export const fixed = `module.exports = async function () {
  return await Promise.resolve(1);
};
`;
export const suggested = `const co = require('co');
module.exports = co.wrap(function* (load) {
  return yield load();
});
`;
export const refused = `const co = require('co');
co(function* () {
  this.value = yield Promise.resolve(1);
});
`;
