import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Job } from '../../src/cli/check.js';
import { writeFixes } from '../../src/cli/fix.js';
import { loadESLint } from '../../src/cli/load-eslint.js';
import { type CarriedOut, withPlannedFixes } from '../../src/cli/plan/carry-out.js';
import type { PresetName } from '../../src/configs/index.js';
import type { AwaitChain, Plan } from '../../src/project/index.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const installed = path.resolve('node_modules');

/** What a plan makes of a project on disk. */
export interface PlannedProject {
  readonly folder: string;
  readonly plan: Plan;
  /** What the program of the project prints, and the code that it ends with, before and after. */
  readonly before: string;
  readonly after: string;
  /** The text of a file afterwards. */
  text(name: string): string;
  /** What becomes async in several files for an `await`. */
  readonly chains: readonly AwaitChain[];
  /** What is reported in a file under the plan. */
  messages(name: string): readonly string[];
  /** The files that hold a generator function afterwards. */
  readonly generatorsIn: readonly string[];
}

export interface PlannedProjectOptions {
  readonly preset?: PresetName;
  /** The files that may be changed; all of them where this is missing. */
  readonly checked?: readonly string[];
  /** Packages that the project has, by the names under which this one has them. */
  readonly packages?: Readonly<Record<string, string>>;
  readonly run?: readonly string[];
  prepare?(folder: string): void;
}

/** Writes a project to disk, and gives its folder. */
export function writeProject(
  files: Readonly<Record<string, string>>,
  packages: NonNullable<PlannedProjectOptions['packages']> = {},
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-async-plan-'));
  folders.push(folder);
  const manifest = JSON.stringify({ name: 'project', private: true, main: 'main.js' });
  for (const [name, text] of Object.entries({ 'package.json': manifest, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  for (const [name, from] of Object.entries({ co: 'co', bluebird: 'bluebird', ...packages })) {
    mkdirSync(path.dirname(path.join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(path.join(installed, from), path.join(folder, 'node_modules', name), 'dir');
  }
  return folder;
}

/** Runs a project, converts what the plan for it says, and runs it again. */
export async function convertProject(
  files: Readonly<Record<string, string>>,
  { preset = 'recommended', checked, packages, run = ['main.js'], prepare }: PlannedProjectOptions = {},
): Promise<PlannedProject> {
  const folder = writeProject(files, packages);
  prepare?.(folder);
  const before = outputOf(folder, run);
  const sources = (checked ?? Object.keys(files).filter((name) => /\.[cm]?[jt]s$/.test(name))).map((name) =>
    path.join(folder, name),
  );
  const { plan, chains, found } = await convertFiles(folder, sources, preset);
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const generatorsIn = Object.keys(files).filter((name) =>
    /function\s*\*|^[ \t]*(?:static )?\*\w+\(/m.test(text(name)),
  );
  const messages = (name: string) =>
    found.results
      .find(({ filePath }) => filePath === path.join(folder, name))
      ?.messages.map(({ message }) => message) ?? [];
  return { folder, plan, chains, messages, before, after: outputOf(folder, run), text, generatorsIn };
}

/** The job of checking files of a project. */
export async function jobOn(folder: string, files: readonly string[], preset: PresetName): Promise<Job> {
  return {
    ...{ directory: folder, files, preset, evidence: undefined, settings: {}, only: [], usesTargetPackages: false },
    eslint: await loadESLint(folder, false),
    ...{ cache: false, cacheFile: path.join(folder, 'cache.json') },
  };
}

/** Converts files of a project in place, as the command does. */
export async function convertFiles(folder: string, files: readonly string[], preset: PresetName): Promise<CarriedOut> {
  const job = await jobOn(folder, files, preset);
  const carriedOut = await withPlannedFixes(job);
  await writeFixes(carriedOut.found, carriedOut.fixed, path.join(folder, 'node_modules'));
  return carriedOut;
}

function outputOf(folder: string, run: readonly string[]): string {
  try {
    return execFileSync(process.execPath, run, { cwd: folder, encoding: 'utf8', stdio: 'pipe', timeout: 20_000 });
  } catch (error) {
    const { stdout, stderr, status } = error as { stdout: string; stderr: string; status: number };
    return `${stdout}${stderr}exit code ${String(status)}`;
  }
}
