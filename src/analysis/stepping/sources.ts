import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { Group } from './follow-group.js';
import type { Creation } from './generator-state.js';
import { iteratedObject } from './generator-value.js';
import type { Groups } from './groups.js';
import type { PrimingHelpers } from './priming.js';
import type { Source } from './stepping-event.js';

const nothing: Source = { kind: 'nothing' };
const unknown: Source = { kind: 'unknown' };

/** Makes the function that says what the value of an expression may be, seen from a group: several where a condition decides. */
export function createSources(
  model: SemanticModel,
  helpers: PrimingHelpers,
  creations: ReadonlyMap<TSESTree.Node, Creation>,
  groups: Groups,
): (expression: TSESTree.Node, group: Group | undefined) => Source[] {
  return sourcesOf;

  function sourcesOf(expression: TSESTree.Node, group: Group | undefined): Source[] {
    const node = unwrapExpression(expression);
    switch (node.type) {
      case 'Identifier': {
        const variable = model.bindings.variableOf(node);
        if (!variable) return [node.name === 'undefined' ? nothing : unknown];
        return [group && groups.of(variable) === group ? { kind: 'held', holder: variable } : unknown];
      }
      case 'CallExpression':
        return sourcesOfCall(node, group);
      case 'AwaitExpression':
        return sourcesOf(node.argument, group);
      case 'AssignmentExpression':
        return sourcesOf(node.left, group);
      case 'ConditionalExpression':
        return [...sourcesOf(node.consequent, group), ...sourcesOf(node.alternate, group)];
      case 'LogicalExpression':
        return [...(node.operator === '&&' ? [nothing] : sourcesOf(node.left, group)), ...sourcesOf(node.right, group)];
      case 'SequenceExpression':
        return sourcesOf(node.expressions.at(-1)!, group);
      case 'Literal':
        return [nothing];
      default:
        return [unknown];
    }
  }

  function sourcesOfCall(call: TSESTree.CallExpression, group: Group | undefined): Source[] {
    const creation = creations.get(call);
    if (creation) return [{ kind: 'made', creation }];
    const primed = helpers.primedArgument(call);
    if (primed) return sourcesOf(primed, group).map((source) => madePrimed(source, call));
    const same = iteratedObject(call);
    return same ? sourcesOf(same, group) : [unknown];
  }
}

/** What a holder holds has been stepped by the event of the helper's call; what the argument makes has not. */
function madePrimed(source: Source, primedBy: TSESTree.Node): Source {
  return source.kind === 'made' ? { kind: 'made', creation: { ...source.creation, primedBy } } : source;
}
