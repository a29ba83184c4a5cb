import { readFileSync } from 'node:fs';
import type { ESLint, Linter, Rule } from 'eslint';
import { rules } from '../rules/index.js';
import { namespace, preset, type PresetName, presetNames } from './configs/presets.js';

const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  name: string;
  version: string;
};

/** An eslintrc configuration, for ESLint 8. */
export interface LegacyConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
  settings?: Record<string, unknown>;
}

interface NativeAsyncPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<keyof typeof rules, Rule.RuleModule>;
  configs: Record<PresetName, Linter.Config> & Record<`legacy-${PresetName}`, LegacyConfig>;
}

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
  plugin.configs[`legacy-${presetName}`] = { plugins: [namespace], ...preset(presetName) };
}

export { plugin as default, plugin as 'module.exports' };
