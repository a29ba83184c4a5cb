import type { TSESTree } from '@typescript-eslint/utils';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, type GeneratorFunction, promiseMethods, propertyName } from '../../../syntax/index.js';
import { enclosingFunction, type ValueUse } from '../../scope/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { CoroutineCall } from './coroutine-call.js';
import { hasRejectionHandler, isHandledAtOnce } from './rejection-handling.js';
import { replacesPromise } from './replaced-promise.js';

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
  const { library, contract, call } = found;
  const isReplaced = contract.returns === 'native' && replacesPromise(model);
  const { returns, unhandledErrors } = isReplaced
    ? ({ returns: 'library', unhandledErrors: 'survived' } as const)
    : contract;
  const seen = new Set<TSESTree.Node>();
  if (found.role === 'wrapper') checkFunction(call);
  else checkPromise(call);
  return reasons;

  function checkFunction(expression: TSESTree.Node): void {
    for (const use of model.usesOf(expression)) checkFunctionUse(use);
  }

  function checkFunctionUse(use: ValueUse): void {
    switch (use.kind) {
      case 'called':
        return checkPromise(use.node);
      case 'constructed':
        return add('function-identity', use.node, { use: 'new' });
      case 'instanceof':
        return add('function-identity', use.node, { use: 'instanceof' });
      case 'member':
        if (identityProperties.has(use.name)) add('function-identity', use.node, { use: use.name! });
        else if (use.call && (use.name === 'call' || use.name === 'apply')) checkPromise(use.call);
        else if (use.call && use.name === 'bind') checkFunction(use.call);
        return;
      case 'argument':
        if (asksForKind(use)) return add('function-identity', use.node, { use: use.call.callee });
        if (length > 0 && !ignoresLength(use.call)) {
          if (ran && !ran.isFunctionInspected) add('recorded-function', use.node);
          else add('arity', use.node, { length });
        }
        return escape(use.node);
      case 'dropped':
        return;
      default:
        if (isSearched(use.node)) return add('function-identity', use.node, { use: 'in' });
        return escape(use.node);
    }
  }

  function ignoresLength(target: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const { callee } = target;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
    return lengthIsIgnoredBy.has(callee.property.name);
  }

  function checkPromise(expression: TSESTree.Node, isHandled = false): void {
    if (seen.has(expression)) return;
    seen.add(expression);
    const uses = model.usesOf(expression);
    const isPromise = returns === 'native' || returns === 'library';
    if (isPromise && found.role === 'runner' && uses.some(({ kind }) => kind === 'called')) add('result-called', call);
    if (returns === 'nothing' && uses.some(({ kind }) => kind !== 'dropped')) add('returns-nothing', call);
    const isUnhandled = unhandledErrors !== 'rejection' && !isHandled && !isHandledAtOnce(model, expression);
    if (isUnhandled) add('unhandled-errors', expression);
    if (returns === 'library') uses.forEach((use) => checkLibraryPromise(use, isHandled));
    if (returns === 'native') uses.forEach(checkNativePromise);
  }

  function checkLibraryPromise(use: ValueUse, isHandled: boolean): void {
    switch (use.kind) {
      case 'awaited':
      case 'yielded':
      case 'dropped':
        return;
      case 'member':
        return checkMember(use, isHandled);
      case 'returned':
        if (!isAbsorbed(use.from)) escape(use.node);
        return;
      case 'argument':
        if (!isPromiseFunction(use.call.callee)) escape(use.node);
        return;
      case 'element':
        return model.usesOf(use.array).forEach((other) => checkLibraryPromise(other, false));
      case 'instanceof':
        return add('library-method', use.node, { method: 'instanceof' });
      case 'annotated':
        if (isLibraryType(use.type)) add('library-type', use.node, { type: use.type });
        return;
      default:
        escape(use.node);
    }
  }

  function checkMember(use: Extract<ValueUse, { kind: 'member' }>, isHandled: boolean): void {
    const { node, name, call: methodCall } = use;
    if (name === 'cancel') return add('cancelled', node);
    const isNative = methodCall && promiseMethods.has(name) && !(name === 'catch' && methodCall.arguments.length > 1);
    if (!isNative) return add('library-method', node, { method: name ?? '[…]' });
    checkPromise(methodCall, hasRejectionHandler(name, methodCall) || (isHandled && name === 'finally'));
  }

  /** The global `Promise` may be that of a library: what the file asks of the promise tells. */
  function checkNativePromise(use: ValueUse): void {
    if (use.kind !== 'member' || !use.call) return;
    if (promiseMethods.has(use.name)) return checkPromise(use.call);
    const owner = model.known.all.find((each) => each.promiseMethods?.includes(use.name!));
    if (owner) add('library-method', use.node, { method: use.name!, library: owner.name });
  }

  /** Whether it is a native function, or one of a library, that takes any thenable. */
  function isPromiseFunction(callee: TSESTree.Node): boolean {
    const origin = model.origins.originOf(callee);
    return (
      (origin?.from === 'global' && origin.name === 'Promise') || model.knownExportOf(callee)?.export.role === 'promise'
    );
  }

  function escape(node: TSESTree.Node): void {
    if (returns !== 'library') return;
    const type = declaredType(node);
    if (type && isLibraryType(type)) add('library-type', node, { type });
    else if (ran?.libraryMethods.length === 0) add('recorded-promise', node);
    else add('library-promise', node);
  }

  function isLibraryType(type: TSESTree.TypeNode): boolean {
    const origin = type.type === 'TSTypeReference' ? model.origins.originOf(type.typeName) : undefined;
    if (origin?.from !== 'module' || !model.known.librariesOf(origin.name).includes(library)) return false;
    const path = origin.path.filter((name) => name !== 'default').join('.');
    return library.promiseTypes?.includes(path) ?? false;
  }

  function add(code: ReasonCode, node: TSESTree.Node, data: Record<string, Datum> = {}): void {
    if (reasons.some((reason) => reason.code === code)) return;
    reasons.push({ code, node, data: { callee: found.callee, library: library.name, ...data } });
  }
}

/** Whether a call asks what kind of function it is given. */
function asksForKind({ node, call }: Extract<ValueUse, { kind: 'argument' }>): boolean {
  const { callee } = call;
  if (callee.type === 'Identifier') return kindTests.has(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee);
  const isBorrowed = name === 'call' && callee.object.type === 'MemberExpression' && call.arguments[0] === node;
  return isBorrowed ? borrowedTests.has(propertyName(callee.object)) : kindTests.has(name);
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
