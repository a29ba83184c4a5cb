import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evidenceFile, evidenceFolder } from '../recorder/index.js';

/** The value of the setting `evidence`. */
export interface RecordedEvidence {
  readonly file: string;
  /** Differs where the file does, so that ESLint's cache notices. */
  readonly digest: string;
}

/** The setting for a record. */
export function recordedEvidence(file: string): RecordedEvidence {
  return { file, digest: createHash('sha1').update(readFileSync(file)).digest('hex') };
}

/** The record that `native-async record` has left in a folder or the nearest one above. */
export function findEvidence(folder: string): string | undefined {
  const file = path.join(folder, evidenceFolder, evidenceFile);
  if (existsSync(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findEvidence(parent);
}
