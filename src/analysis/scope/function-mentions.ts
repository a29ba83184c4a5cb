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
