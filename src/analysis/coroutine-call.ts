import { getPropertyName } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import type { CoroutineContract, Library, LibraryExport } from '../catalogue/library.js';
import { unwrapExpression } from '../syntax/expression-wrapper.js';
import type { Door } from './door.js';

/** A call of a wrapper or runner that the catalogue or the settings know. */
export interface CoroutineCall {
  readonly call: TSESTree.CallExpression;
  /** The expression that names the wrapper or runner, without `.call`. */
  readonly callee: TSESTree.Node;
  readonly library: Library;
  readonly role: 'wrapper' | 'runner' | 'state-machine';
  readonly contract: CoroutineContract | undefined;
  /** The argument that should be the generator; undefined when it is missing or hidden by a spread. */
  readonly generator: TSESTree.Node | undefined;
  /** Where the body's `this` comes from. */
  readonly receiver: Receiver;
  /** The arguments that a runner hands to the body; an array-like one by itself. */
  readonly rest: readonly TSESTree.CallExpressionArgument[];
  readonly arrayLike: TSESTree.Node | undefined;
}

/** What `this` is in the body, as the call says it; a wrapper forwards it from each call of its result. */
export type Receiver =
  | { readonly kind: 'forwarded' }
  /** An expression of the call: `co.call(x, …)`, `__awaiter(x, …)`. */
  | { readonly kind: 'expression'; readonly node: TSESTree.Node }
  /** Something that an async function would not have; in words. */
  | { readonly kind: 'other'; readonly what: string };

/** Says whether a call is one of a known wrapper or runner, and what it hands to what. */
export function describeCoroutineCall(door: Door, call: TSESTree.CallExpression): CoroutineCall | undefined {
  const callee = unwrapExpression(call.callee);
  const direct = coroutineExport(door, callee);
  if (direct) return describe(call, callee, direct, undefined, call.arguments);
  if (callee.type !== 'MemberExpression' || getPropertyName(callee as never) !== 'call') return undefined;
  const bound = coroutineExport(door, callee.object);
  const [receiver, ...given] = call.arguments;
  return bound && describe(call, callee.object, bound, receiver, given);
}

interface Found {
  readonly library: Library;
  readonly export: LibraryExport;
}

function coroutineExport(door: Door, expression: TSESTree.Node): Found | undefined {
  const found = door.knownExportOf(expression);
  const role = found?.export.role;
  return role === 'wrapper' || role === 'runner' || role === 'state-machine' ? found : undefined;
}

function describe(
  call: TSESTree.CallExpression,
  callee: TSESTree.Node,
  { library, export: found }: Found,
  given: TSESTree.CallExpressionArgument | undefined,
  args: readonly TSESTree.CallExpressionArgument[],
): CoroutineCall {
  if (found.role !== 'wrapper' && found.role !== 'runner') {
    const receiver = { kind: 'forwarded' } as const;
    return {
      call,
      callee,
      library,
      role: 'state-machine',
      contract: undefined,
      generator: undefined,
      receiver,
      rest: [],
      arrayLike: undefined,
    };
  }
  const { contract, role } = found;
  const before = args.slice(0, contract.generatorAt + 1);
  const generator = before.some(({ type }) => type === 'SpreadElement') ? undefined : before[contract.generatorAt];
  const { argumentsFrom } = contract;
  return {
    call,
    callee,
    library,
    role,
    contract,
    generator,
    receiver: role === 'wrapper' ? { kind: 'forwarded' } : receiverOf(contract, given, args),
    rest: argumentsFrom === 'rest' ? args.slice(contract.generatorAt + 1) : [],
    arrayLike: typeof argumentsFrom === 'object' ? usefulArgument(args[argumentsFrom.argument]) : undefined,
  };
}

function receiverOf(
  contract: CoroutineContract,
  given: TSESTree.CallExpressionArgument | undefined,
  args: readonly TSESTree.CallExpressionArgument[],
): Receiver {
  const { thisFrom } = contract;
  if (typeof thisFrom === 'object') {
    const node = usefulArgument(args[thisFrom.argument]);
    return node ? { kind: 'expression', node } : { kind: 'other', what: '`undefined`' };
  }
  if (thisFrom === 'library') return { kind: 'other', what: 'the library' };
  if (thisFrom === 'none') return { kind: 'other', what: '`undefined`' };
  return given && given.type !== 'SpreadElement'
    ? { kind: 'expression', node: given }
    : { kind: 'other', what: 'the global object' };
}

/** An argument that says something: not missing, `void 0`, `undefined` or `null`. */
function usefulArgument(node: TSESTree.CallExpressionArgument | undefined): TSESTree.Node | undefined {
  if (!node || node.type === 'SpreadElement') return undefined;
  if (node.type === 'UnaryExpression' && node.operator === 'void') return undefined;
  if (node.type === 'Literal' && node.value === null) return undefined;
  return node.type === 'Identifier' && node.name === 'undefined' ? undefined : node;
}
