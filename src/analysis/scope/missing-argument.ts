import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isInside, neverCompletes } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';

/** How a function ends where a call leaves out an argument. */
export interface MissingArgument {
  /** Which parameter gets none. */
  readonly parameter: number;
  readonly returns: readonly TSESTree.ReturnStatement[];
  /** Whether it may also come to its end. */
  readonly mayComplete: boolean;
}

/**
 * Finds what a function does first of all with a missing argument, where it does something else then:
 * `if (!ops) return new Batch(this);`.
 *
 * @param returns those of the function
 */
export function missingArgumentOf(
  { params, body }: FunctionNode,
  returns: readonly TSESTree.ReturnStatement[],
  bindings: Bindings,
): MissingArgument | undefined {
  const statements = body.type === 'BlockStatement' ? body.body : [];
  const first = statements.find((statement) => returns.some((each) => isInside(each, statement)));
  if (first?.type !== 'IfStatement') return undefined;
  for (const [parameter, node] of params.entries()) {
    const holds = holdsFor(first.test, (name) => {
      const variable = bindings.variableOf(name);
      return variable?.identifiers[0] === node && variable.references.every((reference) => !reference.isWrite());
    });
    if (holds === undefined) continue;
    const taken = holds ? first.consequent : first.alternate;
    const other = holds ? first.alternate : first.consequent;
    const isLast = neverCompletes(taken ?? undefined);
    return {
      parameter,
      returns: returns.filter((each) => (isLast ? isInside(each, taken!) : !other || !isInside(each, other))),
      mayComplete: !isLast && !neverCompletes(body as TSESTree.BlockStatement),
    };
  }
  return undefined;
}

/** Whether a condition holds where a variable is undefined, if that decides. */
function holdsFor(node: TSESTree.Expression, isMissing: (node: TSESTree.Identifier) => boolean): boolean | undefined {
  const isOfMissing = (other: TSESTree.Node): boolean => other.type === 'Identifier' && isMissing(other);
  if (isOfMissing(node)) return false;
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const holds = holdsFor(node.argument, isMissing);
    return holds === undefined ? undefined : !holds;
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const sides = [node.left, node.right].map((side) => holdsFor(side, isMissing));
    const decisive = node.operator === '||';
    return sides.includes(decisive) ? decisive : sides.includes(undefined) ? undefined : !decisive;
  }
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return undefined;
  const isSame = isUndefinedAs(node.left, node.right, node.operator.length === 2, isOfMissing);
  return isSame === undefined ? undefined : isSame === node.operator.startsWith('=');
}

/** Whether a comparison says that something missing is the same as the other side. */
function isUndefinedAs(
  left: TSESTree.Node,
  right: TSESTree.Node,
  isLoose: boolean,
  isMissing: (node: TSESTree.Node) => boolean,
): boolean | undefined {
  if (left.type === 'UnaryExpression' && left.operator === 'typeof' && isMissing(left.argument))
    return right.type === 'Literal' ? right.value === 'undefined' : undefined;
  if (!isMissing(left)) return undefined;
  if (right.type === 'Literal' && right.value === null && right.raw === 'null') return isLoose;
  return right.type === 'Identifier' && right.name === 'undefined' ? true : undefined;
}
