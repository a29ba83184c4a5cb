import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Writes files, named by their paths under `folder`. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Packs the built checkout as it would be published. Resolves to the path of the tarball, which lies in `folder`. */
export async function packPackage(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await runOrThrow(process.cwd(), 'npm', args);
  const [packed] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, packed.filename);
}

/** Makes `folder` a project of its own with those packages installed. Rejects with npm's words where npm refuses. */
export async function install(
  folder: string,
  packages: readonly string[],
  flags: readonly string[] = [],
): Promise<void> {
  writeFiles(folder, { 'package.json': '{ "private": true }' });
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--ignore-scripts'];
  await runOrThrow(folder, 'npm', ['install', ...quiet, ...flags, ...packages]);
}

/** Runs the Node program at `script` in `folder`. Resolves whatever the exit code is. */
export function runNode(
  folder: string,
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return run(folder, process.execPath, [script, ...args], environment);
}

async function runOrThrow(folder: string, command: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await run(folder, command, args);
  if (outcome.code !== 0) throw new Error(`${command} ${args.join(' ')}\n${outcome.stderr}`);
  return outcome;
}

function run(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...environment }, maxBuffer: 2 ** 26 };
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : Number(error !== null);
      resolve({ code, stdout, stderr });
    });
  });
}
