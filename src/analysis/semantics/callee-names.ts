import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import type { EvaluationSources, Evaluate } from './evaluate.js';
import type { Origin } from './known-exports.js';

/**
 * Makes the function that lists the names by which everybody knows what is called: `setTimeout`, `it.only` of
 * `it.only(…)` and of `it.only.each(…)(…)`, `useEffect` of `React.useEffect`. What the file defines has no such name.
 */
export function createCalleeNames(
  { originOf }: Pick<EvaluationSources, 'originOf'>,
  evaluate: Evaluate,
): (callee: TSESTree.Node) => readonly string[] {
  return (callee) => {
    const node = withoutCalls(callee);
    const origin = originOf(node);
    const written = writtenName(node);
    if (origin) return namesOfOrigin(origin, written);
    const root = rootOf(node);
    const isDefinedHere = root.type !== 'Identifier' || evaluate(root).kind !== 'opaque';
    return written === undefined || isDefinedHere ? [] : [written];
  };
}

/** The last name in what is called, wherever it is defined: `f`, `x.f` and `f(…)` are all `f`. Empty where there is none. */
export function lastNameOf(callee: TSESTree.Node): string {
  const node = withoutCalls(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (propertyName(node) ?? '') : '';
}

/** What is the whole value of its module is known by the name that files give it. */
function namesOfOrigin({ from, name, path }: Origin, written: string | undefined): readonly string[] {
  if (from === 'inlined') return [];
  const names = [...(from === 'global' ? [name] : []), ...path.filter((property) => property !== 'default')].join('.');
  return [names, written ?? ''].filter(Boolean);
}

/** `test.each` of `` test.each`…` `` and `test.each(…)`. */
function withoutCalls(callee: TSESTree.Node): TSESTree.Node {
  const node = unwrapExpression(callee);
  if (node.type === 'CallExpression') return withoutCalls(node.callee);
  return node.type === 'TaggedTemplateExpression' ? withoutCalls(node.tag) : node;
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  return node.type === 'MemberExpression' ? rootOf(unwrapExpression(node.object)) : node;
}

function writtenName(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return undefined;
  const object = writtenName(unwrapExpression(node.object));
  const property = propertyName(node);
  return object === undefined || !property ? undefined : `${object}.${property}`;
}
