import type { TSESTree } from '@typescript-eslint/utils';
import {
  type Bindings,
  getterNames,
  initialValue,
  mentionsOf,
  namesHolding,
  type SyntaxIndex,
} from '../../analysis/scope/index.js';
import { type FunctionNode, isGeneratorFunction, memberName, unwrapExpression } from '../../syntax/index.js';

/** A file, as far as the names of its generators depend on it. */
interface NamedFile {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
}

/** The names by which other files may reach generators: of the functions, and of the getters that give what one makes. */
export function generatorNamesIn(file: NamedFile): string[] {
  const functions = [...file.syntax.functions.keys()];
  const generators = functions.filter(isGeneratorFunction);
  if (generators.length === 0) return [];
  const names = new Set(generators.flatMap((node) => namesOf(node, file)));
  const getters = functions.filter((node) => !node.generator && !node.async && givesGenerator(node, names, file));
  for (const getter of getters) for (const name of mentions(getter, file).flatMap(getterNames)) names.add(name);
  names.delete('');
  return [...names].sort();
}

function namesOf(node: FunctionNode, file: NamedFile): string[] {
  return mentions(node, file).flatMap((mention) => [...namesHolding(mention), ...getterNames(mention)]);
}

function mentions(node: FunctionNode, { bindings }: NamedFile): TSESTree.Node[] {
  return [node, ...mentionsOf(bindings, node)];
}

function givesGenerator(node: FunctionNode, names: ReadonlySet<string>, { bindings, syntax }: NamedFile): boolean {
  const returned = syntax.functions.get(node)!.returns.map(({ argument }) => argument);
  const values = node.body.type === 'BlockStatement' ? returned : [node.body];
  return values.some((value) => {
    const call = value && initialValue(value, bindings);
    return call?.type === 'CallExpression' && isGenerator(call.callee, names, bindings);
  });
}

/** Whether what is called is a generator function, or one by its name: `make`, `this.make`, `make.call`. */
function isGenerator(callee: TSESTree.Node, names: ReadonlySet<string>, bindings: Bindings): boolean {
  const called = initialValue(unwrapExpression(callee), bindings);
  if (called.type !== 'MemberExpression') return isGeneratorFunction(called);
  const name = memberName(called) ?? '';
  return names.has(name) || (/^(?:apply|call)$/.test(name) && isGenerator(called.object, names, bindings));
}
