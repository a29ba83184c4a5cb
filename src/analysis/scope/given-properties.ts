import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isWriteTarget, memberName, propertyName, unwrapExpression } from '../../syntax/index.js';
import type { SyntaxIndex } from './syntax-index.js';

/** Functions that give their first argument properties of others, as the language and libraries name them. */
const mixers: ReadonlySet<string | undefined> = new Set([
  ...['assign', 'assignIn', 'defaults', 'defineProperties', 'defineProperty', 'extend', 'merge', 'mixin', 'mixins'],
]);

/** Names of properties that the file gives to objects after they are made, of whatever object. */
export const assignedProperties = memoize(({ calls, members }: SyntaxIndex): ReadonlySet<string> => {
  const given = calls.flatMap((call) => (isMixer(call) ? (namesGiven(call) ?? []) : []));
  const written = members.flatMap((member) => (isWriteTarget(member) ? (memberName(member) ?? []) : []));
  return new Set([...given, ...written]);
});

/**
 * The expressions for objects that the file gives properties whose names it does not show: `Object.assign(o, mixin)`,
 * `o[name] = f`. Those it shows are in {@link assignedProperties}.
 */
export function mixedInto({ calls, members }: SyntaxIndex): TSESTree.Node[] {
  const given = calls.filter((call) => isMixer(call) && namesGiven(call) === undefined);
  const written = members.filter((member) => memberName(member) === undefined && isWriteTarget(member));
  return [...given.map((call) => call.arguments[0]!), ...written.map(({ object }) => object)];
}

/** Whether a call is one of `Object.assign(o, …)` and its kin. */
export function isMixer({ callee, arguments: [target, ...others] }: TSESTree.CallExpression): boolean {
  return target !== undefined && others.length > 0 && (mixers.has(lastName(callee)) || isReflectSet(callee));
}

/** The names of the properties that such a call gives; undefined where the call does not show them all. */
function namesGiven({ callee, arguments: [, ...given] }: TSESTree.CallExpression): string[] | undefined {
  if (lastName(callee) === 'defineProperty' || isReflectSet(callee)) {
    const [name] = given;
    return name?.type === 'Literal' && typeof name.value === 'string' ? [name.value] : undefined;
  }
  const properties = given.flatMap((one) => (one.type === 'ObjectExpression' ? one.properties : [undefined]));
  const names = properties.map((property) => property && propertyName(property));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Other objects have a `set` with a key as its first argument. */
function isReflectSet(callee: TSESTree.Node): boolean {
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'set') return false;
  return callee.object.type === 'Identifier' && callee.object.name === 'Reflect';
}

function lastName(callee: TSESTree.Node): string | undefined {
  const node = unwrapExpression(callee);
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
