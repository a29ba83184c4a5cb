import type { TSESTree } from '@typescript-eslint/utils';
import type { CoroutineContract, KnownExport, Library } from '../../../catalogue/index.js';
import { isArguments, isFunction, propertyName, unwrapExpression } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';

interface LibraryCall {
  /** The call that a conversion replaces. */
  readonly call: TSESTree.CallExpression;
  /** The expression that names what is called, without `.call`. */
  readonly callee: TSESTree.Node;
  readonly library: Library;
}

/** A call of a wrapper or runner that the catalogue or the settings know. A wrapper whose result is called at once is a runner. */
export interface CoroutineCall extends LibraryCall {
  readonly role: 'wrapper' | 'runner';
  readonly contract: CoroutineContract;
  /** What the wrapper or runner itself is given. */
  readonly given: readonly TSESTree.CallExpressionArgument[];
  /** The argument that should be the generator; undefined when it is missing or hidden by a spread. */
  readonly generator: TSESTree.Node | undefined;
  /** Where the body's `this` comes from. */
  readonly receiver: Receiver;
  /** The arguments that a runner hands to the body; an array-like one by itself. */
  readonly rest: readonly TSESTree.CallExpressionArgument[];
  readonly arrayLike: TSESTree.Node | undefined;
}

/** A call that belongs to a compiled state machine. */
export interface StateMachineCall extends LibraryCall {
  readonly role: 'state-machine';
}

/** What `this` is in the body. */
export type Receiver =
  /** What it would be in an async function that is called in the same way. */
  | { readonly kind: 'forwarded' }
  /** An expression of the call: `co.call(x, …)`, `__awaiter(x, …)`. */
  | { readonly kind: 'expression'; readonly node: TSESTree.Node }
  /** Something that an async function would not have. */
  | { readonly kind: 'other'; readonly what: 'global' | 'library' | 'undefined' };

/** Says whether a call is one of a known wrapper or runner, and what it hands to what. */
export function describeCoroutineCall(
  model: SemanticModel,
  call: TSESTree.CallExpression,
): CoroutineCall | StateMachineCall | undefined {
  const callee = unwrapExpression(call.callee);
  const direct = model.knownExportOf(callee);
  if (direct) return describe(model, call, callee, direct, receiverOfCall(call, callee), call.arguments);
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'call') return undefined;
  const bound = model.knownExportOf(callee.object);
  const [receiver, ...given] = call.arguments;
  return bound && describe(model, call, callee.object, bound, receiver, given);
}

function describe(
  model: SemanticModel,
  call: TSESTree.CallExpression,
  callee: TSESTree.Node,
  { library, export: found }: KnownExport,
  receiver: TSESTree.Node | undefined,
  args: readonly TSESTree.CallExpressionArgument[],
): CoroutineCall | StateMachineCall | undefined {
  // A generator that is compiled may iterate: only what runs it tells.
  if (found.role === 'state-machine') return found.isAsync && { call, callee, library, role: 'state-machine' };
  if (found.role !== 'wrapper' && found.role !== 'runner') return undefined;
  // A runner of the file that is made of another one goes with it.
  if (library.isLocal && model.runners?.contains(call)) return undefined;
  const { contract } = found;
  const before = args.slice(0, contract.generatorAt + 1);
  const generator = before.some(({ type }) => type === 'SpreadElement') ? undefined : before[contract.generatorAt];
  if (generator && isStateMachine(model, generator)) return { call, callee, library, role: 'state-machine' };
  if (found.role === 'wrapper') return describeWrapper(call, { callee, library, contract, given: args, generator });
  const { argumentsFrom } = contract;
  return {
    call,
    callee,
    library,
    role: 'runner',
    contract,
    given: args,
    generator,
    receiver: receiverOf(contract, receiver, args),
    rest: argumentsFrom === 'rest' ? args.slice(contract.generatorAt + 1) : [],
    arrayLike: typeof argumentsFrom === 'object' ? usefulArgument(args[argumentsFrom.argument]) : undefined,
  };
}

