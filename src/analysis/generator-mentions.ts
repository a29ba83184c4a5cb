import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { GeneratorFunction } from '../syntax/function-node.js';
import type { Door } from './door.js';
import { makeReason, type Reason } from './reasons.js';

/** Every mention of a generator function by name in the file. */
export function mentionsOf(door: Door, node: GeneratorFunction): TSESTree.Identifier[] {
  return variablesOf(door, node)
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
}

function variablesOf(door: Door, node: GeneratorFunction): TSESLint.Scope.Variable[] {
  const { parent } = node;
  const names: [TSESTree.Node, TSESTree.Identifier | null][] = [[node, node.id]];
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push([parent, parent.id]);
  return names.flatMap(([declaring, id]) => (id && door.bindings.declaredBy(declaring, id.name)) ?? []);
}

/** Why a definition cannot change: mentions of it that nothing converts, and exports. */
export function reasonsInOtherMentions(
  door: Door,
  node: GeneratorFunction,
  covered: ReadonlySet<TSESTree.Node>,
): Reason[] {
  const name = generatorName(node);
  const exporting = exportOf(node.parent.type === 'VariableDeclarator' ? node.parent.parent : node);
  if (exporting) return [makeReason('exportedGenerator', exporting, { name })];
  const other = mentionsOf(door, node).find((mention) => !covered.has(mention));
  if (!other) return [];
  if (isExportingMention(other)) return [makeReason('exportedGenerator', other, { name })];
  return [makeReason('generatorUsedElsewhere', other, { name, line: String(other.loc.start.line) })];
}

function exportOf(declaration: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = declaration;
  return parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration' ? parent : undefined;
}

/** `export { g }`, `export default g`, `exports.g = g`, `module.exports = g` and `module.exports = { g }`. */
function isExportingMention(mention: TSESTree.Identifier): boolean {
  let current: TSESTree.Node = mention;
  if (current.parent.type === 'Property' && current.parent.value === current) current = current.parent.parent;
  const { parent } = current;
  if (parent.type === 'ExportSpecifier' || parent.type === 'ExportDefaultDeclaration') return true;
  if (parent.type !== 'AssignmentExpression' || parent.right !== current || parent.left.type !== 'MemberExpression')
    return false;
  let root: TSESTree.Node = parent.left;
  while (root.type === 'MemberExpression') root = root.object;
  return root.type === 'Identifier' && (root.name === 'exports' || root.name === 'module');
}

/** The name a generator function goes by in messages. */
export function generatorName(node: GeneratorFunction): string {
  if (node.id) return node.id.name;
  const { parent } = node;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : 'the generator';
}
