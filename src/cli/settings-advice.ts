import nodePath from 'node:path';
import type { UnknownReceiver } from '../records.js';
import type { Checked } from './findings.js';
import { settingsPage } from './pages.js';
import { slashed } from './paths.js';
import { wrap } from './style.js';

/** The setting for a function that nothing is known of, by what it seems to be. */
const settingFor = { runner: 'runners', wrapper: 'wrappers', host: 'hosts' } as const;

/**
 * The settings that would make known which functions of the project the checked files hand generator functions to, as a
 * part of a `package.json` that can be pasted, and the packages of which only their users know; nothing where all of them
 * are known.
 */
export function settingsAdvice({ records }: Checked, columns: number): string[] {
  const handed = [...records].flatMap(([file, { generators }]) =>
    generators.flatMap(({ handedTo }) => (handedTo ? { ...handedTo, file } : [])),
  );
  const [ofPackages, own] = [handed.filter(isOfPackage), handed.filter((one) => !isOfPackage(one))];
  return [...adviceOnOwn(own, columns), ...adviceOnPackages(ofPackages, columns)];
}

interface Handed extends UnknownReceiver {
  /** Where it is handed a generator function. */
  readonly file: string;
}

function isOfPackage({ module }: Handed): boolean {
  return module !== undefined && !/^(?:\.{1,2}(?:\/|$)|\/)/.test(module);
}

function adviceOnOwn(handed: readonly Handed[], columns: number): string[] {
  if (handed.length === 0) return [];
  const lists = new Map<string, Map<string, object>>();
  for (const one of handed) {
    const setting = settingFor[one.kind];
    const entry = entryOf(one);
    lists.set(setting, (lists.get(setting) ?? new Map<string, object>()).set(JSON.stringify(entry), entry));
  }
  const entries = [...lists].map(([setting, list]) => `    "${setting}": [${listText([...list.values()])}]`);
  return [
    ...wrap(
      `${handedWords(handed.length)} functions of which nothing is known. Those that run coroutines can be made known in package.json:`,
      columns,
    ),
    '  "native-async": {',
    entries.join(',\n'),
    '  }',
  ];
}

/** What a package does with a generator function does not show in how it is called. */
function adviceOnPackages(handed: readonly Handed[], columns: number): string[] {
  if (handed.length === 0) return [];
  const names = [...new Set(handed.map(({ module, name }) => `${name === 'default' ? '' : `${name} of `}${module!}`))];
  return wrap(
    `${handedWords(handed.length)} packages of which nothing is known: ${names.join(', ')}. What runs coroutines can be made known: ${settingsPage}`,
    columns,
  );
}

function handedWords(count: number): string {
  return count === 1 ? '1 generator function is handed to' : `${count} generator functions are handed to`;
}

function listText(entries: readonly object[]): string {
  return entries.map((entry) => `\n      ${entryText(entry)}`).join(',') + '\n    ';
}

function entryText(entry: object): string {
  return JSON.stringify(entry, undefined, 1).replaceAll(/\n */g, ' ');
}

/** Paths in the settings are relative to the working directory. */
function entryOf({ module, name, file }: Handed): object {
  if (module === undefined) return { name };
  const target = slashed(nodePath.relative(process.cwd(), nodePath.resolve(nodePath.dirname(file), module)));
  return { module: target.startsWith('.') ? target : `./${target}`, name };
}
