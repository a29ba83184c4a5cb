import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

type Variable = TSESLint.Scope.Variable;

/**
 * Whether a step sends a variable that the results of steps are written to: what it holds at first, whatever it is, only
 * stands for the result that there is not yet.
 */
export function isPlaceholder(step: TSESTree.CallExpression, argument: TSESTree.Node, model: SemanticModel): boolean {
  const name = unwrapExpression(argument);
  const sent = name.type === 'Identifier' ? model.variableOf(name) : undefined;
  if (!sent || sent.references.filter((reference) => reference.isWrite()).length < 2) return false;
  const results = new Set(variablesWritten(step, model));
  // More are added on the way.
  for (const variable of results) {
    if (variable === sent) return true;
    for (const { identifier } of variable.references)
      for (const next of variablesWritten(identifier, model)) results.add(next);
  }
  return false;
}

/** The variables that a declaration or assignment gives a value which is made of that of an expression. */
function variablesWritten(expression: TSESTree.Node, model: SemanticModel): Variable[] {
  for (let node = expression; node.parent && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if (parent.type === 'VariableDeclarator' && parent.init === node) return variablesIn(parent.id, parent, model);
    if (parent.type === 'AssignmentExpression' && parent.right === node) {
      const variable = parent.left.type === 'Identifier' ? model.variableOf(parent.left) : undefined;
      if (variable) return [variable];
    }
  }
  return [];
}

function variablesIn(
  pattern: TSESTree.Node,
  declarator: TSESTree.VariableDeclarator,
  model: SemanticModel,
): Variable[] {
  const names = pattern.type === 'ObjectPattern' ? pattern.properties.map(({ value }) => value ?? null) : [pattern];
  return names.flatMap((name) => (name?.type === 'Identifier' ? (model.declaredBy(declarator, name.name) ?? []) : []));
}
