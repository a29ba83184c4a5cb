import type { TSESTree } from '@typescript-eslint/utils';
import type { Verdict } from '../../reasons/index.js';
import { isAsyncGeneratorFunction, isInside, mayAwait, promiseMethods, propertyName } from '../../syntax/index.js';
import { isDiscardedBy, usesOnceSettled } from '../generators/index.js';
import { enclosingFunction, shortText } from '../scope/index.js';
import { consumerOf, type SemanticModel, mayBeIterable, ownMeaningOfFile } from '../semantics/index.js';
import { isMistaken, isMistakenUse, resumingMethods } from './result-uses.js';

/**
 * A place where an async generator is taken for something that it is not.
 *
 * - `awaited`: for a promise, by `await`; `combined`: by `Promise.all([…])`; `chained`: by `.then`.
 * - `looped`, `spread`, `destructured`, `consumed` (`new Map(…)`), `delegated`: for an iterable.
 * - `dropped` as a statement, `discarded` by what is handed the function: for an async function, which runs when called.
 * - `delegated-promise`: a promise, for an iterable.
 * - `unawaited`: what its `next()` returns, for the result itself.
 */
export interface AsyncGeneratorMisuse {
  readonly kind:
    | 'awaited'
    | 'chained'
    | 'combined'
    | 'consumed'
    | 'delegated'
    | 'delegated-promise'
    | 'destructured'
    | 'discarded'
    | 'dropped'
    | 'looped'
    | 'spread'
    | 'unawaited';
  /** Where it is reported. */
  readonly place: TSESTree.Node;
  /** The method, function or property that the message names. */
  readonly name: string;
  readonly verdict: Verdict<Remedy>;
}

/** A misuse with what would be right in its place. */
type Misuse = Omit<AsyncGeneratorMisuse, 'verdict'> & { readonly remedy: Remedy | undefined };

/** A change of the text. */
export type Remedy =
  | { readonly kind: 'for-await'; readonly loop: TSESTree.ForOfStatement }
  | { readonly kind: 'await'; readonly call: TSESTree.CallExpression }
  | { readonly kind: 'no-delegation'; readonly node: TSESTree.YieldExpression };

const resultProperties: ReadonlySet<string | null | undefined> = new Set(['done', 'value']);

/** Makes the function that looks at one node for a misuse of an async generator, as an operand or as an object. */
export function createMisuseFinder(model: SemanticModel): (node: TSESTree.Node) => AsyncGeneratorMisuse | undefined {
  return (node) => {
    const misuse = misuseAt(model, node);
    return misuse && { ...misuse, verdict: verdictOn(misuse) };
  };
}

function misuseAt(model: SemanticModel, node: TSESTree.Node): Misuse | undefined {
  switch (node.type) {
    case 'AwaitExpression':
      return misusedAwait(model, node);
    case 'ForOfStatement':
      return misusedLoop(model, node);
    case 'SpreadElement':
      return node.parent.type !== 'ObjectExpression' && isAsyncGenerator(model, node.argument)
        ? { kind: 'spread', place: node, name: '', remedy: undefined }
        : undefined;
    case 'VariableDeclarator':
      return node.init ? misusedPattern(model, node.id, node.init) : undefined;
    case 'AssignmentExpression':
      return misusedPattern(model, node.left, node.right);
    case 'YieldExpression':
      return misusedDelegation(model, node);
    case 'CallExpression':
      return misusedCall(model, node) ?? misusedArgument(model, node);
    case 'NewExpression':
      return misusedArgument(model, node);
    case 'MemberExpression':
      return misusedMember(model, node);
    default:
      return undefined;
  }
}

/** By the file itself, and by types. Nearly every expression of a file is asked about, so that no other file is read. */
function isAsyncGenerator(model: SemanticModel, expression: TSESTree.Node): boolean {
  const value = model.valueOf(expression);
  const called = value.type === 'CallExpression' ? model.generatorCalledBy(value) : undefined;
  if (called) return called.async && !called.mayBeWrapped;
  return isKnownHere(model, value) && model.evaluateHere(expression).kind === 'async-generator';
}

/** What gives one of several values, or the last of them. */
const choices: ReadonlySet<string> = new Set([
  'AssignmentExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SequenceExpression',
]);

/** Whether the file, or types, may tell that a value is an async generator. */
function isKnownHere(model: SemanticModel, value: TSESTree.Node): boolean {
  if (model.sourceCode.parserServices?.program) return true;
  if (value.type === 'CallExpression') return model.calledFunction(value).function !== undefined;
  // A name that stands for one value has been followed to it.
  const variable = model.variableOf(value);
  return variable ? !model.isStable(variable) : choices.has(value.type);
}

/** `await` does nothing here, which is a mistake where what it gives is taken for something else. */
function misusedAwait(model: SemanticModel, node: TSESTree.AwaitExpression): Misuse | undefined {
  if (!isAsyncGenerator(model, node.argument) || !isMistaken(node, model)) return undefined;
  return { kind: 'awaited', place: node, name: '', remedy: undefined };
}

function misusedLoop(model: SemanticModel, node: TSESTree.ForOfStatement): Misuse | undefined {
  if (node.await || !isAsyncGenerator(model, node.right)) return undefined;
  const remedy = mayAwait(node, model.allowsTopLevelAwait) ? ({ kind: 'for-await', loop: node } as const) : undefined;
  return { kind: 'looped', place: node.right, name: '', remedy };
}

