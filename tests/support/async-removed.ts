import type { Node, Program, Token } from '../../src/parser/parser-contract.js';

/** A file whose async functions lost the word `async`. */
export interface AsyncRemoved {
  /** The text with blanks in place of the words. */
  text: string;
  /** The tree of the file with the words, changed where it must differ from a tree of the text without them. */
  ast: Program;
  /** The ranges of the nodes that await in a function that is no longer async. */
  misplaced: [number, number][];
}

/**
 * Takes `async` from all functions of a file but generators.
 *
 * @param ast The tree of the file, which is changed.
 */
export function removeAsync(text: string, ast: Program): AsyncRemoved {
  const asyncTokens = new Map<number, Token>();
  const misplaced: [number, number][] = [];
  const starting = new Map<number, Node[]>();
  visit(ast, [], (node, ancestors) => {
    const others = starting.get(node.range[0]);
    if (others) others.push(node);
    else starting.set(node.range[0], [node]);
    const nearest = ancestors.findLast(isFunction);
    if (nearest && nearest.generator !== true && isAwait(node)) misplaced.push(node.range);
    if (node.async !== true || node.generator === true) return;
    const token = asyncTokenOf(node, ancestors.at(-1)!, ast.tokens!);
    asyncTokens.set(token.range[0], token);
  });
  visit(ast, [], (node) => {
    if (isFunction(node) && !node.generator) node.async = false;
  });
  let removed = text;
  for (const [start, token] of asyncTokens) {
    removed = `${removed.slice(0, start)}     ${removed.slice(start + 5)}`;
    const next = ast.tokens![ast.tokens!.indexOf(token) + 1]!;
    for (const node of starting.get(start) ?? []) {
      if (node.start !== undefined) node.start = next.start!;
      node.range = [next.range[0], node.range[1]];
      node.loc.start = next.loc.start;
    }
  }
  ast.tokens = ast.tokens!.filter((token) => asyncTokens.get(token.range[0]) !== token);
  return { text: removed, ast, misplaced };
}

/** Calls a function for every node of a tree with the nodes around it, parents first. */
export function visit(node: Node, ancestors: Node[], enter: (node: Node, ancestors: readonly Node[]) => void): void {
  enter(node, ancestors);
  ancestors.push(node);
  for (const [property, value] of Object.entries(node)) {
    if (['tokens', 'comments', 'loc', 'range', 'parent'].includes(property)) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Partial<Node>).type === 'string') visit(child as Node, ancestors, enter);
    }
  }
  ancestors.pop();
}

function isFunction({ type }: Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
}

function isAwait({ type, await: isForAwait, kind }: Node): boolean {
  return type === 'AwaitExpression' || isForAwait === true || kind === 'await using';
}

/** The first such word of a function, or of the method whose value the function is. */
function asyncTokenOf(node: Node, parent: Node, tokens: Token[]): Token {
  const isMethod = parent.type === 'MethodDefinition' || parent.method === true;
  const [from, to] = isMethod ? parent.range : node.range;
  return tokens.find((token) => token.value === 'async' && token.range[0] >= from && token.range[0] < to)!;
}
