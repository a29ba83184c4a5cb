import nodePath from 'node:path';
import type { UnknownReceiver } from '../records.js';
import type { Checked } from './findings.js';
import { slashed } from './paths.js';
import { wrap } from './style.js';

/** The setting for a function that nothing is known of, by what it seems to be. */
const settingFor = { runner: 'runners', wrapper: 'wrappers', host: 'hosts' } as const;

/**
 * The settings that would make known which functions the checked files hand generator functions to, as a part of a
 * `package.json` that can be pasted; nothing where all of them are known.
 */
export function settingsAdvice({ records }: Checked, columns: number): string[] {
  const lists = new Map<string, Map<string, object>>();
  let count = 0;
  for (const [file, { generators }] of records) {
    for (const { handedTo } of generators) {
      if (!handedTo) continue;
      count += 1;
      const setting = settingFor[handedTo.kind];
      const entry = entryOf(handedTo, file);
      lists.set(setting, (lists.get(setting) ?? new Map<string, object>()).set(JSON.stringify(entry), entry));
    }
  }
  if (count === 0) return [];
  const what = count === 1 ? '1 generator function is handed' : `${count} generator functions are handed`;
  const entries = [...lists].map(([setting, list]) => `    "${setting}": [${listText([...list.values()])}]`);
  return [
    ...wrap(
      `${what} to functions of which nothing is known. Those that run coroutines can be made known in package.json:`,
      columns,
    ),
    '  "native-async": {',
    entries.join(',\n'),
    '  }',
  ];
}

function listText(entries: readonly object[]): string {
  return entries.map((entry) => `\n      ${entryText(entry)}`).join(',') + '\n    ';
}

function entryText(entry: object): string {
  return JSON.stringify(entry, undefined, 1).replaceAll(/\n */g, ' ');
}

/** Paths in the settings are relative to the working directory. */
function entryOf({ module, name }: UnknownReceiver, file: string): object {
  if (module === undefined) return { name };
  if (!/^\.{1,2}(?:\/|$)/.test(module)) return { module, name };
  const target = slashed(nodePath.relative(process.cwd(), nodePath.resolve(nodePath.dirname(file), module)));
  return { module: target.startsWith('.') ? target : `./${target}`, name };
}
