import type { TSESTree } from '@typescript-eslint/utils';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, type GeneratorFunction, promiseMethods, propertyName } from '../../../syntax/index.js';
import { enclosingFunction, type ValueUse } from '../../scope/index.js';
import { lastNameOf, replacesPromise, type SemanticModel } from '../../semantics/index.js';
import type { CoroutineCall } from './coroutine-call.js';
import { hasRejectionHandler, isHandledAtOnce } from './rejection-handling.js';

/** Properties in which an async function differs from what a wrapper returns, and methods that tell of them. */
const identityProperties: ReadonlySet<string | undefined> = new Set([
  ...['length', 'prototype', '__generatorFunction__', 'constructor', '__proto__', 'toString', 'toSource'],
  ...['hasOwnProperty', 'propertyIsEnumerable'],
]);
/** Functions that say what kind of function they are given, by the name that they are called by. */
const kindTests: ReadonlySet<string | undefined> = new Set([
  ...['isAsyncFunction', 'isGeneratorFunction', 'getPrototypeOf', 'getOwnPropertyNames', 'getOwnPropertyDescriptor'],
  ...['getOwnPropertyDescriptors', 'hasOwn', 'ownKeys', 'inspect', 'String'],
]);
/** Methods of prototypes that are borrowed to ask it: `Object.prototype.toString.call(f)`. */
const borrowedTests: ReadonlySet<string | undefined> = new Set(['toString', 'hasOwnProperty', 'isPrototypeOf']);
/** Methods that call back with arguments of their own, whatever the length of the callback. */
const lengthIsIgnoredBy: ReadonlySet<string | undefined> = new Set([
  'then',
  'catch',
  'finally',
  'map',
  'forEach',
  'filter',
  'find',
  'some',
  'every',
  'flatMap',
  'reduce',
]);

/** The reasons found so far in what one call returns. */
interface Search extends Pick<CoroutineCall['contract'], 'returns' | 'unhandledErrors'> {
  readonly model: SemanticModel;
  readonly found: CoroutineCall;
  /** The number of parameters that the async function will count. */
  readonly length: number;
  /** What a run has shown of the results of the generator function. */
  readonly ran: ReturnType<SemanticModel['run']['resultsOf']>;
  readonly reasons: Reason[];
  /** The promises whose uses have been looked at. */
  readonly seen: Set<TSESTree.Node>;
}

/**
 * Why what a wrapper or runner returns cannot be replaced unseen: its uses in the file tell an async function, or a
 * native promise, from the library's own.
 *
 * @param generator the generator function that it is handed, where that is in sight
 * @param length the number of parameters that the async function will count
 */
export function reasonsInResultUses(
  model: SemanticModel,
  found: CoroutineCall,
  generator: GeneratorFunction | undefined,
  length: number,
): Reason[] {
  const reasons: Reason[] = [];
  const ran = generator && model.run.resultsOf(generator);
  const { contract, call } = found;
  const isReplaced = contract.returns === 'native' && replacesPromise(model);
  const { returns, unhandledErrors } = isReplaced
    ? ({ returns: 'library', unhandledErrors: 'survived' } as const)
    : contract;
  const seen = new Set<TSESTree.Node>();
  const search: Search = { model, found, length, ran, returns, unhandledErrors, reasons, seen };
  if (found.role === 'wrapper') checkFunction(search, call);
  else checkPromise(search, call);
  return reasons;
}

function checkFunction(search: Search, expression: TSESTree.Node): void {
  for (const use of search.model.usesOf(expression)) checkFunctionUse(search, use);
}

function checkFunctionUse(search: Search, use: ValueUse): void {
  switch (use.kind) {
    case 'called':
      return checkPromise(search, use.node);
    case 'constructed':
      return add(search, 'function-identity', use.node, { use: 'new' });
    case 'instanceof':
      return add(search, 'function-identity', use.node, { use: 'instanceof' });
    case 'member':
      if (identityProperties.has(use.name)) add(search, 'function-identity', use.node, { use: use.name! });
      else if (use.call && (use.name === 'call' || use.name === 'apply')) checkPromise(search, use.call);
      else if (use.call && use.name === 'bind') checkFunction(search, use.call);
      return;
    case 'argument':
      if (asksForKind(use)) return add(search, 'function-identity', use.node, { use: use.call.callee });
      if (search.length > 0 && !ignoresLength(use.call)) {
        if (search.ran && !search.ran.isFunctionInspected) add(search, 'recorded-function', use.node);
        else add(search, 'arity', use.node, { length: search.length });
      }
      return escape(search, use.node);
    case 'dropped':
      return;
    default:
      if (isSearched(use.node)) return add(search, 'function-identity', use.node, { use: 'in' });
      return escape(search, use.node);
  }
}

function ignoresLength(target: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const { callee } = target;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return lengthIsIgnoredBy.has(callee.property.name);
}

