import { type AwaitSite, findSites, isAwaitAllowed } from './await-site.js';
import { type AwaitWord, findAwaitWords, isUnmistakable, overwrite, wordAtError } from './await-words.js';
import { errorOffset } from './error-offset.js';
import type { ParseResult } from './parser-contract.js';
import { patch } from './patch.js';
import { type NativeAsyncServices, rememberRecovered, type RecoveredAwait } from './recovered-await.js';

/**
 * Parses a text that its parser rejects, if misplaced `await`s are all that is wrong with it.
 *
 * The words that the parser stumbles over are overwritten and the text is parsed again. Words that look just as
 * misplaced are overwritten along with the first, so that many cost no more parses than a few.
 *
 * @param error What the parser threw for the text.
 * @param parse Calls the parser; throws what it throws.
 * @returns The result with every await restored, or undefined if anything else is wrong.
 */
export function recover(
  text: string,
  error: unknown,
  sourceType: string | undefined,
  parse: (text: string) => ParseResult,
): ParseResult | undefined {
  const words = findAwaitWords(text);
  const blamed = new Set<AwaitWord>();
  let chosen = new Set<AwaitWord>();
  const blame = (cause: unknown): boolean => {
    const offset = errorOffset(cause, text);
    const word = offset === undefined ? undefined : wordAtError(words, text, offset);
    if (!word || chosen.has(word)) return false;
    blamed.add(word);
    chosen.add(word);
    return true;
  };
  if (!blame(error)) return undefined;
  for (const word of words) if (isUnmistakable(word, text, sourceType)) chosen.add(word);
  for (;;) {
    let result: ParseResult;
    try {
      result = parse(overwrite(text, chosen));
    } catch (cause) {
      if (blame(cause)) continue;
      return undefined;
    }
    const sites = findSites(result.ast, chosen);
    const misplaced = [...sites]
      .filter(([word, site]) => blamed.has(word) || !isAwaitAllowed(site))
      .map(([word]) => word);
    if (misplaced.length === chosen.size) return restore(result, sites, text, error);
    if (![...blamed].every((word) => sites.has(word))) return undefined;
    // What was no await, or one in its right place, must be parsed as it stands.
    chosen = new Set(misplaced);
  }
}

function restore(
  result: ParseResult,
  sites: ReadonlyMap<AwaitWord, AwaitSite>,
  text: string,
  error: unknown,
): ParseResult {
  patch(result, sites, text);
  const recovered = new Map<object, RecoveredAwait>();
  for (const [{ keyword }, { node }] of sites) {
    recovered.set(node, { keyword, error });
    rememberRecovered(node, { keyword, error });
  }
  const nativeAsync: NativeAsyncServices = { recovered };
  return { ...result, services: { ...result.services, nativeAsync } };
}
