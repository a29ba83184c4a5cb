import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
// The plugin lints itself. It is loaded as users load it, so `npm run build` comes first.
import nativeAsync from './dist/src/index.js';
import { roomDirections } from './tools/room-directions.mjs';

export default defineConfig([
  globalIgnores(['dist/', 'coverage/', 'examples/', '**/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  nativeAsync.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Indexing yields `undefined` for the checker alone where the code has just looked: a branch for it could not be reached.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Node types are compared as the strings they are: loading the enum would load `@typescript-eslint/utils`.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    name: 'size',
    files: ['src/**', 'rules/**', 'tools/**'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      // A function of nested listeners may be longer than it is hard to read: a warning, not an error.
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'rules',
    files: ['rules/*.ts'],
    ignores: ['rules/index.ts'],
    extends: [eslintPlugin.configs['rules-recommended']],
    rules: {
      'max-lines': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'eslint-plugin/meta-property-ordering': 'error',
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Prefer|Require|Enforce) ' }],
      'eslint-plugin/require-meta-schema-description': 'error',
    },
  },
  {
    name: 'rule-tests',
    files: ['tests/rules/**'],
    extends: [eslintPlugin.configs['tests-recommended']],
  },
  {
    name: 'javascript',
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  ...roomDirections,
]);
