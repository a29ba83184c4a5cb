import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isInside, promiseMethods } from '../../../syntax/index.js';
import { enclosingFunction, type ValueUse } from '../../scope/index.js';
import type { SemanticModel } from '../../semantics/index.js';

/**
 * Whether a rejection of a promise finds somebody before anything else runs: it is awaited, yielded, given to another
 * promise or a handler at once. Where it goes out of sight it is taken to be: other reasons speak of that.
 */
export function isHandledAtOnce(model: SemanticModel, promise: TSESTree.Node): boolean {
  return model.usesOf(promise).some((use) => {
    const place = handlingPlace(model, use);
    return place !== undefined && isReachedAtOnce(model, promise, place);
  });
}

/** Where a use takes care of a rejection; undefined where it does not. */
function handlingPlace(model: SemanticModel, use: ValueUse): TSESTree.Node | undefined {
  switch (use.kind) {
    case 'dropped':
    case 'annotated':
      return undefined;
    case 'argument':
      return use.call;
    case 'element':
      return isHandledAtOnce(model, use.array) ? use.array : undefined;
    case 'member':
      return handlingCall(model, use);
    default:
      return use.node;
  }
}

/** A call of a method that handles a rejection, or gives it to a promise that is handled itself. */
function handlingCall(
  model: SemanticModel,
  { name, call }: Extract<ValueUse, { kind: 'member' }>,
): TSESTree.CallExpression | undefined {
  if (!call || hasRejectionHandler(name, call) || !promiseMethods.has(name)) return call;
  return isHandledAtOnce(model, call) ? call : undefined;
}

/** Whether a method of a promise is given what handles its rejection. */
export function hasRejectionHandler(name: string | undefined, call: TSESTree.CallExpression): boolean {
  return (name === 'catch' && call.arguments.length > 0) || (name === 'then' && call.arguments.length > 1);
}

const branches: ReadonlySet<string> = new Set([
  'IfStatement',
  'SwitchCase',
  'CatchClause',
  'ConditionalExpression',
  'LogicalExpression',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** Whether code that makes a promise always goes on to a place, and does not suspend before it. */
function isReachedAtOnce(model: SemanticModel, promise: TSESTree.Node, place: TSESTree.Node): boolean {
  for (let node = place; !isInside(promise, node); node = node.parent!) {
    if (node !== place && (branches.has(node.type) || isFunction(node))) return false;
  }
  const owner = enclosingFunction(promise);
  const yields = owner ? model.syntax.functions.get(owner)!.yields : [];
  return ![...yields, ...model.syntax.awaits].some(
    (node) =>
      node !== place &&
      node.range[0] >= promise.range[1] &&
      node.range[1] <= place.range[1] &&
      enclosingFunction(node) === owner,
  );
}
