import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import plugin from '../index.js';
import type { FileRecord } from '../records.js';
import type { Checked } from './findings.js';

interface CacheEntry {
  /** Of the content. */
  readonly hash: string;
  readonly result: ESLint.LintResult;
  readonly record?: FileRecord;
}

interface CacheFile {
  /** What the results depend on besides the files. */
  readonly key: string;
  readonly entries: Readonly<Record<string, CacheEntry>>;
}

/**
 * Results and records of an earlier run, by path and content. ESLint's own cache keeps results alone, without what the
 * rules record, and several threads cannot share it.
 */
export class ResultCache {
  readonly #entries: Readonly<Record<string, CacheEntry>>;
  readonly #key: string;
  readonly #hashes = new Map<string, string>();

  /** @param dependsOn what results depend on besides the files and the plugin, such as the preset */
  constructor(
    readonly file: string,
    dependsOn: readonly string[],
  ) {
    this.#key = [plugin.meta.version, process.version, ...dependsOn].join(' ');
    const cached = readCache(file);
    this.#entries = cached?.key === this.#key ? cached.entries : {};
  }

  /** The files whose content has changed since, or is new. */
  missing(files: readonly string[]): string[] {
    return files.filter((file) => this.#entries[file]?.hash !== this.#hashOf(file));
  }

  /** What is known of all the files, with what has been checked anew, in the order of the files; and keeps it. */
  complete(files: readonly string[], fresh: Checked): Checked {
    const checked = new Map(fresh.results.map((result) => [result.filePath, result]));
    const results: ESLint.LintResult[] = [];
    const records = new Map<string, FileRecord>();
    const entries: Record<string, CacheEntry> = {};
    for (const file of files) {
      const known = this.#entries[file];
      const result = checked.get(file) ?? known?.result;
      if (!result) continue;
      const record = checked.has(file) ? fresh.records.get(file) : known?.record;
      results.push(result);
      if (record) records.set(file, record);
      entries[file] = { hash: this.#hashOf(file), result, ...(record && { record }) };
    }
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ key: this.#key, entries } satisfies CacheFile));
    return { results, records };
  }

  #hashOf(file: string): string {
    let hash = this.#hashes.get(file);
    if (hash === undefined) {
      hash = createHash('sha256').update(readFileSync(file)).digest('base64');
      this.#hashes.set(file, hash);
    }
    return hash;
  }
}

function readCache(file: string): CacheFile | undefined {
  try {
    const cached = JSON.parse(readFileSync(file, 'utf8')) as Partial<CacheFile> | null;
    return typeof cached?.key === 'string' && cached.entries ? (cached as CacheFile) : undefined;
  } catch {
    return undefined;
  }
}
