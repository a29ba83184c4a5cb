import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { GeneratorFunction } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';

/** Every mention of a generator function by name in the file. */
export function mentionsOf(bindings: Bindings, node: GeneratorFunction): TSESTree.Identifier[] {
  return variablesOf(bindings, node)
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
}

function variablesOf(bindings: Bindings, node: GeneratorFunction): TSESLint.Scope.Variable[] {
  const { parent } = node;
  const names: [TSESTree.Node, TSESTree.Identifier | null][] = [[node, node.id]];
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push([parent, parent.id]);
  return names.flatMap(([declaring, id]) => (id && bindings.declaredBy(declaring, id.name)) ?? []);
}

/** The function itself, where it is used in the place where it is written. */
export function placeOf(node: GeneratorFunction): TSESTree.Node[] {
  const isNamed = node.type === 'FunctionDeclaration' || isNamedByDeclaration(node);
  return isNamed ? [] : [node];
}

/** Whether the function has its name from `const name = function* …`, under which it is mentioned. */
function isNamedByDeclaration({ parent }: GeneratorFunction): boolean {
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier';
}

/**
 * Whether a function, or a value at one place, is exported: `export function* g`, `export const g = …`, `export { g }`,
 * `export default g`, `exports.g = g`, `module.exports = g` and `module.exports = { g }`.
 */
export function isExported(node: TSESTree.Node): boolean {
  const declarator = node.type === 'VariableDeclarator' ? node : node.parent;
  const declaration = declarator?.type === 'VariableDeclarator' ? declarator.parent : node;
  if (exportingStatements.has(declaration.parent?.type ?? '')) return true;
  let current = node;
  while (current.parent?.type === 'Property' && current.parent.value === current) current = current.parent.parent;
  const { parent } = current;
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== current) return false;
  return parent.left.type === 'MemberExpression' ? isCommonJsExport(parent.left) : isExported(parent);
}

const exportingStatements: ReadonlySet<string> = new Set(['ExportNamedDeclaration', 'ExportDefaultDeclaration']);

function isCommonJsExport(target: TSESTree.MemberExpression): boolean {
  let root: TSESTree.Node = target;
  while (root.type === 'MemberExpression') root = root.object;
  return root.type === 'Identifier' && (root.name === 'exports' || root.name === 'module');
}
