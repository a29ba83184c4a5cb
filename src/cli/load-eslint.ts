import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { UserError } from './user-error.js';

/** The class that ESLint exports, of any version since 8.57 with its flat configuration. */
export type ESLintClass = typeof ESLint;

/**
 * The ESLint of the project that the code belongs to where it is 8.57 or newer, else the one beside this plugin.
 *
 * @param directory where the project's ESLint is looked for, upwards
 * @throws UserError when neither can be had
 */
export async function loadESLint(directory: string): Promise<ESLintClass> {
  for (const from of [path.join(directory, 'file.js'), import.meta.url]) {
    const eslint = requireFrom(from);
    if (eslint) return eslint.loadESLint({ useFlatConfig: true });
  }
  throw new UserError('ESLint 8.57 or newer is needed. Install it with `npm install --save-dev eslint`.');
}

interface ESLintModule {
  loadESLint(options: { useFlatConfig: true }): Promise<ESLintClass>;
}

/** The ESLint that a file would get. An old one is not loaded at all: its modules print warnings in today's Node. */
function requireFrom(file: string): ESLintModule | undefined {
  const require = createRequire(file);
  try {
    const { version } = require('eslint/package.json') as { version: string };
    const [major = 0, minor = 0] = version.split('.').map(Number);
    // The first version whose flat configuration this plugin supports.
    const isSupported = major > 8 || (major === 8 && minor >= 57);
    return isSupported ? (require('eslint') as ESLintModule) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
