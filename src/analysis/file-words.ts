import { coroutineLibraries } from '../catalogue/index.js';
import type { Library } from '../catalogue/library.js';
import { readSettings, type Settings } from './settings.js';

const catalogued = wordsOf(coroutineLibraries);
const bySettings = new WeakMap<Settings, RegExp>();

/**
 * Whether a file can be of interest to what looks for coroutine libraries, by its text alone. Costs one search of the
 * text; most files end here.
 */
export function mentionsCoroutineLibrary(text: string, given: Readonly<Record<string, unknown>>): boolean {
  if (catalogued.test(text)) return true;
  const settings = readSettings(given['native-async']);
  const named = [...settings.wrappers, ...settings.runners];
  if (named.length === 0) return false;
  let words = bySettings.get(settings);
  if (!words)
    bySettings.set(
      settings,
      (words = alternatives(named.map(({ module, name }) => escape(lastSegment(module ?? name))))),
    );
  return words.test(text);
}

/** Whether a file can hold a generator function, by its text alone. */
export function mentionsGenerator(text: string): boolean {
  return /\byield\b|\bfunction\s*\*/.test(text);
}

function wordsOf(all: readonly Library[]): RegExp {
  const words = all.flatMap((library) => [
    ...library.modules.map((module) => `["'\`]${escape(module)}["'\`]`),
    ...Object.keys(library.globals ?? {}).map((name) => `\\b${escape(name)}\\b`),
    ...(library.inlined ?? []).map(({ name }) => `\\b${name.source.replace(/^\^|\$$/g, '')}\\b`),
  ]);
  return alternatives(words);
}

function alternatives(words: readonly string[]): RegExp {
  return new RegExp([...new Set(words)].join('|'));
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Modules named by path are written differently in each file, but always with their last segment. */
function lastSegment(name: string): string {
  return (
    name
      .replace(/\.[cm]?[jt]sx?$/, '')
      .split(/[./]/)
      .filter(Boolean)
      .at(-1) ?? name
  );
}
