import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Report {
  readonly passes: readonly { readonly fullTitle: string }[];
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message: string } }[];
}

/**
 * Runs the tests that a package ships with the mocha that it finds.
 *
 * @param args the files, and what mocha needs besides
 * @returns how many tests pass, and which do not
 */
export async function runShippedTests(
  folder: string,
  ...args: string[]
): Promise<{ passes: number; failures: string[] }> {
  const mocha = path.dirname(createRequire(path.join(folder, 'package.json')).resolve('mocha/package.json'));
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [path.join(mocha, 'bin/mocha.js'), '--reporter', 'json', ...args],
      { cwd: folder },
      (_, output) => resolve(output),
    );
  });
  const { passes, failures } = JSON.parse(stdout) as Report;
  return { passes: passes.length, failures: failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message}`) };
}
