import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../user-error.js';

const run = promisify(execFile);

/**
 * Runs git.
 *
 * @param directory where it runs
 * @param args its subcommand, and what that takes
 * @param input its standard input
 * @returns what it prints
 * @throws UserError where there is no git, or with the first line of what it says went wrong
 */
export async function git(directory: string, args: readonly string[], input = ''): Promise<string> {
  const running = run('git', args, { cwd: directory, maxBuffer: 2 ** 28 });
  // It may end before it has read what it is given.
  running.child.stdin?.on('error', () => undefined).end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') throw new UserError('git was not found, which this option needs.');
    const reason = stderr.split('\n').find((line) => line !== '') ?? 'git failed';
    throw new UserError(`git ${args[0] ?? ''}: ${reason.replace(/^fatal: /, '')}`);
  }
}
