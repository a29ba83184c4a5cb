import type { TSESTree } from '@typescript-eslint/utils';
import { type GeneratorFunction, parameterCount } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { CallConversion } from '../conversion.js';
import { hasDirective, isMentioned, isSeenAsAsync } from '../bodies/written-function.js';
import { type Forwarding, forwardingOf } from './forwarding.js';

type Unwrapping = Extract<CallConversion, { kind: 'pair' | 'expression' }>;

/**
 * Whether the wrapped generator function, and the functions that a compiler wrote around it, may become one async
 * function: nobody sees the difference between that and the function that hands its calls on.
 */
export function planUnwrapping(
  model: SemanticModel,
  wrapped: TSESTree.CallExpression,
  inner: GeneratorFunction,
): Unwrapping | undefined {
  const found = forwardingOf(model, wrapped);
  if (!found || !mayStandAlone(model, inner) || isSeen(model, found, inner)) return undefined;
  if (found.kind === 'pair') return isSeenAsAsync(model, found.forwarder) ? { ...found, inner } : undefined;
  const id = nameInside(model, found, inner);
  return id === undefined ? undefined : { kind: 'expression', call: found.call, inner, id };
}

/** Whether the head of the generator function says nothing but its parameters. */
function mayStandAlone(model: SemanticModel, inner: GeneratorFunction): boolean {
  const isNamed = inner.id !== null && isMentioned(model, inner);
  return !isNamed && !hasDirective(inner) && !inner.returnType && !inner.typeParameters;
}

function isSeen(model: SemanticModel, found: Forwarding, inner: GeneratorFunction): boolean {
  const { forwarder } = found;
  const given = found.kind === 'pair' ? [forwarder] : [found.call, forwarder];
  const hasOtherLength = parameterCount(forwarder) !== parameterCount(inner);
  return given.some((node) => model.isConstructed(node) || (hasOtherLength && model.isLengthSeen(node)));
}

/**
 * The name that the async function expression takes from the forwarder: null where that has none, or where the body means
 * something else by it and the place gives the function the same name; undefined where it would lose its name.
 */
function nameInside(
  model: SemanticModel,
  { forwarder, call }: Extract<Forwarding, { kind: 'expression' }>,
  inner: GeneratorFunction,
): TSESTree.Identifier | null | undefined {
  const { id } = forwarder;
  if (!id) return null;
  const references = model.sourceCode.scopeManager
    ?.acquire(inner, true)
    ?.through.filter(({ identifier }) => identifier.name === id.name);
  if (!references || references.length === 0) return id;
  if (forwarder.type === 'FunctionDeclaration')
    return references.every((reference) => !reference.isWrite()) ? id : undefined;
  return nameOfPlace(call) === id.name ? null : undefined;
}

/** The name that an anonymous function would get in the place of the node (ECMA-262, NamedEvaluation). */
function nameOfPlace(node: TSESTree.Node): string | undefined {
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return parent.left.name;
  const isProperty = parent?.type === 'Property' || parent?.type === 'PropertyDefinition';
  return isProperty && !parent.computed && parent.key.type === 'Identifier' ? parent.key.name : undefined;
}
