import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { presetNames } from '../../src/configs/presets.js';
import plugin from '../../src/index.js';

describe('plugin', () => {
  it('has the name and version of the package, and the namespace of its rules', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
    expect(plugin.meta).toEqual({ name, version, namespace: 'native-async' });
  });

  it('is the same object in its own presets, so that they can stand beside a plugin entry', () => {
    for (const name of presetNames) expect(plugin.configs[name].plugins).toEqual({ 'native-async': plugin });
  });
});

describe.each(presetNames)('%s', (name) => {
  const earlier = presetNames.slice(0, presetNames.indexOf(name) + 1);

  it('switches on as errors the rules that name it or a preset before it', () => {
    const expected = Object.entries(rules)
      .filter(([, rule]) => earlier.includes(rule.meta.docs.preset))
      .map(([id]) => [`native-async/${id}`, 'error']);
    expect(plugin.configs[name].rules).toEqual(Object.fromEntries(expected));
  });

  it('is the same for eslintrc', () => {
    const { name: configName, plugins, ...shared } = plugin.configs[name];
    expect(configName).toBe(`native-async/${name}`);
    expect(Object.keys(plugins!)).toEqual(['native-async']);
    expect(plugin.configs[`legacy-${name}`]).toEqual({ plugins: ['native-async'], ...shared });
  });
});

it('only the preset for the move takes unknown operands for promises and fixes what is merely intended', () => {
  expect(plugin.configs.recommended).not.toHaveProperty('settings');
  expect(plugin.configs.strict).not.toHaveProperty('settings');
  expect(plugin.configs.migrate.settings).toEqual({
    'native-async': { fixIntended: true, opaqueOperand: 'await' },
  });
});
