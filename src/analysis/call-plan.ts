import { getPropertyName, hasSideEffect } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../syntax/expression-wrapper.js';
import { type FunctionNode, isFunction } from '../syntax/function-node.js';
import { initialValue } from './bindings.js';
import type { CoroutineCall } from './coroutine-call.js';
import type { Door } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { CallConversion, FunctionConversion } from './facts.js';
import { planFold } from './fold.js';
import { parameterReason } from './function-conditions.js';
import { makeReason, type Reason, type ReasonKind } from './reasons.js';
import { reasonsInResultUses } from './result-uses.js';

/** What becomes of one call of a wrapper or runner. */
export interface CallPlan {
  readonly found: CoroutineCall;
  readonly reasons: readonly Reason[];
  /** Missing when nothing can be written for the call. */
  readonly conversion: CallConversion | undefined;
  /** The generator that must become async with it. */
  readonly source: GeneratorSource | undefined;
  /** The form of that generator, where its definition stands in the call itself. */
  readonly form: FunctionConversion['form'];
  /** The library takes no async function, and is given one. */
  readonly failsToday: boolean;
}

/** What the argument of a wrapper or runner is. */
type Argument =
  | { readonly kind: 'generator'; readonly source: GeneratorSource; readonly boundTo?: TSESTree.Node }
  /** A generator object, or a promise: it stands for the call. */
  | { readonly kind: 'started'; readonly source: GeneratorSource | undefined }
  | { readonly kind: 'async'; readonly function: FunctionNode; readonly boundTo?: TSESTree.Node }
  | { readonly kind: 'unsuitable'; readonly reason: ReasonKind };

/** Plans a call: what is written instead, what speaks against it, and which generator it needs. */
export function planCall(door: Door, found: CoroutineCall): CallPlan {
  const { contract, library, call } = found;
  const reasons: Reason[] = [];
  if (!contract) {
    return {
      found,
      reasons: [makeReason('stateMachine', call)],
      conversion: undefined,
      source: undefined,
      form: 'same',
      failsToday: false,
    };
  }
  checkContract();
  const argument = argumentOf(door, found);
  if (argument.kind === 'unsuitable') {
    add(argument.reason);
    return { found, reasons, conversion: undefined, source: undefined, form: 'same', failsToday: false };
  }
  if (argument.kind === 'started') {
    if (found.rest.length > 0) add('unknownGenerator');
    const conversion = { kind: 'argument', call, argument: found.generator! } as const;
    return { found, reasons: withUses(0), conversion, source: argument.source, form: 'same', failsToday: false };
  }
  return planFunction(argument);

  function planFunction(argument: Extract<Argument, { kind: 'generator' | 'async' }>): CallPlan {
    const node = argument.kind === 'generator' ? argument.source.function : argument.function;
    const source = argument.kind === 'generator' ? argument.source : undefined;
    const failsToday = argument.kind === 'async' && !contract!.acceptsAsync;
    if (argument.kind === 'generator') {
      const reason = parameterReason(argument.source.function, contract!);
      if (reason) reasons.push(reason);
    }
    const common = { found, reasons: withUses(lengthOf(node)), source, failsToday };
    if (found.role === 'wrapper') {
      return { ...common, conversion: { kind: 'argument', call, argument: found.generator! }, form: 'same' };
    }
    return { ...common, ...planRun(argument, node) };
  }

  function planRun(
    argument: Extract<Argument, { kind: 'generator' | 'async' }>,
    node: FunctionNode,
  ): Pick<CallPlan, 'conversion' | 'form'> {
    const isInline =
      argument.kind === 'generator' ? argument.source.reference === node : unwrapExpression(found.generator!) === node;
    const target = argument.boundTo
      ? { ...found, receiver: { kind: 'expression', node: argument.boundTo } as const }
      : found;
    const fold = isInline && planFold(door, target, node);
    if (fold) return { conversion: { kind: 'fold', call, inner: node, ...fold }, form: 'body' };
    const receiver = planReceiver(target, node);
    const form =
      isInline && !receiver && node.type === 'FunctionExpression' && node.generator && mayBeArrow(node)
        ? 'arrow'
        : 'same';
    const callable = argument.boundTo && isInline ? node : found.generator!;
    const conversion: CallConversion = {
      kind: 'invocation',
      call,
      argument: callable,
      rest: found.rest,
      ...(found.arrayLike && { spread: found.arrayLike }),
      ...(receiver && { receiver }),
    };
    return { conversion, form };
  }

  /** The expression that must be handed over as `this`; undefined where the body does not care, or has it as an arrow. */
  function planReceiver({ receiver }: Pick<CoroutineCall, 'receiver'>, node: FunctionNode): TSESTree.Node | undefined {
    const { usesThis } = door.syntax.functions.get(node)!;
    const matters = usesThis && node.type !== 'ArrowFunctionExpression';
    if (receiver.kind !== 'expression') {
      if (matters && receiver.kind === 'other') add('receiver', { receiver: receiver.what });
      return undefined;
    }
    if (hasSideEffect(receiver.node as never, door.sourceCode as never)) return receiver.node;
    if (!matters) return undefined;
    return receiver.node.type === 'ThisExpression' && found.generator === node && mayBeArrow(node)
      ? undefined
      : receiver.node;
  }

  function mayBeArrow(node: FunctionNode): boolean {
    const body = door.syntax.functions.get(node)!;
    const names = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : parameter));
    if (new Set(names).size !== names.length || node.typeParameters) return false;
    const ownName = node.id && door.bindings.declaredBy(node, node.id.name);
    return !body.usesArguments && !body.usesNewTarget && !body.usesSuper && !ownName?.references.length;
  }

  function checkContract(): void {
    if (library.family === 'callback') return add('callbackFamily');
    const { returns, unhandledErrors, promiseClassAt } = contract!;
    if (returns === 'thunk') add('returnsThunk');
    if (returns === 'maybe-plain') add('maybePlain');
    if (unhandledErrors === 'exception' && returns !== 'thunk') add('unhandledErrors');
    if (promiseClassAt !== undefined && !isNativePromise(door, call.arguments[promiseClassAt]))
      add('customPromiseClass');
  }

  function withUses(length: number): readonly Reason[] {
    return [...reasons, ...reasonsInResultUses(door, found, length)];
  }

  function add(kind: ReasonKind, data: Record<string, string> = {}): void {
    const callee = door.sourceCode.getText(found.callee as never);
    reasons.push(makeReason(kind, call, { callee, library: library.name, ...data }));
  }
}

