import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize, memoizeRecursion } from '../../collections/index.js';
import {
  exportStatementOf,
  type FunctionNode,
  isFunction,
  isWholeExport,
  memberName,
  propertyName,
} from '../../syntax/index.js';
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

/**
 * Whether a function, or a value at one place, is exported in that place: `export function* g`, `export const g = …`,
 * `export { g }`, `export default g`, `exports.g = g`, `module.exports = g` and `module.exports = { g }`. What is done
 * with the names that hold it is not followed; {@link exposureOf} does that.
 */
export function isExported(node: TSESTree.Node): boolean {
  const holder = node.parent?.type === 'VariableDeclarator' ? node.parent : node;
  if (exportStatementOf(holder)) return true;
  let current = node;
  while (current.parent?.type === 'Property' && current.parent.value === current) current = current.parent.parent;
  const { parent } = current;
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== current) return false;
  return parent.left.type === 'MemberExpression' ? isInExports(parent.left) : isExported(parent);
}

/**
 * The names under which a function at one place is kept, and by which other code reaches it: those of exports, members of
 * classes and properties of objects. One is empty where the file exports the function as a whole, or does not say it.
 */
export function namesHolding(node: TSESTree.Node): string[] {
  const { parent } = node;
  const held =
    parent?.type === 'AssignmentExpression' && parent.right === node
      ? [...namesOfTarget(parent.left), ...namesHolding(parent)]
      : nameOfMember(node);
  return held.length === 0 && isExported(node) ? [nameOfExport(node)] : held;
}

function namesOfTarget(target: TSESTree.Node): string[] {
  if (target.type !== 'MemberExpression') return [];
  return isExportsObject(target) ? [''] : [memberName(target) ?? []].flat();
}

function nameOfMember(node: TSESTree.Node): string[] {
  const { parent } = node;
  const isProperty = parent?.type === 'Property' && parent.value === node && parent.parent.type === 'ObjectExpression';
  return parent?.type === 'MethodDefinition' || isProperty ? [memberName(parent) ?? []].flat() : [];
}

function nameOfExport(node: TSESTree.Node): string {
  const { parent } = node;
  if (parent?.type === 'ExportSpecifier') return propertyName(parent) ?? '';
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : '';
  return parent?.type === 'ExportNamedDeclaration' ? (nameOf(node) ?? '') : '';
}

/** Whether ECMAScript exports a variable, by its declaration or by its name. */
export function isExportedVariable({ defs, references }: TSESLint.Scope.Variable): boolean {
  return (
    defs.some(({ node }) => exportStatementOf(node)) ||
    references.some(({ identifier }) => /^Export/.test(identifier.parent.type))
  );
}

/** How a function or class, object literals and classes around it included, leaves its file; undefined where it stays. */
export function exposureOf(value: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  return exposuresIn(bindings)(value);
}

/** Kept, since each member of an object asks for the object; of objects that hold one another, none exposes the other. */
const exposuresIn = memoize((bindings: Bindings) =>
  memoizeRecursion((value: TSESTree.Node) => findExposure(value, bindings), undefined),
);

function findExposure(value: TSESTree.Node, bindings: Bindings): Exposure | undefined {
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
    return exportStatementOf(node) ? member(node.id.type === 'Identifier' ? node.id.name : undefined) : undefined;
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
  if (isExportsObject(target)) return { kind: 'whole' };
  return isExportsObject(target.object) ? member(propertyName(target)) : undefined;
}

/** Whether a target is something in `exports` or `module`, however deep. */
function isInExports(target: TSESTree.MemberExpression): boolean {
  let root: TSESTree.Node = target;
  while (root.type === 'MemberExpression') root = root.object;
  return root.type === 'Identifier' && (root.name === 'exports' || root.name === 'module');
}

/** `exports` or `module.exports`, by name alone: AMD hands them to the module as parameters. */
function isExportsObject(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' ? node.name === 'exports' : isWholeExport(node);
}

/** A member of an object or class that is exported as a whole, or that an exported function returns. */
function memberOf(holder: TSESTree.Node, element: TSESTree.Node, bindings: Bindings): Exposure | undefined {
  const exposure = exposureOf(holder, bindings);
  const isHeld = exposure?.kind === 'whole' || exposure?.kind === 'returned';
  return isHeld ? member(propertyName(element), holder) : undefined;
}

/** Whether a function is what the file exports. A factory may return what holds the factory: only itself is looked at. */
function isWhole(factory: FunctionNode, bindings: Bindings): boolean {
  return mentionsOf(factory, bindings).some(
    (mention) =>
      mention.parent?.type === 'ExportDefaultDeclaration' ||
      (!isDeclaration(mention) &&
        usesOfValue(mention, bindings).some((use) => use.kind === 'escaped' && isExportedWhole(use.node))),
  );
}

function isExportedWhole({ parent }: TSESTree.Node): boolean {
  if (parent?.type === 'ExportDefaultDeclaration') return true;
  return (
    parent?.type === 'AssignmentExpression' &&
    (exposureOfTarget(parent.left)?.kind === 'whole' || isExportedWhole(parent))
  );
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
