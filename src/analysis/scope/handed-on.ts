import type { TSESTree } from '@typescript-eslint/utils';
import { argumentIndex, callMethods, type FunctionNode, isWriteTarget, memberName } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';

const sharedProperties: ReadonlySet<string | undefined> = new Set(['length', 'name']);

/** A call that is handed a parameter of the function around it. */
export interface HandedOn {
  /** What is called: `co` of `co(f)` and of `co.call(this, f)`, `co.wrap` of `co.wrap(f)(x)`. */
  readonly callee: TSESTree.Node;
  /** Which argument the parameter is. */
  readonly at: number;
  /** What a call of the parameter gives is handed over: `co(f(x))`. */
  readonly isCalled: boolean;
}

/**
 * The calls that a function hands a parameter to; none where it does anything else with the parameter but to ask for what
 * an async function has in common with a generator function: its `typeof`, `length` and `name`, and that it is there.
 *
 * @param index which parameter
 */
export function handedOn(node: FunctionNode, index: number, bindings: Bindings): readonly HandedOn[] {
  const parameter = node.params[index];
  const variable = parameter?.type === 'Identifier' ? bindings.declaredBy(node, parameter.name) : undefined;
  if (!variable || isDeclared(node, parameter)) return [];
  const mentions = variable.references
    .filter((reference) => !isSharedFact(reference.identifier as TSESTree.Node))
    .map((reference) => (reference.isReadOnly() ? handedBy(reference.identifier as TSESTree.Node) : undefined));
  const handed = mentions.filter((mention) => mention !== undefined);
  return handed.length === mentions.length ? handed : [];
}

/** Whether a declared type says what is handed over: then an async function in its place may not be of that type. */
function isDeclared({ parent }: FunctionNode, parameter: TSESTree.Parameter | undefined): boolean {
  const type = parameter?.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (type) return type.type !== 'TSAnyKeyword';
  if (parent.type === 'VariableDeclarator') return parent.id.typeAnnotation !== undefined;
  return parent.type === 'TSAsExpression' || parent.type === 'TSSatisfiesExpression';
}

function isSharedFact(mention: TSESTree.Node): boolean {
  const { parent } = mention;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof' || parent.operator === '!';
  const isRead = parent?.type === 'MemberExpression' && parent.object === mention && !isWriteTarget(parent);
  return isRead && sharedProperties.has(memberName(parent));
}

function handedBy(mention: TSESTree.Node): HandedOn | undefined {
  const called = callOf(mention);
  const value = called ?? mention;
  const call = value.parent;
  if (call?.type !== 'CallExpression') return undefined;
  const place = argumentIndex(call, value);
  if (place === undefined) return undefined;
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || !callMethods.has(method))
    return { callee, at: place, isCalled: called !== undefined };
  return method === 'call' && place > 0
    ? { callee: callee.object, at: place - 1, isCalled: called !== undefined }
    : undefined;
}

/** `f(…)`, `f.call(…)` and `f.apply(…)` of `f`. */
function callOf(mention: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = mention;
  const isReflective =
    parent?.type === 'MemberExpression' && parent.object === mention && callMethods.has(memberName(parent));
  const callee = isReflective ? parent : mention;
  const call = callee.parent;
  return call?.type === 'CallExpression' && call.callee === callee ? call : undefined;
}
