import type { ESLint, Linter, Rule } from 'eslint';
import { namespace, preset, type PresetName, presetNames, tolerance, tolerantRules } from './configs/index.js';
import { name, version } from './manifest.js';
import { rules } from './on-demand/index.js';
import { tolerant } from './parser/tolerant.js';

/** The plugin as flat configurations use it. */
export interface NativeAsyncPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  // No type of the rules themselves: it would make users need the packages that the rules take types from.
  rules: Record<string, Rule.RuleModule>;
  configs: Record<PresetName | 'tolerant', Linter.Config>;
}

/** The files that the preset `tolerant` sets a parser for. */
export const tolerantFiles = ['**/*.{js,cjs,mjs,jsx}'];

/** Makes the plugin: the same one wherever it runs. */
export function createPlugin(): NativeAsyncPlugin {
  const plugin: NativeAsyncPlugin = {
    meta: { name, version, namespace },
    rules: rules as unknown as NativeAsyncPlugin['rules'],
    configs: {} as NativeAsyncPlugin['configs'],
  };
  for (const presetName of presetNames) {
    plugin.configs[presetName] = {
      name: `${namespace}/${presetName}`,
      plugins: { [namespace]: plugin },
      ...preset(presetName),
    };
  }
  plugin.configs.tolerant = {
    name: `${namespace}/tolerant`,
    files: tolerantFiles,
    plugins: { [namespace]: plugin },
    languageOptions: { parser: tolerant(), parserOptions: { ...tolerance, ecmaFeatures: { jsx: true } } },
    rules: tolerantRules,
  };
  return plugin;
}
