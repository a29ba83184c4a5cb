import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { namespace, preset, type PresetName, presetNames, tolerance, tolerantRules } from './configs/index.js';
import { name } from './manifest.js';
import { createPlugin, type NativeAsyncPlugin, tolerantFiles } from './plugin.js';

/** An eslintrc configuration, for ESLint 8. */
export interface LegacyConfig {
  plugins: string[];
  rules?: Linter.RulesRecord;
  settings?: Record<string, unknown>;
  overrides?: Linter.ConfigOverride[];
}

interface PluginForNode extends NativeAsyncPlugin {
  configs: NativeAsyncPlugin['configs'] & Record<`legacy-${PresetName | 'tolerant'}`, LegacyConfig>;
}

// By its own name the package is found from the sources as well as from the build.
const require = createRequire(import.meta.url);

const plugin = createPlugin() as PluginForNode;

for (const presetName of presetNames) {
  plugin.configs[`legacy-${presetName}`] = { plugins: [namespace], ...preset(presetName) };
}
// ESLint starts without it, and to find the package takes time.
Object.defineProperty(plugin.configs, 'legacy-tolerant', { enumerable: true, get: legacyTolerant });

function legacyTolerant(): LegacyConfig {
  return {
    plugins: [namespace],
    overrides: [
      {
        files: tolerantFiles,
        // By path, since a name would be looked for from the configuration that extends this one.
        parser: join(require.resolve(`${name}/package.json`), '../dist/src/parser/index.js'),
        parserOptions: { ...tolerance, ecmaFeatures: { jsx: true } },
        rules: tolerantRules,
      },
    ],
  };
}

export { plugin as default, plugin as 'module.exports' };
