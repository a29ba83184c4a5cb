import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../manifest.js';
import type { InstrumentedText, InstrumentOptions } from '../instrument.js';

/** What a text is instrumented by: its own text, that on disk where it is another one, its path, and how. */
export interface Instrumentation extends InstrumentOptions {
  readonly text: string;
  readonly disk: string;
  readonly path: string;
}

/** Keeps what was instrumented for other processes and for later runs, which then load nothing that parses. */
export interface InstrumentedFiles {
  /** @returns what was made of a text; `make` makes it where it is not kept. Undefined where there is nothing to note */
  get(given: Instrumentation, make: () => InstrumentedText | undefined): InstrumentedText | undefined;
}

interface KeptFile {
  readonly digest: string;
  readonly instrumented: InstrumentedText | null;
}

/**
 * Opens the files in a folder: one for each path, which holds the text that was seen last.
 *
 * @param folder made where it is missing. Where it cannot be written, nothing is kept
 */
export function openInstrumentedFiles(folder: string): InstrumentedFiles {
  return {
    get(given, make) {
      const { text, disk, path: name, holder, sourceMap } = given;
      const file = path.join(folder, `${hash(version, name, String(holder), String(sourceMap))}.json`);
      const digest = hash(text, disk);
      const kept = read(file);
      if (kept?.digest === digest) return kept.instrumented ?? undefined;
      const instrumented = make();
      write(file, { digest, instrumented: instrumented ?? null });
      return instrumented;
    },
  };

  function write(file: string, kept: KeptFile): void {
    // Other processes may read or write it now.
    const part = `${file}.${process.pid}.part`;
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(part, JSON.stringify(kept));
      renameSync(part, file);
    } catch {
      // It is made again next time.
    }
  }
}

function read(file: string): KeptFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeptFile;
  } catch {
    return undefined;
  }
}

function hash(...values: readonly string[]): string {
  // Most programs that a command starts run nothing of the project, and load it for nothing.
  const sum = process.getBuiltinModule('node:crypto').createHash('sha1');
  for (const value of values) sum.update(value).update('\0');
  return sum.digest('hex').slice(0, 20);
}
