import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import type { Parser } from '../parser/index.js';
import { UserError } from './user-error.js';

/** The class that ESLint exports, of any version since 8.57 with its flat configuration. */
export type ESLintClass = typeof ESLint;

/** An ESLint, and what belongs to it. */
export interface LoadedESLint {
  readonly ESLint: ESLintClass;
  readonly version: string;
  /** Its own parser: each major version of ESLint has its own. */
  readonly espree: Parser;
  /** Why that of the code was passed over, as the end of a sentence. */
  readonly problem?: string;
}

/**
 * The ESLint of the project that the code belongs to where it is 8.57 or newer and starts, else the one beside this
 * plugin.
 *
 * @param directory where the project's ESLint is looked for, upwards
 * @param usesTargetPackages whether that one may be loaded at all
 * @throws UserError when neither can be had
 */
export async function loadESLint(directory: string, usesTargetPackages: boolean): Promise<LoadedESLint> {
  let problem: string | undefined;
  for (const from of [...(usesTargetPackages ? [path.join(directory, 'file.js')] : []), import.meta.url]) {
    try {
      const loaded = await loadFrom(createRequire(from));
      if (loaded) return { ...loaded, ...(problem !== undefined && { problem }) };
    } catch (error) {
      if (!isMissing(error)) problem = (error as Error).message.split('\n')[0]!;
    }
  }
  const reason = problem === undefined ? '' : ` The one here does not start: ${problem}`;
  throw new UserError(`ESLint 8.57 or newer is needed. Install it with \`npm install --save-dev eslint\`.${reason}`);
}

interface ESLintModule {
  loadESLint(options: { useFlatConfig: true }): Promise<ESLintClass>;
}

/** Whether there is no ESLint at all, rather than one that lacks something. */
function isMissing(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.startsWith("Cannot find module 'eslint/package.json'");
}

/** The ESLint that a file would get. An old one is not loaded at all: its modules print warnings in today's Node. */
async function loadFrom(require: NodeJS.Require): Promise<LoadedESLint | undefined> {
  const { version } = require('eslint/package.json') as { version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // The first version whose flat configuration this plugin supports.
  const isSupported = major > 8 || (major === 8 && minor >= 57);
  if (!isSupported) return undefined;
  const eslint = require('eslint') as ESLintModule;
  const ESLint = await eslint.loadESLint({ useFlatConfig: true });
  const espree = createRequire(require.resolve('eslint/package.json'))('espree') as Parser;
  // One that is broken shows it here.
  new ESLint({ overrideConfigFile: true });
  return { ESLint, version, espree };
}
