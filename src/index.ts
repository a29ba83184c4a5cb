import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { rules } from '../rules/index.js';
import { namespace, preset, type PresetName, presetNames } from './configs/presets.js';

// By its own name the package is found from the sources as well as from the build.
const { name, version } = createRequire(import.meta.url)('eslint-plugin-native-async/package.json') as {
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
  // No type of the rules themselves: it would make users need the packages that the rules take types from.
  rules: Record<string, Rule.RuleModule>;
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
