import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { libraries } from '../../catalogue/index.js';
import type { Bindings } from '../../analysis/scope/index.js';
import { type FunctionNode, isFunction, memberName } from '../../syntax/index.js';
import type { Term } from './summary.js';
import { isModuleExports } from './terms.js';

const broughtIn = libraries.flatMap(({ exports }) =>
  exports.flatMap((one) => (one.role === 'object' && one.brings ? { path: one.path, brings: one.brings } : [])),
);

/** Functions of libraries that make an object which has methods of the program: `define`. */
const makers: ReadonlySet<string> = new Set(broughtIn.map(({ path }) => path.slice(path.lastIndexOf('.') + 1)));

/** The properties in which such functions are handed the methods: `classMethods`. */
const broughtAs: ReadonlySet<string> = new Set(broughtIn.flatMap(({ brings }) => Object.values(brings)));

/**
 * Whether a parameter is the first one of the function that its file exports as a whole, and has a method called that
 * makes objects in a library which loads files by their path.
 */
export function isHandedToFile(
  { defs: [definition], references }: TSESLint.Scope.Variable,
  bindings: Bindings,
): boolean {
  const exported = definition?.node as TSESTree.Node | undefined;
  if (!exported || !isFunction(exported) || exported.params[0] !== definition!.name) return false;
  const { parent } = exported;
  const isExported =
    parent.type === 'ExportDefaultDeclaration' ||
    (parent.type === 'AssignmentExpression' && isModuleExports(parent.left, bindings));
  return isExported && references.some(({ identifier }) => makers.has(memberName(identifier.parent) ?? ''));
}

/** The call that an object literal is handed to as `f({ classMethods: literal })`, which may run its methods. */
export function bringingCall(literal: TSESTree.ObjectExpression): { call: TSESTree.Node; as: string } | undefined {
  const { parent: property } = literal;
  if (property.type !== 'Property' || property.value !== literal) return undefined;
  const as = memberName(property);
  const options = property.parent;
  const call = options.parent;
  if (as === undefined || !broughtAs.has(as) || options.type !== 'ObjectExpression') return undefined;
  return call.type === 'CallExpression' && call.arguments.includes(options) ? { call, as } : undefined;
}

/** Whether a function gives what a call gives. */
export function givesCall(returns: Term): boolean {
  return returns.is === 'call' || (returns.is === 'either' && returns.terms.some(givesCall));
}

/** The variables of the parameters of a function that have a name and keep what they are handed; others are unknown. */
export function keptParameters(
  node: FunctionNode,
  bindings: Bindings,
  termOf: (variable: TSESLint.Scope.Variable) => Term,
): readonly Term[] {
  return node.params.map((parameter) => {
    const variable = parameter.type === 'Identifier' ? bindings.declaredBy(node, parameter.name) : undefined;
    return variable?.references.every((one) => !one.isWrite()) ? termOf(variable) : { is: 'unknown' };
  });
}
