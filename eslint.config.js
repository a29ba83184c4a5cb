import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
// The plugin lints itself. It is loaded as users load it, so `npm run build` comes first.
import nativeAsync from './dist/src/index.js';
import { roomDirections } from './tools/room-directions.mjs';

/** What all code of the project is held to, that of the site as well, whose own configuration says what is different. */
export const shared = defineConfig([
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
      // The compiler checks it, in JavaScript files too.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Indexing yields `undefined` for the checker alone where the code has just looked: a branch for it could not be reached.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Node types are compared as the strings they are: loading the enum would load `@typescript-eslint/utils`.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Objects of functions are closures here. None of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
]);

/**
 * The longest files and functions of what is no data.
 *
 * @type {import('eslint').Linter.RulesRecord}
 */
export const size = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

export default defineConfig([
  globalIgnores(['dist/', 'coverage/', 'examples/', 'website/', '**/fixtures/']),
  shared,
  {
    name: 'size',
    files: ['src/**', 'rules/**', 'tools/**'],
    ignores: ['src/catalogue/**', 'src/reasons/**', 'src/wording/reason-explanations.ts'],
    // Data may be long.
    rules: size,
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
    name: 'tests',
    files: ['tests/**'],
    rules: {
      // Generators and code in strings are what is tested, run by libraries without types.
      'require-yield': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
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
