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
      // The program, too, starts where its first statement does.
      for (const moved of [node, ...site.way.map((step) => step.node)]) {
        if (moved.range[0] === word.anchor) moveStart(moved, word.start, starts);
      }
  }
}

function moveStart(node: Node, start: number, starts: number[]): void {
  node.range = [start, node.range[1]];
  if (node.start !== undefined) node.start = start;
  node.loc = { ...node.loc, start: { ...node.loc.start, ...positionOf(starts, start) } };
}

function patchTokens(ast: Program, words: readonly AwaitWord[], starts: number[]): void {
  if (!ast.tokens) return;
  const wordsByAnchor = new Map(words.map((word) => [word.anchor, word]));
  const added: Token[] = [];
  for (const token of ast.tokens) {
    const word = wordsByAnchor.get(token.range[0]);
    if (word?.keyword === 'await') turnIntoAwait(token, word.start, starts);
    else if (word) added.push(turnIntoAwait(copyOf(token), word.start, starts));
  }
  if (added.length > 0) ast.tokens = [...ast.tokens, ...added].sort((a, b) => a.range[0] - b.range[0]);
}

/** To the tokenizers of espree, Babel and Hermes `await` is an identifier, in async functions too. */
function turnIntoAwait(token: Token, start: number, starts: number[]): Token {
  const value = 'await';
  const end = start + value.length;
  token.type = 'Identifier';
  token.value = value;
  token.range = [start, end];
  token.loc = { ...token.loc, start: positionOf(starts, start), end: positionOf(starts, end) };
  if (token.start !== undefined) token.start = start;
  if (token.end !== undefined) token.end = end;
  return token;
}

function copyOf(token: Token): Token {
  return Object.create(Object.getPrototypeOf(token) as object, Object.getOwnPropertyDescriptors(token)) as Token;
}
