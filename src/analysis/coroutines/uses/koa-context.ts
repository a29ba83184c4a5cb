import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, type GeneratorFunction, isInside } from '../../../syntax/index.js';
import { downstreamOf, ownContext, takesContext } from '../../hosts/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { GeneratorNeed } from '../generator-need.js';

const contextNames = ['ctx', 'context'] as const;

/**
 * Plans the new head of a generator function that koa 1 runs with the context as its `this`, for koa 2, which hands the
 * context over, and what becomes of `this` and `next` in it.
 *
 * @param contextAt where the context stands among the parameters in koa 2
 */
export function planContext(
  model: SemanticModel,
  node: GeneratorFunction,
  contextAt: number,
): Pick<GeneratorNeed, 'context'> & Required<Pick<GeneratorNeed, 'downstream' | 'reasons'>> {
  const reasons: Reason[] = [];
  const { receivers, nested } = ownContext(model, node);
  const alias = aliasOf(model, node, receivers);
  const isThere = takesContext(model, node);
  const name = alias?.name ?? contextNames.find((candidate) => !isMentioned(model.sourceCode, node, candidate));
  const downstream = downstreamOf(model, node, contextAt);
  if (!name && !isThere) note('context-name', node);
  if (model.syntax.functions.get(node)!.usesArguments) note('handler-arguments', node);
  if (nested) note('nested-this', nested);
  if (downstream.kept) note('next-kept', downstream.kept, { next: downstream.kept });
  const all = [...downstream.yields, ...downstream.handedOn].sort((one, other) => one.range[0] - other.range[0]);
  const again = secondOf(all, node);
  if (again) note('next-twice', again, { next: again.argument! });
  const context = {
    name: name ?? contextNames[0],
    at: contextAt,
    isUsed: receivers.length > 0 || node.params.length > contextAt,
    receivers: receivers.filter((receiver) => !alias || !isInside(receiver, alias.declaration)),
    ...(alias && { alias: alias.declaration }),
  };
  return {
    ...(isThere ? {} : { context }),
    reasons,
    downstream: new Set(downstream.yields),
  };

  function note(code: ReasonCode, place: TSESTree.Node, data: Readonly<Record<string, Datum>> = {}): void {
    reasons.push({ code, node: place, data: { line: place.loc.start.line, ...data } });
  }
}

/**
 * The first `var ctx = this;` of a function, whose name the parameter can have: it stands for nothing else, wherever the
 * function mentions `this`.
 */
function aliasOf(
  model: SemanticModel,
  node: GeneratorFunction,
  receivers: readonly TSESTree.ThisExpression[],
): { readonly name: string; readonly declaration: TSESTree.VariableDeclaration } | undefined {
  for (const declaration of node.body.body) {
    if (declaration.type !== 'VariableDeclaration' || declaration.declarations.length !== 1) continue;
    const [{ id, init }] = declaration.declarations as [TSESTree.VariableDeclarator];
    if (init?.type !== 'ThisExpression' || id.type !== 'Identifier' || id.typeAnnotation) continue;
    const variable = model.declaredBy(declaration.declarations[0], id.name);
    const isClear =
      variable &&
      model.isStable(variable) &&
      receivers.every((receiver) => model.variableSeenFrom(receiver, id.name) === variable);
    if (isClear && model.sourceCode.getCommentsInside(declaration).length === 0) return { name: id.name, declaration };
  }
  return undefined;
}

const loops: ReadonlySet<string> = new Set([
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'WhileStatement',
]);

/** One that may be reached after another in the same run: koa 1 ignores the second `yield next`, koa 2 throws. */
function secondOf(
  yields: readonly TSESTree.YieldExpression[],
  within: FunctionNode,
): TSESTree.YieldExpression | undefined {
  return yields.find(
    (one, index) =>
      ancestorsOf(one, within).some(({ type }) => loops.has(type)) ||
      yields.slice(0, index).some((before) => !excludes(before, one, within)),
  );
}

/** Whether the later of two places is never reached in a run that reached the earlier one. */
function excludes(before: TSESTree.Node, after: TSESTree.Node, within: FunctionNode): boolean {
  let inner = before;
  for (const outer of ancestorsOf(before, within)) {
    if (isInside(after, outer)) return areBranches(outer, inner, after);
    if (leavesAfter(inner, outer)) return !ancestorsOf(inner, within).some(({ type }) => type === 'TryStatement');
    inner = outer;
  }
  return false;
}

/** Whether two places stand in the two branches of a condition. */
function areBranches(node: TSESTree.Node, inner: TSESTree.Node, after: TSESTree.Node): boolean {
  if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression') return false;
  const { alternate } = node;
  return inner === node.consequent && alternate !== null && alternate.range[0] <= after.range[0];
}

/** Whether the function ends with a part of a statement or a block: `return …`, or a `return` further down. */
function leavesAfter(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  if (isEnd(outer)) return true;
  if (outer.type !== 'BlockStatement') return false;
  return outer.body.slice(outer.body.indexOf(inner as TSESTree.Statement) + 1).some(isEnd);
}

function isEnd({ type }: TSESTree.Node): boolean {
  return type === 'ReturnStatement' || type === 'ThrowStatement';
}

function ancestorsOf(node: TSESTree.Node, within: FunctionNode): TSESTree.Node[] {
  const ancestors: TSESTree.Node[] = [];
  for (let current = node.parent; current && current !== within; current = current.parent) ancestors.push(current);
  return ancestors;
}

/** Whether a name stands anywhere in a function other than as a property that is read. */
function isMentioned(sourceCode: Readonly<TSESLint.SourceCode>, node: FunctionNode, name: string): boolean {
  const tokens = sourceCode.getTokens(node);
  return tokens.some(({ value }, index) => value === name && !['.', '?.'].includes(tokens[index - 1]?.value ?? ''));
}
