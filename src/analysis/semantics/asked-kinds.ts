import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { generatorTests } from '../../catalogue/index.js';
import { memoize } from '../../collections/index.js';
import { argumentIndex, comparedWith, isFunction, propertyName, unwrapExpression } from '../../syntax/index.js';
import { type Bindings, usesOfFunction } from '../scope/index.js';
import { lastNameOf } from './callee-names.js';
import type { EvaluationSources } from './evaluate.js';
import { pathOf, type PropertyPath } from './property-path.js';

/*
 * Whether a file asks if a function is a generator function, or if a value is a generator: then it may be one.
 */

type Variable = TSESLint.Scope.Variable;
type Sources = Pick<EvaluationSources, 'bindings' | 'calledFunction' | 'syntax'>;

const namesOfKind: ReadonlySet<unknown> = new Set(['GeneratorFunction', '[object GeneratorFunction]']);
/** Methods that generators have and promises do not. */
const generatorMethods: ReadonlySet<string | undefined> = new Set(['next', 'throw']);

/** Whether the file asks it of what an expression names, or of what its callers hand over for it. */
export function isAskedForGenerator(sources: Sources, expression: TSESTree.Node): boolean {
  const path = pathOf(sources.bindings, expression);
  if (!path) return false;
  if (isAskedItself(sources, path)) return true;
  return path.root !== 'this' && path.names === '' && askedByCallers(sources.syntax, sources).has(path.root);
}

function isAskedItself({ bindings, syntax }: Sources, { root, names }: PropertyPath): boolean {
  if (root !== 'this' && names === '' && isAskedByClass(root)) return true;
  return askedPaths(syntax, bindings).get(root)?.has(names) ?? false;
}

/** `f instanceof GeneratorFunction` */
const isAskedByClass = memoize(({ references }: Variable): boolean =>
  references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Identifier;
    return parent.type === 'BinaryExpression' && parent.operator === 'instanceof' && isComparedWithKind(identifier);
  }),
);

/** The parameters that are handed what the file asks it of, from function to function. */
const askedByCallers = memoize((syntax: Sources['syntax'], sources: Sources): ReadonlySet<Variable> => {
  const found = new Set<Variable>();
  const handed = syntax.calls.flatMap(({ arguments: given }): TSESTree.Node[] =>
    given.filter((argument) => {
      const path = pathOf(sources.bindings, argument);
      return path !== undefined && isAskedItself(sources, path);
    }),
  );
  for (let argument = handed.pop(); argument; argument = handed.pop()) {
    const parameter = parameterFor(sources, argument);
    if (!parameter || found.has(parameter)) continue;
    found.add(parameter);
    handed.push(...parameter.references.map(({ identifier }) => identifier as TSESTree.Node));
  }
  return found;
});

/** The parameter that an argument is handed over for, where the file has the function that is called. */
function parameterFor({ bindings, calledFunction }: Sources, argument: TSESTree.Node): Variable | undefined {
  const { parent: call } = argument;
  const index = call?.type === 'CallExpression' ? argumentIndex(call, argument) : undefined;
  if (call?.type !== 'CallExpression' || index === undefined) return undefined;
  const { callee, function: called } = calledFunction(call);
  // What `call` is handed first is the receiver.
  const parameter = callee === unwrapExpression(call.callee) ? called?.params[index] : undefined;
  return parameter?.type === 'Identifier' ? bindings.declaredBy(called!, parameter.name) : undefined;
}

const askedPaths = memoize((syntax: Sources['syntax'], bindings: Bindings) => {
  const asked = new Map<PropertyPath['root'], Set<string>>();
  const expressions = [
    ...syntax.members.flatMap((member) => askedByMember(member) ?? []),
    ...syntax.calls.flatMap((call) => askedByCall(call) ?? []),
  ];
  for (let expression = expressions.pop(); expression; expression = expressions.pop()) {
    const path = pathOf(bindings, expression);
    if (!path || asked.get(path.root)?.has(path.names)) continue;
    asked.set(path.root, (asked.get(path.root) ?? new Set()).add(path.names));
    if (path.root !== 'this' && path.names === '') expressions.push(...argumentsFor(bindings, path.root));
  }
  return asked;
});

/** `f.constructor.name === 'GeneratorFunction'`, `typeof it.next === 'function'` */
function askedByMember(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const { object, parent } = member;
  const name = propertyName(member);
  if (generatorMethods.has(name)) return isTested(member) ? object : undefined;
  if (name !== 'constructor') return undefined;
  const isNamed = parent.type === 'MemberExpression' && propertyName(parent) === 'name';
  return isComparedWithKind(isNamed ? parent : member) ? object : undefined;
}

/** `isGeneratorFunction(f)`, `Object.prototype.toString.call(f) === '[object GeneratorFunction]'` */
function askedByCall(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const name = lastNameOf(call.callee);
  return generatorTests.has(name) || (name === 'call' && isComparedWithKind(call)) ? call.arguments[0] : undefined;
}

function isComparedWithKind(node: TSESTree.Node): boolean {
  const other = comparedWith(node);
  if (!other) return false;
  return other.type === 'Literal' ? namesOfKind.has(other.value) : lastNameOf(other) === 'GeneratorFunction';
}

/** Whether a property is looked at for being there, and not called. */
function isTested(node: TSESTree.Node): boolean {
  const parent = node.parent!;
  switch (parent.type) {
    case 'UnaryExpression':
    case 'LogicalExpression':
      return true;
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === node;
    default:
      return false;
  }
}

/** What the calls of a function hand over for one of its parameters: what is asked of that is asked of them. */
function argumentsFor(bindings: Bindings, { defs }: Variable): TSESTree.Node[] {
  const [definition] = defs;
  const owner = definition?.node;
  if (definition?.type !== 'Parameter' || !owner || !isFunction(owner)) return [];
  const index = owner.params.indexOf(definition.name);
  return usesOfFunction(owner, bindings).flatMap((use) =>
    use.kind === 'called' && index >= 0 ? (use.node.arguments[index] ?? []) : [],
  );
}
