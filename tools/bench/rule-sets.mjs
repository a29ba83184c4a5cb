import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import nativeAsync from '../../dist/src/index.js';
import { installPinned } from '../pinned-packages.mjs';

/** @typedef {import('eslint').Linter.Config} Config */

const others = { 'eslint-plugin-promise': '7.3.0' };

/**
 * Any enabled rule makes ESLint do more, and the first that reads the source code does once more, so that a run without
 * rules, or with one that asks for nothing, is nothing to compare with.
 *
 * @type {Config}
 */
const oneEmptyRule = {
  plugins: {
    bench: { rules: { empty: { meta: { schema: [] }, create: ({ sourceCode }) => (sourceCode ? {} : {}) } } },
  },
  rules: { 'bench/empty': 'error' },
};

/**
 * Rules like those of the plugin that do nothing: what ESLint takes for eight rules by itself.
 *
 * @type {Config}
 */
const idleRules = {
  ...nativeAsync.configs.recommended,
  plugins: {
    'native-async': {
      rules: Object.fromEntries(
        Object.entries(nativeAsync.rules).map(([name, rule]) => [name, { ...rule, create: () => ({}) }]),
      ),
    },
  },
};

/**
 * The sets of rules that are compared. The first two are the same: they differ by what the measurement is off by.
 *
 * @param {boolean} isTypeScript Whether to have the rules for TypeScript among them.
 * @returns {Promise<ReadonlyMap<string, Config>>}
 */
export async function ruleSets(isTypeScript) {
  const folder = installPinned('bench-plugins', others);
  const require = createRequire(path.join(folder, 'package.json'));
  /** @param {string} name */
  const load = async (name) => {
    const loaded = await import(pathToFileURL(require.resolve(name)).href);
    return loaded.default.configs;
  };
  const promise = await load('eslint-plugin-promise');
  /** @type {[string, readonly Config[]][]} */
  const sets = [
    ['base', [oneEmptyRule]],
    ['base again', [oneEmptyRule]],
    ['ESLint `recommended`', [js.configs.recommended]],
    ['eight rules that do nothing', [idleRules]],
    ['native-async `recommended`', [nativeAsync.configs.recommended]],
    ['native-async `migrate`', [nativeAsync.configs.migrate]],
    ['promise `recommended`', [promise['flat/recommended']]],
    ['typescript-eslint `recommended`', /** @type {Config[]} */ (tseslint.configs.recommended)],
  ];
  return new Map(
    sets
      .filter(([name]) => isTypeScript || !name.startsWith('typescript-eslint'))
      .map(([name, configs]) => [name, merged(configs)]),
  );
}

/** @param {Config} config */
export function countRules({ rules = {} }) {
  const severities = Object.values(rules).map((entry) => (Array.isArray(entry) ? entry[0] : entry));
  return severities.filter((severity) => severity !== 'off' && severity !== 0).length;
}

/**
 * Nothing but plugins, rules and settings, so that all sets are run with the same parser on the same files.
 *
 * @param {readonly Config[]} configs
 * @returns {Config}
 */
function merged(configs) {
  return {
    plugins: Object.assign({}, ...configs.map(({ plugins }) => plugins)),
    rules: Object.assign({}, ...configs.map(({ rules }) => rules)),
    settings: Object.assign({}, ...configs.map(({ settings }) => settings)),
  };
}
