import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, propertyName } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import { usesOfValue } from './value-uses.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/**
 * How a value leaves the file that it is made in.
 *
 * - `whole`: it is what the file exports, as in `module.exports = x` and `export default x`.
 * - `member`: it is a property of that, as in `exports.name = x` and `export const name = x`.
 * - `returned`: the function that the file exports returns it.
 */
export type Exposure =
  | { readonly kind: 'whole' | 'returned' }
  | { readonly kind: 'member'; readonly name: string | undefined; readonly holder: TSESTree.Node | undefined };

/** How a function or class, object literals and classes around it included, leaves its file; undefined where it stays. */
export function exposureOf(value: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  for (const mention of mentionsOf(value, bindings)) {
    const exposure = exposureAt(mention, bindings);
    if (exposure) return exposure;
  }
  return undefined;
}

/** The expressions that stand for the value: itself, and the names it is declared by. */
function mentionsOf(value: TSESTree.Node, bindings: Bindings): TSESTree.Node[] {
  if (value.type !== 'FunctionDeclaration' && value.type !== 'ClassDeclaration') return [value];
  const variable = value.id && bindings.declaredBy(value, value.id.name);
  const names = (variable?.references ?? []).map(({ identifier }) => identifier as TSESTree.Node);
  return [value, ...names];
}

function exposureAt(mention: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  const { parent } = mention;
  if (parent?.type === 'ExportDefaultDeclaration') return { kind: 'whole' };
  if (parent?.type === 'ExportNamedDeclaration') return member(nameOf(mention));
  if (parent?.type === 'MethodDefinition') return memberOf(parent.parent.parent, parent, bindings);
  if (parent?.type === 'Property' && parent.value === mention) return memberOf(parent.parent, parent, bindings);
  if (isDeclaration(mention)) return undefined;
  for (const use of usesOfValue(mention, bindings)) {
    if (use.kind === 'returned' && isWhole(use.from, bindings)) return { kind: 'returned' };
    const exposure = use.kind === 'escaped' ? exposureOfUse(use.node, bindings) : undefined;
    if (exposure) return exposure;
  }
  return undefined;
}

function exposureOfUse(node: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  const { parent } = node;
  if (node.type === 'VariableDeclarator') {
    const isExported = node.parent.parent.type === 'ExportNamedDeclaration';
    return isExported ? member(node.id.type === 'Identifier' ? node.id.name : undefined) : undefined;
  }
  if (parent?.type === 'ExportDefaultDeclaration') return { kind: 'whole' };
  if (parent?.type === 'ExportSpecifier') return member(propertyName(parent));
  if (parent?.type === 'Property' && parent.value === node) return memberOf(parent.parent, parent, bindings);
  if (parent?.type !== 'AssignmentExpression' || parent.right !== node) return undefined;
  return exposureOfTarget(parent.left) ?? exposureOfUse(parent, bindings);
}

/** `module.exports`, `exports.name` and `module.exports.name`, as they are assigned to. */
function exposureOfTarget(target: TSESTree.Node): Exposure | undefined {
  if (target.type !== 'MemberExpression') return undefined;
  if (isExports(target)) return { kind: 'whole' };
  return isExports(target.object) ? member(propertyName(target)) : undefined;
}

function isExports(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    propertyName(node) === 'exports'
  );
}

/** A member of an object or class that is exported as a whole, or that an exported function returns. */
function memberOf(holder: TSESTree.Node, element: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  const exposure = exposureOf(holder, bindings);
  const isHeld = exposure?.kind === 'whole' || exposure?.kind === 'returned';
  return isHeld ? member(propertyName(element), holder) : undefined;
}

function isWhole(factory: FunctionNode, bindings: Bindings): boolean {
  return exposureOf(factory, bindings)?.kind === 'whole';
}

function isDeclaration(node: TSESTree.Node): node is ClassNode | FunctionNode {
  return node.type === 'ClassDeclaration' || (isFunction(node) && node.type === 'FunctionDeclaration');
}

function member(name: string | undefined, holder?: TSESTree.Node): Exposure {
  return { kind: 'member', name, holder };
}

function nameOf(declaration: TSESTree.Node): string | undefined {
  return 'id' in declaration && declaration.id && 'name' in declaration.id ? declaration.id.name : undefined;
}
