import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { exportStatementOf, type FunctionNode, isFunction, memberName, propertyName } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import type { SyntaxIndex } from './syntax-index.js';

type Variable = TSESLint.Scope.Variable;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What looking for the calls of a function asks of its file. */
interface File {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
}

/** What all calls of a function hand over for one of its parameters. */
export interface HandedOver {
  /** An argument for each call, `undefined` for one that leaves it out. */
  readonly given: readonly (TSESTree.CallExpressionArgument | undefined)[];
  /** The call that makes of the function what is called, and which of its arguments the function is. */
  readonly through: { readonly callee: TSESTree.Node; readonly at: number } | undefined;
}

/**
 * What a function is handed for one of its parameters, where the file has all its calls: nothing is done with its name
 * but that it is called, given members and asked for by `instanceof`, and nothing gets hold of it by what it makes.
 * Undefined where there may be other calls.
 */
export function handedFor(parameter: Variable, { bindings, syntax }: File): HandedOver | undefined {
  const owner = parameter.defs[0]?.node;
  if (parameter.defs.length !== 1 || !owner || !isFunction(owner)) return undefined;
  const index = owner.params.findIndex((one) => one === parameter.identifiers[0]);
  if (index < 0 || mentionsItself(owner, { bindings, syntax })) return undefined;
  const { parent } = owner;
  const at = parent.type === 'CallExpression' ? parent.arguments.findIndex((argument) => argument === owner) : -1;
  const through = parent.type === 'CallExpression' && at >= 0 ? { callee: parent.callee, at } : undefined;
  const calls = callsOf(through ? parent : owner, { bindings, syntax });
  if (!calls || calls.some(({ arguments: given }) => given.slice(0, index + 1).some(isSpread))) return undefined;
  const isHandedOn = (given: TSESTree.CallExpressionArgument | undefined): boolean =>
    given?.type === 'Identifier' && bindings.variableOf(given) === parameter;
  return { given: calls.map(({ arguments: given }) => given[index]).filter((one) => !isHandedOn(one)), through };
}

function isSpread({ type }: TSESTree.Node): boolean {
  return type === 'SpreadElement';
}

/** Whether a function may mention itself other than by its name in the file, or change what it is handed. */
function mentionsItself(node: FunctionNode, { bindings, syntax }: File): boolean {
  const { usesArguments, usesEval, usesNewTarget } = syntax.functions.get(node)!;
  if (usesArguments || usesEval || usesNewTarget) return true;
  if (node.type !== 'FunctionExpression' || !node.id) return false;
  return bindings.declaredBy(node, node.id.name)!.references.length > 0;
}

/** All calls of a value that has a name of the file's own; undefined where there may be others. */
function callsOf(value: TSESTree.Node, { bindings, syntax }: File): readonly Call[] | undefined {
  const variable = holderOf(value, bindings);
  const isDeclared = variable?.defs.length === 1 && !exportStatementOf(variable.defs[0]!.node);
  // Functions of a script are there for other scripts, too.
  if (!variable || !isDeclared || variable.scope.type === 'global') return undefined;
  const isFunctionItself = variable.defs[0]!.node === value;
  if (variable.references.filter((one) => one.isWrite()).length > (isFunctionItself ? 0 : 1)) return undefined;
  const mentions = variable.references
    .filter((one) => !one.isWrite())
    .map(({ identifier }) => identifier as TSESTree.Node);
  if (!mentions.every((mention) => callAt(mention) ?? leavesAlone(mention, syntax))) return undefined;
  const calls = mentions.flatMap((mention) => callAt(mention) ?? []);
  const isPlain = calls.length === mentions.length && calls.every(({ type }) => type === 'CallExpression');
  return isPlain || !readsConstructors(syntax) ? calls : undefined;
}

/** Whether a file reads `constructor`, by which an instance gives hold of the function that made it. */
const readsConstructors = memoize(({ calls, members, patterns }: SyntaxIndex): boolean => {
  const names = [
    ...members.map(memberName),
    ...patterns.flatMap(({ properties }) => properties.map((one) => one.type === 'Property' && propertyName(one))),
    // `Reflect.get(object, 'constructor')`
    ...calls.flatMap((call) => call.arguments.map((one) => one.type === 'Literal' && one.value)),
  ];
  return names.includes('constructor');
});

/** The variable that is declared with a value, or that a statement gives it to. */
function holderOf(value: TSESTree.Node, bindings: Bindings): Variable | undefined {
  const { parent } = value as { parent: TSESTree.Node };
  if (value.type === 'FunctionDeclaration') return value.id ? bindings.declaredBy(value, value.id.name) : undefined;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
    return bindings.declaredBy(parent, parent.id.name);
  const isGiven = parent.type === 'AssignmentExpression' && parent.operator === '=' && parent.right === value;
  if (!isGiven || parent.left.type !== 'Identifier' || parent.parent.type !== 'ExpressionStatement') return undefined;
  const variable = bindings.variableOf(parent.left);
  return variable?.defs[0]?.type === 'Variable' ? variable : undefined;
}

function callAt(mention: TSESTree.Node): Call | undefined {
  const { parent } = mention;
  const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  return isCall && parent.callee === mention ? parent : undefined;
}

/** `x instanceof F`, `F.prototype.method = …`, `F.level = 1`: nothing by which others get hold of the function. */
function leavesAlone(mention: TSESTree.Node, syntax: SyntaxIndex): boolean {
  const { parent } = mention as { parent: TSESTree.Node };
  if (parent.type === 'BinaryExpression') return parent.operator === 'instanceof' && parent.right === mention;
  if (parent.type !== 'MemberExpression' || parent.object !== mention) return false;
  const isOfPrototype = memberName(parent) === 'prototype';
  const member = isOfPrototype ? parent.parent : parent;
  const write = member.parent;
  if (member.type !== 'MemberExpression' || memberName(member) === undefined) return false;
  if (write?.type !== 'AssignmentExpression' || write.left !== member) return false;
  return isOfPrototype || hasOwnReceiver(write.right, syntax);
}

/** Whether a member of a function is called with no `this`, which would be the function, or has another one. */
function hasOwnReceiver(value: TSESTree.Node, { functions }: SyntaxIndex): boolean {
  if (isFunction(value)) return !functions.get(value)!.usesThis;
  return value.type === 'Literal' || value.type === 'ObjectExpression' || value.type === 'ArrayExpression';
}
