import type { TSESTree } from '@typescript-eslint/utils';
import { hostHandlersOf } from '../hosts/index.js';
import { findOwnMeaning, type SemanticModel } from '../semantics/index.js';
import { type FloatingUse, floatingUse, normalForIterators } from './floating-uses.js';
import { createGeneratorUses } from './generator-uses.js';

/** Where a call stands whose value can be a mistake; asked before types are, which cost more. */
const suspicious: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AwaitExpression',
  'CallExpression',
  'ChainExpression',
  'ExpressionStatement',
  'LogicalExpression',
  'MemberExpression',
  'UnaryExpression',
  'VariableDeclarator',
]);

/**
 * The uses by which generators of other files never run, where types show what is called. Asked of files that may call
 * some.
 */
export function floatingForeignUses(model: SemanticModel): FloatingUse[] {
  const meaning = findOwnMeaning(model);
  if (meaning.library !== undefined) return [];
  const uses = createGeneratorUses(model);
  const handlingOf = hostHandlersOf(model).ofCall;
  return model.syntax.calls
    .filter((call) => suspicious.has(call.parent.type) && isForeignGenerator(call))
    .flatMap((call) => uses.ofObject(call).flatMap((use) => floatingUse(model, use, handlingOf) ?? []))
    .filter(({ kind }) => !normalForIterators.has(kind));

  function isForeignGenerator(call: TSESTree.CallExpression): boolean {
    const called = model.generatorCalledBy(call);
    if (called?.async || called?.function) return false;
    if (!called && !model.isTypedGenerator(call) && !isDeclaredGenerator(call.callee)) return false;
    return call.callee.type !== 'MemberExpression' || !meaning.isInProject();
  }

  /** `declare function g(): Generator<…>` in the file itself. */
  function isDeclaredGenerator(callee: TSESTree.Node): boolean {
    const variable = model.variableOf(callee);
    const [definition] = variable?.defs.length === 1 ? variable.defs : [];
    const node = definition?.node as TSESTree.Node | undefined;
    const type = node?.type === 'TSDeclareFunction' ? node.returnType?.typeAnnotation : undefined;
    return model.globalTypeName(type) === 'Generator';
  }
}
