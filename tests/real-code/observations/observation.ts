import { createRequire } from 'node:module';
import path from 'node:path';
import type { PresetName } from '../../../src/configs/index.js';

/** What a package does when it is used, before and after its conversion. */
export interface Observation {
  /** Of the package. */
  readonly name: string;
  readonly preset: PresetName;
  /** Uses the package in `folder` and tells what could be seen. */
  readonly observe: (folder: string) => Promise<unknown>;
  readonly expected: unknown;
}

/** Loads a CommonJS file of a package, or the package itself. */
export function load(folder: string, file = '.'): unknown {
  return createRequire(path.join(folder, 'package.json'))(path.resolve(folder, file));
}

/** A promise's value, or what it is rejected with as text. */
export async function settled(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return `rejected: ${error instanceof Error ? error.message : String(error)}`;
  }
}
