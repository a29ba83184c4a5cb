import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, isInside } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { awaitSiteOf } from './await-site.js';

/** `new Promise((resolve) => { const x = await g(); … })` with the first statement moved to before the promise. */
export interface MoveRewrite {
  readonly kind: 'move';
  /** The statement that makes the promise, and waits for it or returns it. */
  readonly statement: TSESTree.Statement;
  readonly moved: TSESTree.Statement;
  /** What the executor starts with instead. */
  readonly next: TSESTree.Statement;
  /** The function that returns the promise, where it is not async yet. */
  readonly function: FunctionNode | undefined;
}

/**
 * How the first statement of an executor, if it holds all that waits there, can stand before the promise; undefined where
 * it would not mean the same. Its errors then reject what is waited for all the same.
 */
export function planMove(executor: FunctionNode, model: SemanticModel): MoveRewrite | undefined {
  const { parent: creation, body, params } = executor;
  if (creation.type !== 'NewExpression' || creation.arguments[0] !== executor || executor.id) return undefined;
  if (body.type !== 'BlockStatement' || !params.every(({ type }) => type === 'Identifier')) return undefined;
  const [moved, next] = body.body;
  if (!moved || !next || !isSimple(moved) || !isMovable(executor, moved, next, model)) return undefined;
  const place = placeOf(creation, model);
  return place && !namesClash(executor, moved, place.statement, model)
    ? { kind: 'move', ...place, moved, next }
    : undefined;
}

/** Whether a statement is `await …;`, or a declaration of what is waited for. */
function isSimple(statement: TSESTree.Statement): boolean {
  if (statement.loc.start.line !== statement.loc.end.line) return false;
  if (statement.type === 'ExpressionStatement') return statement.expression.type === 'AwaitExpression';
  const isDeclaration =
    statement.type === 'VariableDeclaration' && (statement.kind === 'const' || statement.kind === 'let');
  return isDeclaration && statement.declarations.length === 1;
}

/** Whether nothing in the statement is of the executor, and nothing else in the executor waits. */
function isMovable(executor: FunctionNode, moved: TSESTree.Node, next: TSESTree.Node, model: SemanticModel): boolean {
  const { sourceCode, syntax } = model;
  if (sourceCode.commentsExistBetween(sourceCode.getFirstToken(executor.body)!, next)) return false;
  const facts = syntax.functions.get(executor)!;
  const isOwn =
    executor.type !== 'ArrowFunctionExpression' && (facts.usesThis || facts.usesArguments || facts.usesNewTarget);
  if (isOwn) return false;
  const awaits = sourceCode.getTokens(executor.body).filter(({ value }) => value === 'await');
  if (awaits.some((word) => !isInside(word, moved))) return false;
  const { variables } = sourceCode.scopeManager!.acquire(executor)!;
  return variables.every(
    ({ defs, references }) =>
      defs.some(({ name }) => isInside(name, moved)) ||
      !references.some(({ identifier }) => isInside(identifier, moved)),
  );
}

/** Where the promise is made: what is awaited, or all that a function returns. */
function placeOf(
  creation: TSESTree.NewExpression,
  model: SemanticModel,
): Pick<MoveRewrite, 'statement' | 'function'> | undefined {
  const { parent } = creation;
  if (parent.type === 'ReturnStatement') return returnedFrom(parent, model);
  if (parent.type !== 'AwaitExpression') return undefined;
  const { kind } = awaitSiteOf(parent);
  if (kind !== 'async' && !(kind === 'module' && model.allowsTopLevelAwait)) return undefined;
  const statement = parent.parent.type === 'VariableDeclarator' ? parent.parent.parent : parent.parent;
  const isStatement =
    statement.type === 'ExpressionStatement' ||
    statement.type === 'ReturnStatement' ||
    (statement.type === 'VariableDeclaration' && statement.declarations.length === 1);
  const isInList = statement.parent?.type === 'BlockStatement' || statement.parent?.type === 'Program';
  return isStatement && isInList ? { statement, function: undefined } : undefined;
}

function returnedFrom(statement: TSESTree.ReturnStatement, { syntax }: SemanticModel): ReturnType<typeof placeOf> {
  const { parent: body } = statement;
  const around = enclosingFunction(statement);
  if (!around || body !== around.body || body.type !== 'BlockStatement' || body.body.at(-1) !== statement)
    return undefined;
  if (around.async) return { statement, function: undefined };
  return syntax.functions.get(around)?.returns.length === 1 ? { statement, function: around } : undefined;
}

/** Whether a name that the statement declares is used, for whatever, around the executor. */
function namesClash(
  executor: FunctionNode,
  moved: TSESTree.Statement,
  statement: TSESTree.Node,
  model: SemanticModel,
): boolean {
  if (moved.type !== 'VariableDeclaration') return false;
  const { sourceCode } = model;
  const names = new Set(sourceCode.getDeclaredVariables(moved).map(({ name }) => name));
  let around = statement;
  while (around.parent && !isFunction(around)) around = around.parent;
  return sourceCode.getTokens(around).some((token) => names.has(token.value) && !isInside(token, executor));
}
