import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrapExpression } from '../../syntax/index.js';
import type { Bindings } from '../scope/index.js';

/** A variable, or `this`, and the properties that are read from it. */
export interface PropertyPath {
  readonly root: TSESLint.Scope.Variable | 'this';
  /** Each name after a dot; empty for the variable itself. */
  readonly names: string;
}

/** The path that an expression consists of: of `conf.jobs` that of `conf` and `.jobs`. */
export function pathOf(bindings: Bindings, expression: TSESTree.Node): PropertyPath | undefined {
  const node = unwrapExpression(expression);
  if (node.type === 'ThisExpression') return { root: 'this', names: '' };
  if (node.type === 'Identifier') {
    const root = bindings.variableOf(node);
    return root && { root, names: '' };
  }
  const object = node.type === 'MemberExpression' ? pathOf(bindings, node.object) : undefined;
  const name = node.type === 'MemberExpression' ? memberName(node) : undefined;
  return object && name !== undefined ? { root: object.root, names: `${object.names}.${name}` } : undefined;
}
