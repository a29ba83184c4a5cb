import type { Linter } from 'eslint';
import plugin from '../index.js';
import type { FileRecord } from '../records.js';
import { recordOf, ruleOf } from './findings.js';
import { UserError } from './user-error.js';

/**
 * Whether a message is among those of `--only`: of one of the rules, and about one of the libraries or hosts. A list that
 * names no rule takes all of them, and so with libraries.
 */
export function isChosen(
  message: Linter.LintMessage,
  record: FileRecord | undefined,
  only: readonly string[],
): boolean {
  if (message.ruleId === null) return true;
  const names = only.map((name) => name.toLowerCase());
  const wantedRules = names.filter((name) => Object.hasOwn(plugin.rules, name));
  const wantedLibraries = names.filter((name) => !wantedRules.includes(name));
  const isOfRule = wantedRules.length === 0 || wantedRules.includes(ruleOf(message.ruleId));
  const words = wordsOf(recordOf(message, record)?.library);
  return isOfRule && (wantedLibraries.length === 0 || wantedLibraries.some((name) => words.includes(name)));
}

/**
 * Fails where nothing that was found goes by a name, since it is then perhaps misspelt.
 *
 * @param records of all files, with what was not chosen
 */
export function requireKnownNames(only: readonly string[], records: Iterable<FileRecord>): void {
  const found = [...records].flatMap(({ findings }) => findings.map(({ library }) => library));
  const libraries = new Set(found.flatMap(wordsOf));
  const unknown = only.find((name) => !Object.hasOwn(plugin.rules, name) && !libraries.has(name.toLowerCase()));
  if (unknown === undefined) return;
  const list = (names: Iterable<string>) => [...names].sort().join(', ') || 'none';
  throw new UserError(
    `--only ${unknown}: no rule has this name, and nothing was found about a library of this name.\n` +
      `Rules: ${list(Object.keys(plugin.rules))}\nLibraries here: ${list(libraries)}`,
  );
}

/** A host may come with its version and with what makes it run generators: `mocha 2 with co-mocha`. */
function wordsOf(library: string | undefined): string[] {
  if (library === undefined) return [];
  return library
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== 'with' && !/^\d+$/.test(word));
}
