import type { TSESTree } from '@typescript-eslint/utils';
import type { ResultTreatment } from '../../catalogue/index.js';
import { promiseMethods, propertyName } from '../../syntax/index.js';
import { type HostHandling, receptionOf } from '../hosts/index.js';
import type { ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { GeneratorUse } from './generator-uses.js';
import { generatorMethods } from './object-uses.js';
import { usesOnceSettled } from './settled-uses.js';

/**
 * How a generator object, or a generator function, is used so that its body never runs.
 *
 * - `dropped`, `awaited`, `chained` (`.then`), `combined` (`Promise.all`): what is done to the object.
 * - `returned` from an async function, `mapped` (`xs.map(g)`), `continuation` (`p.then(g)`), `value` (printed): normal for
 *   an iterator.
 * - `uncalled` (`[...g]`), `constructed` (`new g()`): what is done to the function, as if it were something else.
 * - `tested` (`if (g())`), `read` (`g().length`): what an object is taken for that is none of a generator.
 * - `callback`, `executor` (`new Promise`), `host`, `suite`: handed to something that calls it, and drops the object.
 */
export type FloatingKind =
  | 'awaited'
  | 'callback'
  | 'chained'
  | 'combined'
  | 'constructed'
  | 'continuation'
  | 'dropped'
  | 'executor'
  | 'host'
  | 'mapped'
  | 'read'
  | 'returned'
  | 'suite'
  | 'tested'
  | 'uncalled'
  | 'value';

/** A use of a generator by which its body never runs. */
export interface FloatingUse {
  readonly kind: FloatingKind;
  readonly use: GeneratorUse;
  /** The code that expects something else: `await load()`. */
  readonly at: TSESTree.Node;
  readonly handling: HostHandling | undefined;
}

/** Kinds that say nothing of what the generator is for. */
export const sayNothing: ReadonlySet<FloatingKind> = new Set(['constructed', 'dropped', 'read', 'tested', 'uncalled']);

/** Kinds that are mistakes only where the generator is a coroutine. */
export const normalForIterators: ReadonlySet<FloatingKind> = new Set(['continuation', 'mapped', 'returned', 'value']);

/** Functions that make a text of what they are given; `console` has more. */
const showingFunctions: ReadonlySet<string> = new Set(['JSON.stringify', 'String']);
/** Whether one use is floating. */
interface Question {
  readonly model: SemanticModel;
  readonly use: GeneratorUse;
  handlingOf(call: TSESTree.CallExpression | TSESTree.NewExpression): HostHandling | undefined;
}

/** Says whether a use keeps the generator's body from running, though it was meant to. */
export function floatingUse(
  model: SemanticModel,
  use: GeneratorUse,
  handlingOf: (call: TSESTree.CallExpression | TSESTree.NewExpression) => HostHandling | undefined,
): FloatingUse | undefined {
  const question = { model, use, handlingOf };
  switch (use.kind) {
    case 'dropped':
      return floating(question, 'dropped', use.made ?? use.node);
    case 'awaited':
      return isSteppedLater(question, use.node) ? undefined : floating(question, 'awaited', use.node);
    case 'chained':
    case 'constructed':
    case 'read':
    case 'tested':
    case 'uncalled':
      return floating(question, use.kind, use.node);
    case 'combined':
      return combined(question, use);
    case 'returned':
      return returned(question, use);
    case 'passed':
      return use.made ? shown(question, use) : passed(question, use);
    default:
      return undefined;
  }
}

function floating(question: Question, kind: FloatingKind, node: TSESTree.Node, handling?: HostHandling): FloatingUse {
  return { kind, use: question.use, at: node, handling };
}

/** `Promise.all` gives the object back, too, to whatever is done with its result. */
function combined(question: Question, { call, node }: Extract<GeneratorUse, { kind: 'combined' }>) {
  const uses = usesOnceSettled(question.model, node, call);
  if (uses?.some(isOfGenerator)) return undefined;
  const isLost = uses?.every(({ kind, ...use }) => kind === 'dropped' || kind === 'called' || 'name' in use);
  return floating(question, isLost ? 'combined' : 'continuation', isLost ? call : call.callee);
}

function returned(question: Question, { from }: Extract<GeneratorUse, { kind: 'returned' }>): FloatingUse | undefined {
  if (from.generator) return undefined;
  if (from.async) return floating(question, 'returned', question.use.node);
  const call = from.parent.type === 'CallExpression' && from.parent.arguments[0] === from ? from.parent : undefined;
  return call && nameOfMethod(call) === 'map' && isCombinedLater(question, call)
    ? floating(question, 'mapped', call)
    : undefined;
}

/** `console.log(g())`, `JSON.stringify(g())` */
function shown(question: Question, { call }: Extract<GeneratorUse, { kind: 'passed' }>): FloatingUse | undefined {
  const name = question.model.globalName(call.callee);
  const isShown = name !== undefined && (name.startsWith('console.') || showingFunctions.has(name));
  return isShown ? floating(question, 'value', call.callee) : undefined;
}

function passed(
  question: Question,
  { call, node }: Extract<GeneratorUse, { kind: 'passed' }>,
): FloatingUse | undefined {
  const handling = question.handlingOf(call);
  if (handling?.versions?.treatment === 'ignores')
    return floating(question, handling.takes === 'suite' ? 'suite' : 'host', call.callee, handling);
  const name = question.model.globalName(call.callee);
  const isFirst = call.arguments[0] === node;
  if (call.type === 'NewExpression')
    return isFirst && name === 'Promise' ? floating(question, 'executor', call.callee) : undefined;
  if (isDiscardedBy(question.model, call, node)) return floating(question, 'callback', call.callee);
  const method = nameOfMethod(call);
  if (promiseMethods.has(method)) return floating(question, 'continuation', call.callee);
  return isFirst && method === 'map' && isCombinedLater(question, call)
    ? floating(question, 'mapped', call.callee)
    : undefined;
}

/** Whether the array of generator objects that `map` makes is handled like one of promises. */
function isCombinedLater({ model }: Question, map: TSESTree.CallExpression): boolean {
  return model.usesOf(map).some((next) => {
    if (next.kind === 'awaited' || next.kind === 'dropped') return true;
    return next.kind === 'argument' && model.promiseFunction(next.call.callee) !== undefined;
  });
}

/** `await` gives the generator object back, which may then be gone through as it should. */
function isSteppedLater({ model }: Question, awaited: TSESTree.AwaitExpression): boolean {
  return model.usesOf(awaited).some(isOfGenerator);
}

/** Whether a use is one of a generator object: it is gone through, handed on by `yield`, or stepped. */
function isOfGenerator(use: ValueUse): boolean {
  if (use.kind === 'iterated' || use.kind === 'yielded') return true;
  return use.kind === 'member' && (use.name === undefined || generatorMethods.has(use.name));
}

const discarding: ReadonlySet<ResultTreatment> = new Set(['dropped', 'tested', 'used']);

/**
 * Whether a call runs a function that it is handed, and does nothing with the object that a generator function returns,
 * neither at once nor by a promise that nobody asks.
 */
export function isDiscardedBy(
  model: SemanticModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  node: TSESTree.Node,
): boolean {
  if (call.type === 'NewExpression') return false;
  const method = nameOfMethod(call);
  const results = receptionOf(model, call, node)?.results;
  if (results && discarding.has(results)) return true;
  if (method === 'addEventListener') return true;
  return promiseMethods.has(method) && model.usesOf(call).every(({ kind }) => kind === 'dropped');
}

function nameOfMethod({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
}

/** Whether a keyword can be put before the call: it stands by itself as a statement, or as an argument. */
export function takesKeyword({ kind, made }: GeneratorUse): boolean {
  const { parent } = made ?? {};
  if (kind === 'dropped') return parent?.type === 'ExpressionStatement';
  return kind === 'passed' && parent?.type === 'CallExpression';
}