function checkPromise(search: Search, expression: TSESTree.Node, isHandled = false): void {
  if (search.seen.has(expression)) return;
  search.seen.add(expression);
  const uses = search.model.usesOf(expression);
  const isPromise = search.returns === 'native' || search.returns === 'library';
  if (isPromise && search.found.role === 'runner' && uses.some(({ kind }) => kind === 'called'))
    add(search, 'result-called', search.found.call);
  if (search.returns === 'nothing' && uses.some(({ kind }) => kind !== 'dropped'))
    add(search, 'returns-nothing', search.found.call);
  const isUnhandled =
    search.unhandledErrors !== 'rejection' && !isHandled && !isHandledAtOnce(search.model, expression);
  if (isUnhandled) add(search, 'unhandled-errors', expression);
  if (search.returns === 'library') uses.forEach((use) => checkLibraryPromise(search, use, isHandled));
  if (search.returns === 'native') uses.forEach((each) => checkNativePromise(search, each));
}

function checkLibraryPromise(search: Search, use: ValueUse, isHandled: boolean): void {
  switch (use.kind) {
    case 'awaited':
    case 'yielded':
    case 'dropped':
      return;
    case 'member':
      return checkMember(search, use, isHandled);
    case 'returned':
      if (!isAbsorbed(use.from)) escape(search, use.node);
      return;
    case 'argument':
      if (!isPromiseFunction(search, use.call.callee)) escape(search, use.node);
      return;
    case 'element':
      return search.model.usesOf(use.array).forEach((other) => checkLibraryPromise(search, other, false));
    case 'instanceof':
      return add(search, 'library-method', use.node, { method: 'instanceof' });
    case 'annotated':
      if (isLibraryType(search, use.type)) add(search, 'library-type', use.node, { type: use.type });
      return;
    default:
      escape(search, use.node);
  }
}

function checkMember(search: Search, use: Extract<ValueUse, { kind: 'member' }>, isHandled: boolean): void {
  const { node, name, call: methodCall } = use;
  if (name === 'cancel') return add(search, 'cancelled', node);
  const isNative = methodCall && promiseMethods.has(name) && !(name === 'catch' && methodCall.arguments.length > 1);
  if (!isNative) return add(search, 'library-method', node, { method: name ?? '[…]' });
  checkPromise(search, methodCall, hasRejectionHandler(name, methodCall) || (isHandled && name === 'finally'));
}

/** The global `Promise` may be that of a library: what the file asks of the promise tells. */
function checkNativePromise(search: Search, use: ValueUse): void {
  if (use.kind !== 'member' || !use.call) return;
  if (promiseMethods.has(use.name)) return checkPromise(search, use.call);
  const owner = search.model.known.all.find((each) => each.promiseMethods?.includes(use.name!));
  if (owner) add(search, 'library-method', use.node, { method: use.name!, library: owner.name });
}

/** Whether it is a native function, or one of a library, that takes any thenable. */
function isPromiseFunction(search: Search, callee: TSESTree.Node): boolean {
  const { model } = search;
  return model.promiseFunction(callee) !== undefined || model.knownExportOf(callee)?.export.role === 'promise';
}

function escape(search: Search, node: TSESTree.Node): void {
  if (search.returns !== 'library') return;
  const type = declaredType(node);
  if (type && isLibraryType(search, type)) add(search, 'library-type', node, { type });
  else if (search.ran?.libraryMethods.length === 0) add(search, 'recorded-promise', node);
  else add(search, 'library-promise', node);
}

function isLibraryType(search: Search, type: TSESTree.TypeNode): boolean {
  const origin = type.type === 'TSTypeReference' ? search.model.origins.originOf(type.typeName) : undefined;
  if (origin?.from !== 'module' || !search.model.known.librariesOf(origin.name).includes(search.found.library))
    return false;
  const path = origin.path.filter((name) => name !== 'default').join('.');
  return search.found.library.promiseTypes?.includes(path) ?? false;
}

function add(search: Search, code: ReasonCode, node: TSESTree.Node, data: Record<string, Datum> = {}): void {
  if (search.reasons.some((reason) => reason.code === code)) return;
  search.reasons.push({
    code,
    node,
    data: { callee: search.found.callee, library: search.found.library.name, ...data },
  });
}

/** Whether a call asks what kind of function it is given. */
function asksForKind({ node, call }: Extract<ValueUse, { kind: 'argument' }>): boolean {
  const { callee } = call;
  const name = lastNameOf(callee);
  const object = callee.type === 'MemberExpression' ? callee.object : undefined;
  const isBorrowed = name === 'call' && object?.type === 'MemberExpression' && call.arguments[0] === node;
  return isBorrowed ? borrowedTests.has(propertyName(object)) : kindTests.has(name);
}

/** Whether a property is looked for in the value: `'prototype' in f`. */
function isSearched({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'BinaryExpression' && parent.operator === 'in';
}

/** Whether what a function returns is taken in by another promise at once: its own, its runner's, or that of `then`. */
function isAbsorbed(node: FunctionNode): boolean {
  if (node.async || node.generator) return true;
  const { parent } = node;
  return (
    parent.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    promiseMethods.has(propertyName(parent.callee))
  );
}

/** The type that the file declares for a value where it goes out of sight. */
function declaredType(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  if (node.type === 'VariableDeclarator') return node.id.typeAnnotation?.typeAnnotation;
  return node.type === 'ReturnStatement' ? enclosingFunction(node)?.returnType?.typeAnnotation : undefined;
}
