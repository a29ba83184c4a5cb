import type { TSESTree } from '@typescript-eslint/utils';
import type { Verdict } from '../../reasons/index.js';
import {
  type AsyncGeneratorFunction,
  exportStatementOf,
  type FunctionNode,
  isAsyncGeneratorFunction,
  isDecorated,
  methodOf,
  promiseMethods,
  propertyName,
  unwrapExpression,
} from '../../syntax/index.js';
import type { ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { isMistaken } from './result-uses.js';

/** An async generator function that should be an async function. */
export interface MistakenAsyncGenerator {
  /**
   * - `never-yields`: there is nothing to go through.
   * - `coroutine`: it yields, but all its uses in sight wait for its result.
   * - `protocol`: it is the `Symbol.iterator` of something, so that what goes through that gets promises for ever.
   */
  readonly kind: 'coroutine' | 'never-yields' | 'protocol';
  readonly node: AsyncGeneratorFunction;
  readonly verdict: Verdict<AsyncFunctionPlan>;
}

/** An async generator function that becomes an async function: each `yield` waits instead. */
export interface AsyncFunctionPlan {
  readonly node: AsyncGeneratorFunction;
  readonly yields: readonly TSESTree.YieldExpression[];
}

/** Finds the async generator functions of a file that only look like async functions. */
export function mistakenAsyncGenerators(model: SemanticModel): MistakenAsyncGenerator[] {
  return [...model.syntax.functions.values()].flatMap(({ node, yields }): MistakenAsyncGenerator[] => {
    if (!isAsyncGeneratorFunction(node)) return [];
    if (isSyncProtocol(model, node)) return [{ kind: 'protocol', node, verdict: { outcome: 'refused', reasons: [] } }];
    if (isBoundByContract(node)) return [];
    const uses = usesOf(node);
    // Methods are called from other files, too.
    const isInSight = uses !== undefined && uses.length > 0 && !methodOf(node);
    const isAwaited = isInSight && uses.every((use) => use.kind === 'awaited' && isMistaken(use.node, model));
    const isMeant = uses?.some((use) => !waits(use));
    if (yields.length === 0)
      return isMeant || isEmptyOrThrowing(node.body)
        ? []
        : [{ kind: 'never-yields', node, verdict: verdictOn({ node, yields }, isAwaited) }];
    const isCoroutine =
      isInSight && uses.every((use) => waits(use) && (use.kind !== 'awaited' || isMistaken(use.node, model)));
    return isCoroutine ? [{ kind: 'coroutine', node, verdict: verdictOn({ node, yields }, false) }] : [];
  });

  /** What is done with the objects that a function makes; undefined where nothing in the file uses it. */
  function usesOf(node: FunctionNode): readonly ValueUse[] | undefined {
    const method = methodOf(node);
    if (method) return usesOfMethod(propertyName(method));
    const declaration = node.type === 'FunctionDeclaration' ? node : node.parent;
    const name = 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
    const variable = name === undefined ? undefined : model.declaredBy(declaration, name);
    if (!variable || !model.isStable(variable) || exportStatementOf(declaration)) return undefined;
    const mentions = variable.references.filter((reference) => reference.isRead());
    return mentions.flatMap(({ identifier }): readonly ValueUse[] => {
      const call = callOf(identifier);
      // What it is handed to may well want an async generator.
      return call ? model.usesOf(call) : [{ kind: 'escaped', node: identifier }];
    });
  }

  /** What is done with the results of all methods of that name, of whatever object: enough to say that it may be meant. */
  function usesOfMethod(name: string | undefined): readonly ValueUse[] | undefined {
    const calls = model.syntax.calls.filter(
      ({ callee }) => callee.type === 'MemberExpression' && propertyName(callee) === name,
    );
    return calls.length > 0 ? calls.flatMap((call) => model.usesOf(call)) : undefined;
  }
}

/**
 * @param isAwaited whether nothing is yielded, and every use is in sight and awaits the call at once, so that an async
 *   function cannot start too early
 */
function verdictOn(plan: AsyncFunctionPlan, isAwaited: boolean): Verdict<AsyncFunctionPlan> {
  if (plan.yields.some(({ delegate }) => delegate)) return { outcome: 'refused', reasons: [] };
  return isAwaited ? { outcome: 'same', plan, reasons: [] } : { outcome: 'refused', reasons: [], alternatives: [plan] };
}

/** Whether a use takes the object for a promise. */
function waits(use: ValueUse): boolean {
  return use.kind === 'awaited' || (use.kind === 'member' && promiseMethods.has(use.name));
}

function callOf(mention: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = mention;
  return parent?.type === 'CallExpression' && parent.callee === mention ? parent : undefined;
}

/**
 * Whether something else wants an async generator here: an interface, a base class, an object of a certain shape, a
 * function that is given it, or a declared type.
 */
function isBoundByContract(node: FunctionNode): boolean {
  if (node.returnType) return true;
  const method = methodOf(node);
  if (method?.type === 'MethodDefinition') {
    const { superClass, implements: contracts } = method.parent.parent;
    const isDerived = superClass !== null || hasAny(contracts) || method.override;
    return isDerived || method.computed || isDecorated(method);
  }
  if (method || node.type === 'FunctionDeclaration') return Boolean(method);
  let value: TSESTree.Node = node;
  while (value.parent && unwrapExpression(value.parent) === node) value = value.parent;
  const { parent } = value;
  const isNamed = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && !parent.id.typeAnnotation;
  return !isNamed && parent?.type !== 'ExportDefaultDeclaration';
}

/** Whether a function is the value of a `[Symbol.iterator]`. */
function isSyncProtocol(model: SemanticModel, node: FunctionNode): boolean {
  const { parent } = node;
  const target = parent.type === 'AssignmentExpression' ? parent.left : undefined;
  const symbol = target?.type === 'MemberExpression' ? target.property : 'key' in parent ? parent.key : undefined;
  return symbol !== undefined && model.globalName(symbol) === 'Symbol.iterator';
}

/** Parsers that know no types leave lists out. */
function hasAny(list: readonly unknown[] | null | undefined): boolean {
  return list ? list.length > 0 : false;
}

/** Whether a body is a stub: it does nothing, or ends with a `throw`. */
function isEmptyOrThrowing(body: TSESTree.Node): boolean {
  if (body.type !== 'BlockStatement') return false;
  const last = body.body.at(-1);
  return (
    !last ||
    last.type === 'ThrowStatement' ||
    (last.type === 'ReturnStatement' && !last.argument && body.body.length === 1)
  );
}
