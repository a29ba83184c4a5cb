import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../syntax/index.js';
import { type Bindings, initialValue } from '../scope/index.js';
import { type Evaluation, opaque } from './evaluation.js';
import type { Origins } from './origin.js';
import type { ImportedValue, ProjectKnowledge } from './project-knowledge.js';

/** Makes the function that says which value of another file an expression names. */
export function createImportedValues(
  bindings: Bindings,
  { originOf }: Origins,
): (expression: TSESTree.Node) => ImportedValue | undefined {
  return (expression) => {
    const origin = originOf(expression);
    if (origin) return origin.from === 'module' ? { module: origin.name, path: origin.path } : undefined;
    if (expression.type !== 'MemberExpression') return undefined;
    const member = propertyName(expression);
    const object = initialValue(expression.object, bindings);
    const made = member && object.type === 'NewExpression' ? originOf(object.callee) : undefined;
    return made?.from === 'module' ? { module: made.name, path: made.path, member: member! } : undefined;
  };
}

/** Makes the function that asks other files what an expression evaluates to; it says opaque where they do not tell. */
export function createImportEvaluator(
  project: ProjectKnowledge,
  importedValueOf: (expression: TSESTree.Node) => ImportedValue | undefined,
): (expression: TSESTree.Node) => Evaluation {
  return (expression) => {
    const isCall = expression.type === 'CallExpression';
    const value = importedValueOf(isCall ? expression.callee : expression);
    return (value && (isCall ? project.evaluateCall(value) : project.evaluate(value))) ?? opaque;
  };
}
