import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Evidence, evidenceFile, evidenceVersion } from './evidence.js';
import { isEvidence, mergeEvidence } from './merge.js';

/**
 * A folder of evidence: `runs/` has a file for each run, which never changes; while a run is under way, and where it did
 * not come to its end, a folder of the files of its processes. `evidence.json` is made of all of them. `cache/` has what
 * the next run would make again.
 */
export interface EvidenceStore {
  /** The folder of what can be made again. */
  readonly cache: string;
  /** Begins a run. @returns its folder for the files of processes. @throws where it cannot be made */
  begin(): string;
  /** Turns the files of processes of a run into its one file. @returns how many there were */
  finish(run: string): number;
  /** The runs that have not come to their end. Some may be under way. */
  unfinished(): string[];
  /** Writes the merged file anew. @returns what is in it, or undefined where there are no runs */
  merge(): Evidence | undefined;
  /** Removes everything. */
  clean(): void;
}

/**
 * @param folder of the evidence
 * @param root the folder that its paths are relative to
 */
export function openStore(folder: string, root: string): EvidenceStore {
  const runs = path.join(folder, 'runs');
  return { cache: path.join(folder, 'cache'), begin, finish, unfinished, merge, clean };

  function begin(): string {
    // Names sort by time, so that later runs count where a text has changed.
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`;
    const run = path.join(runs, name);
    mkdirSync(run, { recursive: true });
    writeFileSync(path.join(folder, '.gitignore'), '*\n');
    return run;
  }

  function finish(run: string): number {
    const processes = evidenceIn(run);
    if (processes.length > 0) write(`${run}.json`, { ...header(root), ...mergeEvidence(processes) });
    rmSync(run, { recursive: true, force: true });
    return processes.length;
  }

  function unfinished(): string[] {
    return entries(runs)
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(runs, name));
  }

  function merge(): Evidence | undefined {
    for (;;) {
      const names = runFiles();
      if (names.length === 0) return undefined;
      const relative = path.relative(folder, root).split(path.sep).join('/');
      const merged: Evidence = { ...header(relative || '.'), ...mergeEvidence(evidenceIn(runs)) };
      write(path.join(folder, evidenceFile), merged);
      // Another run may have ended meanwhile, and have written what it knew before this was written.
      if (runFiles().join() === names.join()) return merged;
    }
  }

  function runFiles(): string[] {
    return entries(runs)
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.json'))
      .sort();
  }

  function clean(): void {
    rmSync(folder, { recursive: true, force: true });
  }
}

function header(root: string): Pick<Evidence, 'format' | 'version' | 'root'> {
  return { format: 'native-async-evidence', version: evidenceVersion, root };
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The evidence in the files of a folder, by their names. Whatever else is there is passed over. */
function evidenceIn(folder: string): Evidence[] {
  return entries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const evidence = readEvidence(path.join(folder, name));
      return evidence ? [evidence] : [];
    });
}

/** The evidence in a file, or undefined where it is none that this version reads. */
export function readEvidence(file: string): Evidence | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isEvidence(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** As a whole or not at all. */
function write(file: string, evidence: Evidence): void {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, `${JSON.stringify(evidence, undefined, 1)}\n`);
  renameSync(part, file);
}
