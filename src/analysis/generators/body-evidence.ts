import type { TSESTree } from '@typescript-eslint/utils';
import { type Evidence, evidence } from '../../reasons/index.js';
import { type GeneratorFunction, isFunction, methodOf, unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** What the text of a generator function shows by itself. */
export interface BodyEvidence {
  /** It yields promises, and needs what comes back of them: nothing but a runner gives it that. */
  readonly coroutine: readonly Evidence[];
  /** It yields promises, which an iterator may do as well. */
  readonly promises: readonly Evidence[];
  readonly iterator: readonly Evidence[];
}

const iteratorTypes: ReadonlySet<string> = new Set(['Iterable', 'IterableIterator', 'Iterator', 'IteratorObject']);

/** Reads the suspensions and the declaration of a generator function. */
export function readBody(model: SemanticModel, node: GeneratorFunction): BodyEvidence {
  const coroutine: Evidence[] = [];
  const promises: Evidence[] = [];
  const iterator: Evidence[] = [...declaredEvidence(model, node)];
  const seen = { needsSent: false };
  for (const suspension of model.syntax.functions.get(node)!.yields) readYield(suspension);
  // Where anything that comes back is used, something drives the body, which then waits for the promises too.
  if (coroutine.length === 0 && seen.needsSent) coroutine.push(...promises);
  return { coroutine, promises, iterator };

  function readYield(suspension: TSESTree.YieldExpression): void {
    const { argument } = suspension;
    if (!argument || suspension.delegate) return;
    const isUsed = usesSent(suspension);
    const data = { operand: argument };
    if (isPromise(argument)) {
      const code = isUsed ? 'uses-promise' : catchesErrors(suspension) ? 'catches-rejection' : 'yields-promise';
      (code === 'yields-promise' ? promises : coroutine).push(evidence(code, suspension, data));
    } else if (isUsed) seen.needsSent = true;
    else if (isPlain(argument)) iterator.push(evidence('plain-operand', suspension, data));
  }

  function isPromise(operand: TSESTree.Node): boolean {
    const value = model.evaluate(operand);
    return value.kind === 'promise' || (value.kind === 'array' && value.isCertain && value.element.kind === 'promise');
  }

  function isPlain(operand: TSESTree.Node): boolean {
    const value = model.evaluate(operand);
    if (value.kind !== 'array') return value.kind === 'plain' || value.kind === 'object';
    // One that is filled elsewhere, or is made of calls, may hold promises, which co resolves.
    const node = unwrapExpression(operand);
    const isTuple = node.type === 'ArrayExpression' && !node.elements.every((one) => one && isCall(one));
    return isTuple || value.element.kind === 'plain';
  }
}

function isCall(element: TSESTree.Node): boolean {
  return unwrapExpression(element).type === 'CallExpression';
}

/** Whether the value that comes back from a `yield` goes anywhere. */
function usesSent(suspension: TSESTree.YieldExpression): boolean {
  const { parent } = suspension;
  if (parent.type === 'ExpressionStatement') return false;
  return !(parent.type === 'UnaryExpression' && parent.operator === 'void');
}

/** Whether an error that is thrown in at the `yield` is caught in the same function. */
function catchesErrors(suspension: TSESTree.Node): boolean {
  let node: TSESTree.Node = suspension;
  while (node.parent && !isFunction(node)) {
    const { parent } = node as { parent: TSESTree.Node };
    if (parent.type === 'TryStatement' && parent.block === node && parent.handler) return true;
    node = parent;
  }
  return false;
}

function declaredEvidence(model: SemanticModel, node: GeneratorFunction): Evidence[] {
  const key = methodOf(node)?.key ?? (node.parent.type === 'Property' ? node.parent.key : undefined);
  const found: Evidence[] = [];
  if (key && model.globalName(key) === 'Symbol.iterator') found.push(evidence('iterator-method', key));
  const type = node.returnType?.typeAnnotation;
  if (type && iteratorTypes.has(model.globalTypeName(type) ?? '')) found.push(evidence('iterator-type', type));
  return found;
}
