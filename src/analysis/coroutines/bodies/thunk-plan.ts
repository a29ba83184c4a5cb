import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, memberName, unwrapExpression } from '../../../syntax/index.js';
import { type Evaluation, lastNameOf, type SemanticModel } from '../../semantics/index.js';
import type { ThunkLiteral } from '../conversion.js';

/** Functions of the platform that call what they are handed without arguments, with how many arguments they are given. */
const schedulers: ReadonlyMap<string, number> = new Map([
  ['process.nextTick', 1],
  ['queueMicrotask', 1],
  ['setImmediate', 1],
  ['setTimeout', 2],
]);
/** Members of a function by which it is called; undefined where it is not known which member is read. */
const callingMethods: ReadonlySet<string | undefined> = new Set(['apply', 'bind', 'call', undefined]);
/** Names that are written inside of the function. */
const written: readonly string[] = ['resolve', 'reject'];

/**
 * How a thunk that is written out becomes the executor of a promise; undefined where it can only be called by one: a
 * function that may see more than the callback, or that has one of the names that are written.
 */
export function planThunkLiteral(model: SemanticModel, node: TSESTree.Node): ThunkLiteral | undefined {
  if (!isFunction(node) || !isExecutorLike(model, node)) return undefined;
  const [parameter] = node.params as [TSESTree.Identifier];
  const { references } = model.declaredBy(node, parameter.name)!;
  if (references.some((reference) => reference.isWrite())) return undefined;
  const mentions = references.map(({ identifier }) => identifier as TSESTree.Identifier);
  const uses = mentions.map((mention) => useOf(model, mention));
  const settled = uses.flatMap((use) => (use.kind === 'other' ? [] : use));
  if (settled.length === uses.length) return { function: node, settled };
  const [only] = mentions as [TSESTree.Identifier];
  const { parent } = only;
  const isHanded = parent.type === 'CallExpression' && parent.callee !== only;
  if (mentions.length === 1 && isHanded) return { function: node, settled: [], given: { at: only } };
  return node.body.type === 'BlockStatement'
    ? { function: node, settled: [], given: { name: parameter.name } }
    : undefined;
}

/**
 * Whether an async function may go on by a callback that it is handed, as thunks do, and not only by its promise: then it
 * does something with a parameter that may call it.
 */
export function mayCallBack(model: SemanticModel, value: Extract<Evaluation, { kind: 'async-function' }>): boolean {
  if (!value.function) return value.elsewhere?.mayCallBack === true;
  const node = value.function;
  const { usesArguments, usesEval } = model.syntax.functions.get(node)!;
  return usesArguments || usesEval || node.params.some((parameter) => mayBeCalled(model, node, parameter));
}

function mayBeCalled(model: SemanticModel, node: FunctionNode, parameter: TSESTree.Parameter): boolean {
  if (parameter.type !== 'Identifier') return true;
  const { references } = model.declaredBy(node, parameter.name)!;
  return references.some(({ identifier }) => !isOnlyRead(identifier as TSESTree.Identifier));
}

/** Whether a mention is one in which nothing is called, nor kept to be called: the value is given back, or is part of another. */
function isOnlyRead(mention: TSESTree.Identifier): boolean {
  const { parent } = mention;
  switch (parent.type) {
    case 'ReturnStatement':
    case 'AwaitExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'TemplateLiteral':
    case 'ExpressionStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === mention;
    case 'MemberExpression':
      return parent.object !== mention || !callingMethods.has(memberName(parent));
    default:
      return false;
  }
}

function isExecutorLike(model: SemanticModel, node: FunctionNode): boolean {
  const { sourceCode, syntax } = model;
  const { usesArguments, usesEval, usesNewTarget, usesThis } = syntax.functions.get(node)!;
  const [parameter] = node.params;
  if (node.async || node.generator || node.type === 'FunctionDeclaration') return false;
  if (node.params.length !== 1 || parameter?.type !== 'Identifier' || node.returnType) return false;
  if (node.type === 'FunctionExpression' && (usesArguments || usesThis)) return false;
  if (usesEval || usesNewTarget || node.id) return false;
  const { body } = node;
  const hasDirective = body.type === 'BlockStatement' && body.body.some((one) => 'directive' in one && one.directive);
  const head = sourceCode.getTokenBefore(body)!;
  const hasComment = sourceCode.getCommentsInside(node).some((comment) => comment.range[0] < head.range[1]);
  return !hasDirective && !hasComment && !namesAny(model, node, written);
}

/** Whether names stand in a function, other than as properties. */
function namesAny({ sourceCode }: SemanticModel, node: FunctionNode, names: readonly string[]): boolean {
  const tokens = sourceCode.getTokens(node);
  return tokens.some(
    ({ value }, index) => names.includes(value) && !['.', '?.'].includes(tokens[index - 1]?.value ?? ''),
  );
}

type CallbackUse = ThunkLiteral['settled'][number] | { readonly kind: 'other'; readonly node: TSESTree.Identifier };

/** What a use of the callback comes to: the promise is resolved, or rejected, or it depends on what it is called with. */
function useOf(model: SemanticModel, node: TSESTree.Identifier): CallbackUse {
  const { parent } = node;
  if (parent.type !== 'CallExpression' || parent.optional) return { kind: 'other', node };
  if (parent.callee !== node)
    return isScheduled(model, parent, node) ? { kind: 'handed', node } : { kind: 'other', node };
  const [error, ...results] = parent.arguments;
  if (parent.arguments.some(({ type }) => type === 'SpreadElement')) return { kind: 'other', node };
  if (!error || isNothing(error)) return { kind: 'resolved', node, call: parent, results };
  return isError(model, error, parent) ? { kind: 'rejected', node, call: parent, error } : { kind: 'other', node };
}

function isScheduled(model: SemanticModel, call: TSESTree.CallExpression, node: TSESTree.Node): boolean {
  const expected = schedulers.get(model.globalName(call.callee) ?? '');
  return expected !== undefined && call.arguments.length <= expected && call.arguments[0] === node;
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Whether what the callback is called with is certainly there: an error that is made, or was asked for. */
function isError(model: SemanticModel, error: TSESTree.Node, call: TSESTree.CallExpression): boolean {
  const value = unwrapExpression(error);
  if (value.type === 'NewExpression') return /Error$/.test(lastNameOf(value.callee));
  if (value.type !== 'Identifier') return false;
  const variable = model.variableSeenFrom(value, value.name);
  if (!variable || !model.isStable(variable)) return false;
  let inner: TSESTree.Node = call;
  for (let parent = call.parent as TSESTree.Node | undefined; parent && !isFunction(parent); parent = parent.parent) {
    if (parent.type === 'IfStatement' && parent.consequent === inner)
      return parent.test.type === 'Identifier' && model.variableSeenFrom(parent.test, parent.test.name) === variable;
    inner = parent;
  }
  return false;
}
