import type { TSESTree } from '@typescript-eslint/utils';
import type { Door, FileContext } from './door.js';
import { type FloatingUse, floatingUse, normalForIterators } from './floating-uses.js';
import { createGeneratorUses } from './generator-uses.js';
import { hostHandlersOf } from './host-handlers.js';
import { findOwnMeaning } from './own-meaning.js';

/** Where a call stands whose value can be a mistake; asked before types are, which cost more. */
const suspicious: ReadonlySet<string> = new Set([
  ...['ArrayExpression', 'AwaitExpression', 'CallExpression', 'ChainExpression', 'ExpressionStatement'],
  ...['LogicalExpression', 'MemberExpression', 'UnaryExpression', 'VariableDeclarator'],
]);

/** The uses by which generators of other files never run, where types show what is called. */
export function floatingForeignUses(door: Door, { sourceCode, filename }: FileContext): FloatingUse[] {
  const hasTypes = Boolean(sourceCode.parserServices?.program);
  if (!hasTypes && !door.isTypeScript) return [];
  const meaning = findOwnMeaning(door, filename);
  if (meaning.library !== undefined) return [];
  const uses = createGeneratorUses(door);
  const handlingOf = hostHandlersOf(door, filename).ofCall;
  return door.syntax.calls
    .filter((call) => suspicious.has(call.parent.type) && isForeignGenerator(call))
    .flatMap((call) => uses.ofObject(call).flatMap((use) => floatingUse(door, use, handlingOf) ?? []))
    .filter(({ kind }) => !normalForIterators.has(kind));

  function isForeignGenerator(call: TSESTree.CallExpression): boolean {
    const called = door.generatorCalledBy(call);
    if (called?.async || called?.function) return false;
    if (!called && !door.isTypedGenerator(call) && !isDeclaredGenerator(call.callee)) return false;
    return call.callee.type !== 'MemberExpression' || !meaning.isInProject();
  }

  /** `declare function g(): Generator<…>` in the file itself. */
  function isDeclaredGenerator(callee: TSESTree.Node): boolean {
    const variable = callee.type === 'Identifier' ? door.bindings.variableOf(callee) : undefined;
    const [definition] = variable?.defs.length === 1 ? variable.defs : [];
    const node = definition?.node as TSESTree.Node | undefined;
    const type = node?.type === 'TSDeclareFunction' ? node.returnType?.typeAnnotation : undefined;
    return type?.type === 'TSTypeReference' && sourceCode.getText(type.typeName) === 'Generator';
  }
}