function argumentOf(door: Door, found: CoroutineCall): Argument {
  if (!found.generator) {
    return {
      kind: 'unsuitable',
      reason: found.call.arguments.some(({ type }) => type === 'SpreadElement')
        ? 'spreadArguments'
        : 'unknownGenerator',
    };
  }
  const given = unwrapExpression(found.generator);
  const bound = boundFunction(given);
  const { node, boundTo } = bound ?? { node: given, boundTo: undefined };
  const value = door.evaluate(node);
  const binding = boundTo && { boundTo };
  if (value.kind === 'generator-function' && value.source)
    return { kind: 'generator', source: value.source, ...binding };
  if (value.kind === 'async-function' && value.function) return { kind: 'async', function: value.function, ...binding };
  const definition = initialValue(node, door.bindings);
  if (isFunction(definition) && definition.generator) return { kind: 'unsuitable', reason: 'asyncGenerator' };
  const takesObjects = found.role === 'runner' && (found.library.family === 'co' || found.library.family === 'task');
  if (takesObjects && value.kind === 'generator' && value.source?.call === given)
    return { kind: 'started', source: value.source };
  if (takesObjects && value.kind === 'promise' && found.contract?.acceptsAsync)
    return { kind: 'started', source: undefined };
  return { kind: 'unsuitable', reason: 'unknownGenerator' };
}

/** `function* () {…}.bind(x)`, taken apart. */
function boundFunction(node: TSESTree.Node): { node: TSESTree.Node; boundTo: TSESTree.Node } | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1 || node.callee.type !== 'MemberExpression')
    return undefined;
  const [boundTo] = node.arguments;
  if (getPropertyName(node.callee as never) !== 'bind' || boundTo!.type === 'SpreadElement') return undefined;
  return { node: unwrapExpression(node.callee.object), boundTo: boundTo! };
}

/** Whether a promise class argument is missing, `void 0`, `null`, or the global `Promise`. */
function isNativePromise(door: Door, node: TSESTree.Node | undefined): boolean {
  if (!node || node.type === 'UnaryExpression' || (node.type === 'Literal' && node.value === null)) return true;
  const origin = door.origins.originOf(node);
  return (
    origin?.from === 'global' && origin.path.length === 0 && (origin.name === 'Promise' || origin.name === 'undefined')
  );
}

/** What the function's `length` will be: the parameters before the first default or rest. */
function lengthOf(node: FunctionNode): number {
  const end = node.params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement');
  return end === -1 ? node.params.length : end;
}