/** A call of a wrapper, or of what it returns: `wrap(f)(a)`, `wrap(f).call(this, a)`, `wrap(f).apply(this, arguments)`. */
function describeWrapper(
  call: TSESTree.CallExpression,
  common: Pick<CoroutineCall, 'callee' | 'library' | 'contract' | 'given' | 'generator'>,
): CoroutineCall {
  const { parent } = call;
  if (parent.type === 'CallExpression' && parent.callee === call) {
    return {
      ...common,
      call: parent,
      role: 'runner',
      receiver: { kind: 'forwarded' },
      rest: parent.arguments,
      arrayLike: undefined,
    };
  }
  const method = parent.type === 'MemberExpression' && parent.object === call ? parent : undefined;
  const invocation =
    method?.parent.type === 'CallExpression' && method.parent.callee === method ? method.parent : undefined;
  const [receiver, ...rest] = invocation?.arguments ?? [];
  if (invocation && receiver && receiver.type !== 'SpreadElement') {
    const run = {
      ...common,
      call: invocation,
      role: 'runner',
      receiver: { kind: 'expression', node: receiver },
    } as const;
    const name = method && propertyName(method);
    if (name === 'call') return { ...run, rest, arrayLike: undefined };
    if (name === 'apply' && rest.length === 1 && isArguments(rest[0]!)) return { ...run, rest: [], arrayLike: rest[0] };
  }
  return { ...common, call, role: 'wrapper', receiver: { kind: 'forwarded' }, rest: [], arrayLike: undefined };
}

/** Whether a compiler has made a state machine of what should be the generator. */
function isStateMachine(model: SemanticModel, generator: TSESTree.Node): boolean {
  const node = unwrapExpression(generator);
  if (node.type === 'CallExpression') return callsStateMachine(model, node);
  const value = model.valueOf(node);
  if (!isFunction(value) || value.generator) return false;
  const { calls } = model.syntax.functions.get(value)!;
  return calls.some((call) => callsStateMachine(model, call));
}

/** A call of a part of a state machine: `regeneratorRuntime.mark(…)`, `_regenerator().m(…)`. */
function callsStateMachine(
  model: SemanticModel,
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
): boolean {
  if (model.knownExportOf(callee)?.export.role === 'state-machine') return true;
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'CallExpression' &&
    callsStateMachine(model, callee.object)
  );
}

/** The object whose method is called: `lib` in `lib.spawn(…)`, but not in `(0, lib.spawn)(…)`. */
function receiverOfCall(call: TSESTree.CallExpression, callee: TSESTree.Node): TSESTree.Node | undefined {
  return call.callee.type !== 'SequenceExpression' && callee.type === 'MemberExpression' ? callee.object : undefined;
}

function receiverOf(
  { thisFrom }: CoroutineContract,
  given: TSESTree.Node | undefined,
  args: readonly TSESTree.CallExpressionArgument[],
): Receiver {
  if (typeof thisFrom === 'object') {
    const node = usefulArgument(args[thisFrom.argument]);
    return node ? { kind: 'expression', node } : { kind: 'other', what: 'undefined' };
  }
  if (thisFrom === 'library') return { kind: 'other', what: 'library' };
  if (thisFrom === 'none') return { kind: 'other', what: 'undefined' };
  return given && given.type !== 'SpreadElement'
    ? { kind: 'expression', node: given }
    : { kind: 'other', what: 'global' };
}

/** An argument that says something: not missing, `void 0`, `undefined` or `null`. */
function usefulArgument(node: TSESTree.CallExpressionArgument | undefined): TSESTree.Node | undefined {
  if (!node || node.type === 'SpreadElement') return undefined;
  if (node.type === 'UnaryExpression' && node.operator === 'void') return undefined;
  if (node.type === 'Literal' && node.value === null) return undefined;
  return node.type === 'Identifier' && node.name === 'undefined' ? undefined : node;
}
