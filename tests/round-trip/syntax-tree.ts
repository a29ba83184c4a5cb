import type { Node, Program } from '../../src/parser/parser-contract.js';
import { asEslintAsks, bases } from '../support/parser-bases.js';

/** A tree, and as what it was read. */
export interface Parsed {
  readonly ast: Program;
  readonly sourceType: 'module' | 'commonjs';
}

/** The tree of a text that is a module or a CommonJS script; undefined where it is neither. */
export function parse(text: string, sourceTypes: readonly Parsed['sourceType'][] = ['module', 'commonjs']) {
  for (const sourceType of sourceTypes) {
    try {
      const ast = bases.espree11.parser.parse!(text, { ...asEslintAsks, sourceType }) as Program;
      return { ast, sourceType } satisfies Parsed;
    } catch {
      // The next one may do.
    }
  }
  return undefined;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export function isFunction({ type }: Node): boolean {
  return functions.has(type);
}

/** Whether a function is one that `await` makes: async, and no generator. */
export function isAsyncFunction(node: Node): boolean {
  return isFunction(node) && node['async'] === true && node['generator'] !== true;
}

export function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    ['parent', 'tokens', 'comments', 'loc', 'range'].includes(key)
      ? []
      : [value].flat().filter((one): one is Node => typeof (one as Node | null)?.type === 'string'),
  );
}

/** The nodes that belong to a function itself: none of a function inside of it, which is given all the same. */
export function* ownNodes(node: Node): Generator<Node> {
  for (const child of childrenOf(node)) {
    yield child;
    if (!isFunction(child)) yield* ownNodes(child);
  }
}

/** What a function takes from the call of the nearest function that is no arrow. */
export function receives(node: Node): ReadonlySet<'this' | 'arguments' | 'super' | 'new.target'> {
  const found = new Set<'this' | 'arguments' | 'super' | 'new.target'>();
  const look = (inner: Node): void => {
    if (inner.type === 'ThisExpression') found.add('this');
    if (inner.type === 'Super') found.add('super');
    if (inner.type === 'MetaProperty' && (inner['meta'] as Node)['name'] === 'new') found.add('new.target');
    if (inner.type === 'Identifier' && inner['name'] === 'arguments') found.add('arguments');
    if (inner.type === 'FunctionDeclaration' || inner.type === 'FunctionExpression') return;
    // The values of fields and static blocks have a `this` of their own; only what is computed has not.
    if (inner.type === 'PropertyDefinition' || inner.type === 'StaticBlock') {
      if (inner['computed']) look(inner['key'] as Node);
      return;
    }
    // A key or the name of a property refers to nothing.
    const key = keyOf(inner);
    childrenOf(inner)
      .filter((child) => !key || child !== inner[key] || inner['shorthand'] === true)
      .forEach(look);
  };
  childrenOf(node).forEach(look);
  return found;
}

/** Where a node holds a name that refers to nothing: a key, or the property of `a.b`. */
export function keyOf({ type, computed, key, property }: Node): 'key' | 'property' | undefined {
  if (computed) return undefined;
  if (type === 'MemberExpression') return (property as Node).type === 'Identifier' ? 'property' : undefined;
  const isMember = ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(type);
  return isMember && (key as Node).type === 'Identifier' ? 'key' : undefined;
}
