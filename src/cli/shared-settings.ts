import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ancestors, readSettings } from '../analysis/environment/index.js';
import { namespace } from '../configs/index.js';
import type { ReasonCode } from '../reasons/index.js';
import { displayPath } from './paths.js';
import { UserError } from './user-error.js';

/** The shared settings of the rules, as they are written. */
export type SharedSettings = Readonly<Record<string, unknown>>;

/**
 * Reads the shared settings of a run: from the file that `--config` names, else from `package.json#native-async` of the
 * nearest package above the current directory that has one.
 *
 * @param config JSON, or a module whose default export they are
 * @param reasons codes for which what is only suggested is fixed as well
 * @throws UserError in the words in which the rules reject them
 */
export async function readSharedSettings(
  config: string | undefined,
  reasons: readonly ReasonCode[],
): Promise<SharedSettings> {
  const { value, source } = config === undefined ? await fromPackage() : await fromFile(config);
  const given = checked(value, source) ?? {};
  if (reasons.length === 0) return given;
  return checked({ ...given, fixIntended: [...reasons] }, '--reason')!;
}

interface Found {
  readonly value: unknown;
  readonly source: string;
}

async function fromFile(name: string): Promise<Found> {
  const file = path.resolve(name);
  try {
    if (/\.[cm]?js$/.test(file)) {
      const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
      return { value: module.default, source: name };
    }
    return { value: JSON.parse(await readFile(file, 'utf8')), source: name };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot read ${name}: ${code === 'ENOENT' ? 'there is no such file' : message}`);
  }
}

async function fromPackage(): Promise<Found> {
  for (const folder of ancestors(process.cwd())) {
    const file = path.join(folder, 'package.json');
    const text = await readFile(file, 'utf8').catch(() => '');
    const value = keyOf(text);
    if (value !== undefined) return { value, source: `${displayPath(file)}#${namespace}` };
  }
  return { value: undefined, source: '' };
}

/** A `package.json` that is broken has no settings. */
function keyOf(text: string): unknown {
  try {
    return (JSON.parse(text) as Record<string, unknown> | null)?.[namespace];
  } catch {
    return undefined;
  }
}

function checked(value: unknown, source: string): SharedSettings | undefined {
  try {
    readSettings(value);
  } catch (error) {
    throw new UserError(`${source}: ${(error as Error).message}`);
  }
  return value as SharedSettings | undefined;
}
