import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/analysis/environment/settings.js';

const text = readFileSync('docs/settings.md', 'utf8');

it('describes every setting under a heading of its own', () => {
  const headings = [...text.matchAll(/^## `(\w+)`$/gm)].map(([, name]) => name);
  expect(headings.toSorted()).toEqual(Object.keys(readSettings(undefined)).toSorted());
});

describe('the table of errors', () => {
  const rows = [...text.matchAll(/^\| `(\{.*?\})` +\| `(settings.*?)` +\|$/gm)].map(
    ([, setting, error]) => [setting!, error!] as const,
  );

  it('has a row for each', () => {
    expect(rows).toHaveLength(17);
  });

  it.each(rows)('%s', (setting, error) => {
    expect(() => readSettings(JSON.parse(setting))).toThrow(new TypeError(error));
  });
});
