import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { exportStatementOf, isFunction, isInside, previousStatement } from '../../../syntax/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import { appliedToArguments, forwardedTo } from './forwarder.js';

/** A function that hands its calls on to a wrapped one, with what stands around both, as Babel writes them. */
export type Forwarding =
  /**
   * `function f(_x) { return _f.apply(this, arguments); }`, and right after it
   * `function _f() { _f = wrap(function* (x) {…}); return _f.apply(this, arguments); }`
   */
  | {
      readonly kind: 'pair';
      readonly forwarder: TSESTree.FunctionDeclaration;
      readonly holder: TSESTree.FunctionDeclaration;
    }
  /** `function () { var _f = wrap(function* (x) {…}); return function f(_x) { return _f.apply(this, arguments); }; }()` */
  | {
      readonly kind: 'expression';
      readonly forwarder: TSESTree.FunctionExpression | TSESTree.FunctionDeclaration;
      /** The call that gives the forwarder. */
      readonly call: TSESTree.CallExpression;
    };

/** The forwarding that the call of a wrapper is part of, if nothing else uses what belongs to it. */
export function forwardingOf(model: SemanticModel, wrapped: TSESTree.CallExpression): Forwarding | undefined {
  const { parent } = wrapped;
  if (parent.type === 'AssignmentExpression' && parent.right === wrapped) return pairOf(model, parent);
  return parent.type === 'VariableDeclarator' ? expressionOf(model, parent) : undefined;
}

function pairOf(
  model: SemanticModel,
  { operator, left, parent }: TSESTree.AssignmentExpression,
): Forwarding | undefined {
  if (operator !== '=' || left.type !== 'Identifier' || parent.type !== 'ExpressionStatement') return undefined;
  const holder = enclosingFunction(parent);
  if (holder?.type !== 'FunctionDeclaration' || holder.id?.name !== left.name || !isPlain(holder)) return undefined;
  const [first, last, ...others] = holder.body.body;
  if (first !== parent || !last || others.length > 0 || appliedToArguments(last)?.name !== left.name) return undefined;
  const variable = model.declaredBy(holder, left.name);
  const inside = mentionsIn(variable, holder);
  const [outside, ...more] = (variable?.references ?? []).filter((reference) => !inside.includes(reference));
  if (variable?.defs.length !== 1 || inside.length !== 2 || !outside || more.length > 0) return undefined;
  const identifier = outside.identifier as TSESTree.Identifier;
  const forwarder = enclosingFunction(identifier);
  if (forwarder?.type !== 'FunctionDeclaration' || forwardedTo(forwarder) !== identifier) return undefined;
  return declarationStatement(forwarder) === previousStatement(holder)
    ? { kind: 'pair', forwarder, holder }
    : undefined;
}

function expressionOf(model: SemanticModel, declarator: TSESTree.VariableDeclarator): Forwarding | undefined {
  const { id, parent: declaration } = declarator;
  const maker = enclosingFunction(declarator);
  const call = maker?.parent;
  if (!maker || call?.type !== 'CallExpression' || call.callee !== maker || call.optional) return undefined;
  if (maker.body.type !== 'BlockStatement' || !isPlain(maker)) return undefined;
  const [first, ...rest] = maker.body.body;
  if (first !== declaration || declaration.declarations.length > 1 || id.type !== 'Identifier') return undefined;
  const forwarder = returnedFunction(rest);
  const variable = model.declaredBy(declarator, id.name);
  if (call.arguments.length > 0 || !forwarder || variable?.references.length !== 2) return undefined;
  const target = forwardedTo(forwarder);
  const isOnlyUse = variable.references.some(({ identifier }) => identifier === target);
  return isOnlyUse ? { kind: 'expression', forwarder, call } : undefined;
}

/** The `f` of `return function f() {…};`, or of `function f() {…} return f;` */
function returnedFunction(
  statements: readonly TSESTree.Statement[],
): TSESTree.FunctionExpression | TSESTree.FunctionDeclaration | undefined {
  const last = statements.at(-1);
  const returned = last?.type === 'ReturnStatement' ? last.argument : undefined;
  if (statements.length === 1) return returned?.type === 'FunctionExpression' ? returned : undefined;
  const [declared] = statements;
  const isDeclared = statements.length === 2 && declared?.type === 'FunctionDeclaration';
  return isDeclared && returned?.type === 'Identifier' && returned.name === declared.id.name ? declared : undefined;
}

/** Whether calling the function does nothing but run its body. */
function isPlain(node: TSESTree.Node): boolean {
  return isFunction(node) && !node.async && !node.generator && node.params.length === 0;
}

function mentionsIn(variable: TSESLint.Scope.Variable | undefined, node: TSESTree.Node): TSESLint.Scope.Reference[] {
  return (variable?.references ?? []).filter(({ identifier }) => isInside(identifier, node));
}

/** A function declaration with the `export` around it. */
function declarationStatement(node: TSESTree.FunctionDeclaration): TSESTree.Node {
  return exportStatementOf(node) ?? node;
}
