import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Writes the merged file anew. @returns what is in it, or undefined where nothing was recorded */
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
  return { cache: path.join(folder, 'cache'), begin, finish, merge, clean };

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
    try {
      rmSync(run, { recursive: true, force: true });
    } catch {
      // A process that outlives the command may write to it now. Beside the file of the run it does not count.
    }
    return processes.length;
  }

  function merge(): Evidence | undefined {
    for (;;) {
      const names = runNames();
      const earlier = mergedOf(names);
      const added = names.slice(earlier?.runs?.length).flatMap((name) => evidenceOf(path.join(runs, name)));
      const all = earlier ? [earlier, ...added] : added;
      if (all.length === 0) return undefined;
      const relative = path.relative(folder, root).split(path.sep).join('/');
      const isOver = names.every((name) => name.endsWith('.json'));
      const merged: Evidence = { ...header(relative || '.'), ...(isOver && { runs: names }), ...mergeEvidence(all) };
      write(path.join(folder, evidenceFile), merged);
      // Another run may have ended meanwhile, and have written what it knew before this was written.
      if (runNames().join() === names.join()) return merged;
    }
  }

  /** The merged file, where it is made of the first of some runs: those need not be read again. */
  function mergedOf(names: readonly string[]): Evidence | undefined {
    const merged = readEvidence(path.join(folder, evidenceFile));
    return merged?.runs?.every((name, index) => name === names[index]) ? merged : undefined;
  }

  /** The files of runs, and the folders of those that have none: they are under way, or were killed. */
  function runNames(): string[] {
    const names = new Set(entries(runs).map(({ name }) => name));
    return [...names].filter((name) => !names.has(`${name}.json`)).sort();
  }

  function clean(): void {
    if (!existsSync(folder)) return;
    // By another name, it is no longer what a process that still runs writes to.
    const removed = `${folder}.${process.pid}.removed`;
    renameSync(folder, removed);
    rmSync(removed, { recursive: true, force: true });
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

/** The evidence of a run, in its file or its folder. Whatever else is there is passed over. */
function evidenceOf(run: string): Evidence[] {
  if (!run.endsWith('.json')) return evidenceIn(run);
  const evidence = readEvidence(run);
  return evidence ? [evidence] : [];
}

function evidenceIn(folder: string): Evidence[] {
  return entries(folder)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => evidenceOf(path.join(folder, name)));
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
