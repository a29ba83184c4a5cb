import type { TSESTree } from '@typescript-eslint/utils';
import type { ResultTreatment } from '../../../catalogue/index.js';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, type GeneratorFunction, promiseMethods } from '../../../syntax/index.js';
import type { ValueUse } from '../../scope/index.js';
import type { RecordedResultUses, SemanticModel } from '../../semantics/index.js';
import type { CoroutineCall } from './coroutine-call.js';
import { declaredType } from './declared-type.js';
import { asksForKind, identityProperties } from './function-identity.js';
import { isResolver, type Reception, receptionOf } from '../../hosts/index.js';
import { hasRejectionHandler, isHandledAtOnce } from './rejection-handling.js';

/** The reasons found so far in what one call returns. */
interface Search extends Pick<CoroutineCall['contract'], 'returns' | 'unhandledErrors'> {
  readonly model: SemanticModel;
  readonly found: CoroutineCall;
  /** The number of parameters that the async function will count. */
  readonly length: number;
  /** What a run has shown of the results of the generator function. */
  readonly ran: RecordedResultUses | undefined;
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
  const ran = generator && model.run?.resultsOf(generator);
  const { contract, call } = found;
  const isReplaced = contract.returns === 'native' && model.replacesPromise();
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
      return checkHandedFunction(search, use);
    case 'dropped':
      return;
    default:
      if (isSearched(use.node)) return add(search, 'function-identity', use.node, { use: 'in' });
      return escape(search, use.node);
  }
}

function checkHandedFunction(search: Search, use: Extract<ValueUse, { kind: 'argument' }>): void {
  if (asksForKind(use)) return add(search, 'function-identity', use.node, { use: use.call.callee });
  const reception = receptionOf(search.model, use.call, use.node);
  checkLength(search, use.node, reception);
  checkReceived(search, use, reception?.results ?? 'used');
}

function checkLength(search: Search, node: TSESTree.Node, reception: Reception | undefined): void {
  const { length, ran } = search;
  const { name: host = '', callbackAt = Infinity, errorLength = Infinity } = reception?.host ?? {};
  if (length > callbackAt) return add(search, 'test-callback', node, { host });
  if ((reception && length < errorLength) || length === 0) return;
  if (ran && !ran.isFunctionInspected) add(search, 'recorded-function', node);
  else add(search, 'arity', node, { length });
}

function checkReceived(
  search: Search,
  { node, call }: { readonly node: TSESTree.Node; readonly call: TSESTree.Node },
  results: ResultTreatment,
): void {
  if (results === 'used') return escape(search, node);
  const { model, unhandledErrors, returns } = search;
  const isHandled = results === 'awaited' || (results === 'collected' && isHandledAtOnce(model, call));
  if (unhandledErrors !== 'rejection' && !isHandled) add(search, 'unhandled-errors', node);
  if (results === 'collected' && returns === 'library')
    model.usesOf(call).forEach((use) => checkLibraryPromise(search, use, false));
}

function checkPromise(search: Search, expression: TSESTree.Node, isHandled = false): void {
  if (search.seen.has(expression)) return;
  search.seen.add(expression);
  const uses = search.model.usesOf(expression);
  const isPromise = search.returns === 'native' || search.returns === 'library';
  if (isPromise && search.found.role === 'runner' && uses.some(({ kind }) => kind === 'called'))
    add(search, 'result-called', search.found.call);
  const isUnhandled =
    search.unhandledErrors !== 'rejection' && !isHandled && !isHandledAtOnce(search.model, expression);
  if (isUnhandled) add(search, 'unhandled-errors', expression);
  if (search.returns === 'nothing') uses.forEach((use) => checkNothing(search, use));
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
      return checkReturned(search, use);
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

/** What a function returns is taken in by the promise that is its own, or that of what runs it; or by what it is handed to. */
function checkReturned(search: Search, { node, from }: Extract<ValueUse, { kind: 'returned' }>): void {
  if (from.async || from.generator) return;
  checkReceived(search, { node, call: from.parent }, treatmentOfReturned(search.model, from));
}

/** What becomes of what a function returns: what it is handed to, where it is written, says it. */
function treatmentOfReturned(model: SemanticModel, from: FunctionNode): ResultTreatment {
  const { parent: call } = from;
  const isHanded = call.type === 'CallExpression' || call.type === 'NewExpression';
  return (isHanded && call.callee !== from && receptionOf(model, call, from)?.results) || 'used';
}

/** A use of nothing, in whose place there will be a promise. */
function checkNothing(search: Search, use: ValueUse): void {
  if (use.kind === 'dropped') return;
  const isIgnored = use.kind === 'returned' && treatmentOfReturned(search.model, use.from) === 'dropped';
  if (isIgnored) add(search, 'unhandled-errors', use.node);
  else add(search, 'returns-nothing', search.found.call);
}

function checkMember(search: Search, use: Extract<ValueUse, { kind: 'member' }>, isHandled: boolean): void {
  const { node, name, call: methodCall } = use;
  if (name === 'cancel') return add(search, 'cancelled', node);
  const isNative = methodCall && promiseMethods.has(name) && !(name === 'catch' && methodCall.arguments.length > 1);
  if (!isNative) return add(search, 'library-method', node, { method: name ?? '' });
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
  return (
    model.promiseFunction(callee) !== undefined ||
    model.knownExportOf(callee)?.export.role === 'promise' ||
    isResolver(model, callee)
  );
}

function escape(search: Search, node: TSESTree.Node): void {
  if (search.returns !== 'library') return;
  const type = declaredType(node);
  if (type && isLibraryType(search, type)) add(search, 'library-type', node, { type });
  else if (search.ran?.libraryMethods.length === 0) settle(search, search.ran, node);
  else add(search, 'library-promise', node);
}

/** A run shows whether callers attach handlers in time, although nothing may have failed in it. */
function settle(search: Search, { isHandledAtOnce }: RecordedResultUses, node: TSESTree.Node): void {
  add(search, 'recorded-promise', node);
  if (search.unhandledErrors !== 'rejection' && !isHandledAtOnce) add(search, 'unhandled-errors', node);
}

function isLibraryType(search: Search, type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSFunctionType') return isLibraryType(search, type.returnType!.typeAnnotation);
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

/** Whether a property is looked for in the value: `'prototype' in f`. */
function isSearched({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'BinaryExpression' && parent.operator === 'in';
}
