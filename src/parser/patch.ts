import type { AwaitSite } from './await-site.js';
import type { AwaitWord } from './await-words.js';
import type { Node, ParseResult, Program, ScopeManager, Token } from './parser-contract.js';
import { lineStarts, positionOf } from './source-lines.js';

/** Turns what the parser made of overwritten words into what the text says, in the tree, its tokens and its scopes. */
export function patch(result: ParseResult, sites: ReadonlyMap<AwaitWord, AwaitSite>, text: string): void {
  const starts = lineStarts(text);
  for (const [word, site] of sites) patchNode(word, site, starts, result.scopeManager);
  patchTokens(result.ast, [...sites.keys()], starts);
}

function patchNode(word: AwaitWord, site: AwaitSite, starts: number[], scopeManager?: ScopeManager | null): void {
  const { node } = site;
  switch (word.keyword) {
    case 'await':
      node.type = 'AwaitExpression';
      delete node.operator;
      delete node.prefix;
      break;
    case 'for await':
      node.await = true;
      break;
    case 'await using':
      node.kind = 'await using';
      for (const { defs } of scopeManager?.getDeclaredVariables(node) ?? []) {
        for (const definition of defs) if (definition.kind === 'using') definition.kind = node.kind as string;
      }
      // To Hermes the program, too, starts where its first statement does.
      for (const moved of [node, ...site.way.map((step) => step.node)]) {
        if (moved.range[0] === word.anchor) moveStart(moved, word.start, starts);
      }
  }
}

function moveStart(node: Node, start: number, starts: number[]): void {
  node.range = [start, node.range[1]];
  if (node.start !== undefined) node.start = start;
  node.loc = changed(node.loc, { start: changed(node.loc.start, positionOf(starts, start)) });
}

function patchTokens(ast: Program, words: readonly AwaitWord[], starts: number[]): void {
  if (!ast.tokens) return;
  const wordsByAnchor = new Map(words.map((word) => [word.anchor, word]));
  ast.tokens = ast.tokens.flatMap((token) => {
    const word = wordsByAnchor.get(token.range[0]);
    if (!word) return token;
    const awaitToken = awaitLike(token, word.start, starts);
    return { await: [awaitToken], 'for await': [token, awaitToken], 'await using': [awaitToken, token] }[word.keyword];
  });
}

/** To the tokenizers of espree, Babel and Hermes `await` is an identifier, in async functions too. */
function awaitLike(token: Token, start: number, starts: number[]): Token {
  const value = 'await';
  const end = start + value.length;
  const place = start === token.range[0] ? token.loc.start : changed(token.loc.start, positionOf(starts, start));
  const loc = changed(token.loc, { start: place, end: changed(place, { column: place.column + value.length }) });
  const offsets = token.start === undefined ? {} : { start, end };
  return changed(token, { type: 'Identifier', value, range: [start, end], loc, ...offsets });
}

/** A copy with changes; some parsers have classes for tokens and places. */
function changed<T extends object>(object: T, changes: Partial<T>): T {
  return Object.assign(Object.create(Object.getPrototypeOf(object) as object) as T, object, changes);
}
