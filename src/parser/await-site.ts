import type { AwaitWord } from './await-words.js';
import type { Node, Program } from './parser-contract.js';

/** A step on the way from the program down to a node: an ancestor, and the property in which the way goes on. */
export interface Step {
  readonly node: Node;
  readonly property: string;
}

/** The node that a parser made of an overwritten word. */
export interface AwaitSite {
  readonly node: Node;
  readonly way: readonly Step[];
}

const notChildren = new Set(['parent', 'loc', 'range', 'tokens', 'comments']);

/** Finds the nodes of overwritten words. A word without one was no code, or not the code it looked like. */
export function findSites(ast: Program, words: Iterable<AwaitWord>): Map<AwaitWord, AwaitSite> {
  const wordsByAnchor = new Map(Array.from(words, (word) => [word.anchor, word]));
  const sites = new Map<AwaitWord, AwaitSite>();
  const way: Step[] = [];
  const visit = (node: Node): void => {
    const word = wordsByAnchor.get(node.range[0]);
    if (word && isNodeOf(word, node)) sites.set(word, { node, way: [...way] });
    for (const property of Object.keys(node)) {
      const value = node[property];
      if (typeof value !== 'object' || notChildren.has(property)) continue;
      way.push({ node, property });
      if (Array.isArray(value)) value.filter(isNode).forEach(visit);
      else if (isNode(value)) visit(value);
      way.pop();
    }
  };
  visit(ast);
  return sites;
}

/** Whether the language allows `await` at a place: in the body of an async function, and at the top of a module. */
export function isAwaitAllowed({ way }: AwaitSite): boolean {
  for (const { node, property } of way.toReversed()) {
    if (Array.isArray(node.params)) {
      if (property === 'params') return false;
      if (property === 'body') return node.async === true;
    }
    if (node.type === 'StaticBlock' || (node.type === 'PropertyDefinition' && property === 'value')) return false;
  }
  return way[0]?.node.sourceType === 'module';
}

function isNodeOf(word: AwaitWord, node: Node): boolean {
  switch (word.keyword) {
    case 'await':
      return node.type === 'UnaryExpression' && node.operator === 'void';
    case 'for await':
      return node.type === 'ForOfStatement' && node.await !== true;
    case 'await using':
      return node.type === 'VariableDeclaration' && node.kind === 'using';
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}
