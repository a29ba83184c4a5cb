import type { TSESTree } from '@typescript-eslint/utils';
import type { SyntaxIndex } from '../../analysis/scope/index.js';
import { groupBy } from '../../collections/index.js';
import { memberName, propertyName } from '../../syntax/index.js';

/** Methods that add to an array, and the place of the first argument that they add. */
const adding: ReadonlyMap<string | undefined, number> = new Map([
  ['push', 0],
  ['unshift', 0],
  ['splice', 2],
]);
/** Methods that leave an array, and do not give it back. */
const reading: ReadonlySet<string | undefined> = new Set([
  ...['at', 'concat', 'every', 'filter', 'find', 'findIndex', 'forEach', 'includes', 'indexOf', 'join', 'map', 'pop'],
  ...['shift', 'slice', 'some'],
]);
/** Statements and expressions that only ask whether there is something. */
const asking: ReadonlySet<string> = new Set([
  ...['BinaryExpression', 'ConditionalExpression', 'IfStatement', 'UnaryExpression', 'WhileStatement'],
]);
/** More is not looked at: each array of that name would list it. */
const mostAdded = 50;

/** Says what a file puts into the arrays that its properties hold. */
export class ArrayContents {
  readonly #syntax: SyntaxIndex;
  readonly #added = new Map<string, readonly TSESTree.Node[] | undefined>();
  #mentions: ReadonlyMap<string, readonly TSESTree.Node[]> | undefined;

  constructor(syntax: SyntaxIndex) {
    this.#syntax = syntax;
  }

  /**
   * What is put into an array that a class or constructor writes to a property of its instances: the name decides. What
   * a module exports is for others to add to.
   *
   * @returns undefined where the file does something else with such a property that may add to it, or hands it on
   */
  addedTo(literal: TSESTree.ArrayExpression): readonly TSESTree.Node[] | undefined {
    const name = propertyHolding(literal);
    if (name === undefined) return undefined;
    if (!this.#added.has(name)) this.#added.set(name, this.#addedToAll(name));
    return this.#added.get(name);
  }

  #addedToAll(name: string): readonly TSESTree.Node[] | undefined {
    this.#mentions ??= mentionsByName(this.#syntax);
    const added = (this.#mentions.get(name) ?? []).map(addedBy);
    const nodes = added.flatMap((some) => some ?? []);
    return added.every(Boolean) && nodes.length <= mostAdded ? nodes : undefined;
  }
}

function propertyHolding(literal: TSESTree.ArrayExpression): string | undefined {
  const { parent } = literal;
  if (parent.type === 'PropertyDefinition') return parent.static ? undefined : memberName(parent);
  if (parent.type !== 'AssignmentExpression' || parent.operator !== '=') return undefined;
  const target = parent.left;
  const isOwn = target.type === 'MemberExpression' && target.object.type === 'ThisExpression';
  return isOwn ? memberName(target) : undefined;
}

function mentionsByName({ members, patterns }: SyntaxIndex): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const mentions: TSESTree.Node[] = [...members, ...patterns.flatMap(({ properties }) => properties)];
  return groupBy(mentions, memberName);
}

/** What a mention of an array adds to it; undefined where it may let something else add to it. */
function addedBy(mention: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const { parent } = mention;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === mention ? addedThrough(parent) : undefined;
    case 'AssignmentExpression':
      return parent.left === mention && parent.operator === '=' ? [] : undefined;
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === mention ? [] : undefined;
    case 'SpreadElement':
      return [];
    case 'VariableDeclarator':
      return parent.id.type === 'ArrayPattern' ? [] : undefined;
    default:
      return parent && asking.has(parent.type) && !isBranch(mention, parent) ? [] : undefined;
  }
}

function isBranch(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  return parent.type === 'ConditionalExpression' && parent.test !== node;
}

/** What is added by the use of an element, of the length, or of a method. */
function addedThrough(member: TSESTree.MemberExpression): readonly TSESTree.Node[] | undefined {
  const { parent } = member;
  const name = propertyName(member);
  if (parent.type === 'CallExpression' && parent.callee === member) {
    const first = adding.get(name);
    if (first !== undefined) return parent.arguments.slice(first);
    return reading.has(name) ? [] : undefined;
  }
  if (name === 'length') return [];
  if (name !== undefined && !/^\d+$/.test(name)) return undefined;
  if (parent.type === 'AssignmentExpression' && parent.left === member)
    return parent.operator === '=' ? [parent.right] : undefined;
  return isTaken(member, parent) ? [] : undefined;
}

/** Whether an element is read, or removed, and nothing is written to it. */
function isTaken(element: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'ArrayPattern':
    case 'AssignmentPattern':
    case 'RestElement':
    case 'UpdateExpression':
      return false;
    case 'Property':
      return parent.parent.type !== 'ObjectPattern';
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left !== element;
    default:
      return true;
  }
}
