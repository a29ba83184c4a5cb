import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ESLint, Linter, Rule } from 'eslint';
import { namespace, preset, type PresetName, presetNames, tolerance, tolerantRules } from './configs/index.js';
import { rules } from '../rules/index.js';
import { tolerant } from './parser/index.js';

// By its own name the package is found from the sources as well as from the build.
const require = createRequire(import.meta.url);
const manifest = 'eslint-plugin-native-async/package.json';
const { name, version } = require(manifest) as { name: string; version: string };

/** An eslintrc configuration, for ESLint 8. */
export interface LegacyConfig {
  plugins: string[];
  rules?: Linter.RulesRecord;
  settings?: Record<string, unknown>;
  overrides?: Linter.ConfigOverride[];
}

interface NativeAsyncPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  // No type of the rules themselves: it would make users need the packages that the rules take types from.
  rules: Record<string, Rule.RuleModule>;
  configs: Record<PresetName | 'tolerant', Linter.Config> & Record<`legacy-${PresetName | 'tolerant'}`, LegacyConfig>;
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

const files = ['**/*.{js,cjs,mjs,jsx}'];

plugin.configs.tolerant = {
  name: `${namespace}/tolerant`,
  files,
  plugins: { [namespace]: plugin },
  languageOptions: { parser: tolerant(), parserOptions: { ...tolerance } },
  rules: tolerantRules,
};
plugin.configs['legacy-tolerant'] = {
  plugins: [namespace],
  overrides: [
    {
      files,
      // By path, since a name would be looked for from the configuration that extends this one.
      parser: join(require.resolve(manifest), '../dist/src/parser/index.js'),
      parserOptions: { ...tolerance },
      rules: tolerantRules,
    },
  ],
};

export { plugin as default, plugin as 'module.exports' };
