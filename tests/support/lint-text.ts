import { createRequire } from 'node:module';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

const require = createRequire(import.meta.url);

/** A linter of each supported ESLint. They share one interface, which version 8 does not declare. */
export const linters = {
  '8.57': (cwd = process.cwd()) =>
    new (require('eslint8') as typeof import('eslint')).Linter({ configType: 'flat', cwd }),
  '9.39': (cwd = process.cwd()) => new (require('eslint9') as typeof import('eslint')).Linter({ cwd }),
  '10': (cwd = process.cwd()) => new Linter({ cwd }),
};

const typescript: Linter.Config = {
  files: ['**/*.{ts,cts,mts,tsx}'],
  languageOptions: { parser: typescriptParser },
};

/** A flat configuration for every kind of file that the plugin reads, with `config` on top. */
export function configFor(config: Linter.Config): Linter.Config[] {
  return [{ files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'] }, typescript, config];
}
