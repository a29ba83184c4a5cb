import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { presetNames } from '../../src/configs/index.js';
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
      .map(([id]) => `native-async/${id}`);
    const { rules: configured = {} } = plugin.configs[name];
    expect(Object.keys(configured)).toEqual(expected);
    expect(new Set(Object.values(configured).map((entry) => [entry].flat()[0]))).toEqual(new Set(['error']));
  });

  it('is the same for eslintrc', () => {
    const { name: configName, plugins, ...shared } = plugin.configs[name];
    expect(configName).toBe(`native-async/${name}`);
    expect(Object.keys(plugins!)).toEqual(['native-async']);
    expect(plugin.configs[`legacy-${name}`]).toEqual({ plugins: ['native-async'], ...shared });
  });
});

it('a preset keeps the options that an earlier one sets', () => {
  const id = 'native-async/no-unprimed-generator';
  expect(plugin.configs.recommended.rules![id]).toBe('error');
  for (const name of ['strict', 'migrate'] as const)
    expect(plugin.configs[name].rules![id]).toEqual(['error', { disposal: true }]);
});

it('only the preset for the move takes unknown operands for promises and fixes what is merely intended', () => {
  expect(plugin.configs.recommended).not.toHaveProperty('settings');
  expect(plugin.configs.strict).not.toHaveProperty('settings');
  expect(plugin.configs.migrate.settings).toEqual({
    'native-async': { fixIntended: true, opaqueOperand: 'await' },
  });
});