function misusedPattern(model: SemanticModel, pattern: TSESTree.Node, value: TSESTree.Node): Misuse | undefined {
  if (pattern.type === 'ArrayPattern')
    return isAsyncGenerator(model, value)
      ? { kind: 'destructured', place: pattern, name: '', remedy: undefined }
      : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  const step = stepOf(model, value);
  const property = pattern.properties.find(
    (each) => each.type === 'Property' && resultProperties.has(propertyName(each)),
  );
  return step && property ? unawaited(model, property, propertyName(property)!, step) : undefined;
}

/** A call whose object nobody has, or which hands an async generator function to what drops its object. */
function misusedCall(model: SemanticModel, node: TSESTree.CallExpression): Misuse | undefined {
  const isDropped = node.parent.type === 'ExpressionStatement' || isVoid(node.parent);
  if (isDropped && isAsyncGenerator(model, node) && !isOfSubclass(model, node))
    return { kind: 'dropped', place: node, name: '', remedy: undefined };
  const handed = node.arguments.find((argument) => {
    const value = model.valueOf(argument);
    return isAsyncGeneratorFunction(value) && isDiscardedBy(model, node, argument);
  });
  return (
    handed && { kind: 'discarded', place: handed, name: shortText(model.sourceCode, node.callee), remedy: undefined }
  );
}

function isVoid(node: TSESTree.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

/** Whether what is called is a method of a class that extends another, whose code may treat it in its own way. */
function isOfSubclass(model: SemanticModel, call: TSESTree.CallExpression): boolean {
  const method = model.generatorCalledBy(call)?.function?.parent;
  return method?.type === 'MethodDefinition' && method.parent.parent.superClass !== null;
}

function misusedDelegation(model: SemanticModel, node: TSESTree.YieldExpression): Misuse | undefined {
  if (!node.delegate) return undefined;
  const given = model.evaluate(node.argument);
  const isPromise = given.kind === 'promise';
  // A generator gives it today, and what delegates to that becomes async together with it.
  if (isPromise && given.planned) return undefined;
  if (enclosingFunction(node)?.async) {
    return isPromise && !mayBeIterable(node.argument, model.sourceCode)
      ? { kind: 'delegated-promise', place: node, name: '', remedy: { kind: 'no-delegation', node } }
      : undefined;
  }
  if (isPromise ? mayDelegateToPromise(model, node) : !isAsyncGenerator(model, node.argument)) return undefined;
  const remedy = isPromise ? ({ kind: 'no-delegation', node } as const) : undefined;
  return { kind: isPromise ? 'delegated-promise' : 'delegated', place: node, name: '', remedy };
}

/** Whether promises may be iterable here: by their type, or since a library that runs the generator makes them so. */
function mayDelegateToPromise(
  model: SemanticModel,
  node: TSESTree.YieldExpression & { argument: TSESTree.Node },
): boolean {
  if (mayBeIterable(node.argument, model.sourceCode) || ownMeaningOfFile(model) !== undefined) return true;
  const { parent } = enclosingFunction(node)!;
  return parent.type === 'CallExpression' && model.knownExportOf(parent.callee)?.library.family === undefined;
}

function misusedArgument(
  model: SemanticModel,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Misuse | undefined {
  const [argument] = node.arguments;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const name = consumerOf(node, model.origins);
  if (name === undefined) return undefined;
  if (isAsyncGenerator(model, argument)) return { kind: 'consumed', place: argument, name, remedy: undefined };
  const elements = name.startsWith('Promise.') && argument.type === 'ArrayExpression' ? argument.elements : [];
  const element = elements.find((each) => each && each.type !== 'SpreadElement' && isAsyncGenerator(model, each));
  const isLost = element && usesOnceSettled(model, element, node)?.every((use) => isMistakenUse(use, model));
  return isLost ? { kind: 'combined', place: element, name, remedy: undefined } : undefined;
}

function misusedMember(model: SemanticModel, node: TSESTree.MemberExpression): Misuse | undefined {
  const name = propertyName(node);
  if (promiseMethods.has(name) && isCallee(node) && isAsyncGenerator(model, node.object))
    return { kind: 'chained', place: node.property, name: name!, remedy: undefined };
  const step = resultProperties.has(name) ? stepOf(model, node.object) : undefined;
  return step ? unawaited(model, node.property, name!, step, isInside(step, node.object)) : undefined;
}

function unawaited(
  model: SemanticModel,
  place: TSESTree.Node,
  name: string,
  call: TSESTree.CallExpression,
  isDirect = true,
): Misuse {
  const canWait = isDirect && mayAwait(call, model.allowsTopLevelAwait);
  return { kind: 'unawaited', place, name, remedy: canWait ? { kind: 'await', call } : undefined };
}

/** The call of `next` on an async generator whose promise an expression evaluates to. */
function stepOf(model: SemanticModel, expression: TSESTree.Node): TSESTree.CallExpression | undefined {
  const value = model.valueOf(expression);
  if (value.type === 'AssignmentExpression' && value.operator === '=') return stepOf(model, value.right);
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return undefined;
  const isStep = resumingMethods.has(propertyName(value.callee));
  return isStep && isAsyncGenerator(model, value.callee.object) ? value : undefined;
}

/** What throws today can be changed at once; what goes on with a wrong value is for a person to decide. */
function verdictOn({ kind, remedy }: Misuse): Verdict<Remedy> {
  if (!remedy) return { outcome: 'refused', reasons: [] };
  if (kind === 'looped') return { outcome: 'same', plan: remedy, reasons: [] };
  return { outcome: 'refused', reasons: [], alternatives: [remedy] };
}

function isCallee(node: TSESTree.MemberExpression): boolean {
  return node.parent.type === 'CallExpression' && node.parent.callee === node;
}
