import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../../syntax/index.js';
import { type Activation, uninitialized } from './machine.js';
import { assign, evaluate, isTruthy, keyOf } from './expressions.js';
import { closure, type Computation, type Frame } from './function.js';
import { itemsOf } from './globals.js';
import { readMember } from './members.js';
import { Thrown, Unaccounted, type Value } from './value.js';

/** How a statement ended, if not by going on to the next. */
export type Completion =
  { readonly type: 'return'; readonly value: Value } | { readonly type: 'break' | 'continue' } | undefined;

/** Runs a statement. */
export function* execute(frame: Frame, node: TSESTree.Node): Computation<Completion> {
  frame.machine.countStep(node);
  switch (node.type) {
    case 'EmptyStatement':
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return undefined;
    case 'ExpressionStatement':
      yield* evaluate(frame, node.expression);
      return undefined;
    case 'VariableDeclaration':
      return yield* executeDeclaration(frame, node);
    case 'BlockStatement':
      return yield* executeBlock(frame, node);
    case 'IfStatement':
      if (isTruthy(frame, yield* evaluate(frame, node.test), node.test)) return yield* execute(frame, node.consequent);
      return node.alternate ? yield* execute(frame, node.alternate) : undefined;
    case 'ReturnStatement':
      return { type: 'return', value: node.argument ? yield* evaluate(frame, node.argument) : undefined };
    case 'ThrowStatement':
      throw new Thrown(yield* evaluate(frame, node.argument));
    case 'TryStatement':
      return yield* executeTry(frame, node);
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return yield* executeLoop(frame, node);
    case 'BreakStatement':
    case 'ContinueStatement':
      if (node.label) throw new Unaccounted(node);
      return { type: node.type === 'BreakStatement' ? 'break' : 'continue' };
    default:
      throw new Unaccounted(node);
  }
}

function* executeDeclaration(frame: Frame, node: TSESTree.VariableDeclaration): Computation<undefined> {
  for (const { id, init } of node.declarations) {
    if (!init && node.kind === 'var') continue;
    const value = init ? yield* evaluate(frame, init) : undefined;
    yield* bindPattern(frame, id, value, 'declare');
  }
  return undefined;
}

function* executeBlock(outer: Frame, node: TSESTree.BlockStatement): Computation<Completion> {
  const frame = enterScope(outer, node);
  declareFunctions(frame, node.body);
  for (const statement of node.body) {
    const completion = yield* execute(frame, statement);
    if (completion) return completion;
  }
  return undefined;
}

function* executeTry(frame: Frame, node: TSESTree.TryStatement): Computation<Completion> {
  let completion: Completion;
  try {
    completion = yield* executeBlock(frame, node.block);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    if (!node.handler) {
      yield* executeFinalizer(frame, node);
      throw error;
    }
    const inner = enterScope(frame, node.handler);
    if (node.handler.param) yield* bindPattern(inner, node.handler.param, error.value, 'declare');
    completion = yield* executeBlock(inner, node.handler.body);
  }
  return (yield* executeFinalizer(frame, node)) ?? completion;
}

/** A `finally` whose `catch` throws is not followed. */
function* executeFinalizer(frame: Frame, { handler, finalizer }: TSESTree.TryStatement): Computation<Completion> {
  if (!finalizer) return undefined;
  if (handler) throw new Unaccounted(finalizer);
  return yield* executeBlock(frame, finalizer);
}

function* executeLoop(
  outer: Frame,
  node: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement,
): Computation<Completion> {
  // One activation for all rounds of a `for`: none of its variables is kept by a closure in what is modelled.
  const frame = node.type === 'ForStatement' ? enterScope(outer, node) : outer;
  if (node.type === 'ForStatement' && node.init) {
    if (node.init.type === 'VariableDeclaration') yield* executeDeclaration(frame, node.init);
    else yield* evaluate(frame, node.init);
  }
  for (let isFirst = true; ; isFirst = false) {
    const isTested = node.test && !(isFirst && node.type === 'DoWhileStatement');
    if (isTested && !isTruthy(frame, yield* evaluate(frame, node.test!), node.test!)) return undefined;
    const completion = yield* execute(frame, node.body);
    if (completion?.type === 'return') return completion;
    if (completion?.type === 'break') return undefined;
    if (node.type === 'ForStatement' && node.update) yield* evaluate(frame, node.update);
  }
}

/** Gives a value to a name or pattern: in a declaration, a parameter or an assignment. */
export function* bindPattern(
  frame: Frame,
  target: TSESTree.Node,
  value: Value,
  mode: 'declare' | 'assign',
): Computation<undefined> {
  switch (target.type) {
    case 'Identifier':
      if (mode === 'assign') frame.machine.write(target, frame.activation, value);
      else declare(frame, target, value);
      return undefined;
    case 'AssignmentPattern':
      return yield* bindPattern(
        frame,
        target.left,
        value === undefined ? yield* evaluate(frame, target.right) : value,
        mode,
      );
    case 'ObjectPattern':
      for (const property of target.properties) {
        if (property.type !== 'Property') throw new Unaccounted(property);
        const name = yield* keyOf(frame, property);
        yield* bindPattern(frame, property.value, readMember(frame.machine, value, name, property), mode);
      }
      return undefined;
    case 'ArrayPattern':
      for (const [index, element] of target.elements.entries()) {
        if (!element) continue;
        const rest = element.type === 'RestElement';
        const items = itemsOf(value);
        const given: Value = rest ? { kind: 'list', items: items.slice(index) } : items[index];
        yield* bindPattern(frame, rest ? element.argument : element, given, mode);
      }
      return undefined;
    default:
      if (mode === 'assign') return yield* assign(frame, target, value);
      throw new Unaccounted(target);
  }
}

/** A declared name belongs to the innermost activation that has a variable of that name. */
function declare({ activation }: Frame, { name }: TSESTree.Identifier, value: Value): void {
  for (let current: Activation | undefined = activation; current; current = current.parent) {
    for (const variable of current.variables.keys()) {
      if (variable.name === name) return void current.variables.set(variable, value);
    }
  }
}

function enterScope(outer: Frame, node: TSESTree.Node): Frame {
  const scope = outer.machine.sources.sourceCode.scopeManager?.acquire(node);
  if (!scope) return outer;
  const activation: Activation = { variables: new Map(), parent: outer.activation };
  declareAll(activation, scope);
  return { ...outer, activation };
}

/** Enters the variables of a scope. */
export function declareAll({ variables }: Activation, scope: TSESLint.Scope.Scope | null | undefined): void {
  for (const variable of scope?.variables ?? []) {
    const [definition] = variable.defs;
    if (!definition) continue;
    const isLexical =
      definition.node.type === 'VariableDeclarator' &&
      definition.node.parent.kind !== 'var' &&
      (definition.type as string) === 'Variable';
    variables.set(variable, isLexical ? uninitialized : undefined);
  }
}

/** Function declarations have their value from the start of their block. */
export function declareFunctions(frame: Frame, statements: readonly TSESTree.Node[]): void {
  for (const statement of statements) {
    if (isFunction(statement) && statement.type === 'FunctionDeclaration' && statement.id)
      declare(frame, statement.id, closure(statement, frame));
  }
}
