import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import {
  type FunctionNode,
  type GeneratorFunction,
  isFunction,
  memberName,
  unwrapExpression,
} from '../../syntax/index.js';
import { lastWriteBefore } from './last-write.js';

type Variable = TSESLint.Scope.Variable;

const notDeclaring: ReadonlySet<string> = new Set(['Parameter', 'CatchClause']);

/** What the names of a file are bound to. */
export interface Bindings {
  /** The variable an identifier refers to; undefined when it is a global that the file does not declare. */
  variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined;
  /** The variable a declaring node (function, class, declarator, import) introduces under that name. */
  declaredBy(node: TSESTree.Node, name: string): Variable | undefined;
  /** Whether the name is an untouched global: declared nowhere in the file and never assigned. */
  isGlobal(identifier: TSESTree.Identifier): boolean;
  /** The variable that a name means where a node stands; undefined for a global that the file does not declare. */
  variableSeenFrom(node: TSESTree.Node, name: string): Variable | undefined;
  /** Whether a name, seen from a node, means the untouched global of that name. */
  seesGlobal(node: TSESTree.Node, name: string): boolean;
}

/**
 * Reads the scopes that ESLint made. Looked up by identifier in one table, since asking for the scope of each node
 * again walks up the tree each time.
 */
export function readBindings(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  const { scopes, globalScope } = sourceCode.scopeManager!;
  const globals = globalScope!.set;
  const references = new Map<unknown, TSESLint.Scope.Reference>();
  const assignedGlobals = new Set<string>();
  for (const scope of scopes) {
    for (const reference of scope.references) {
      references.set(reference.identifier, reference);
      if (reference.isWrite() && !declared(reference.resolved ?? undefined))
        assignedGlobals.add(reference.identifier.name);
    }
  }

  /** In a script, references to top-level declarations are resolved by ESLint late, in other engines not at all. */
  function variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined {
    const reference = references.get(identifier);
    return reference && declared(reference.resolved ?? globals.get(identifier.name));
  }

  function isGlobal(identifier: TSESTree.Identifier): boolean {
    return references.has(identifier) && !variableOf(identifier) && !assignedGlobals.has(identifier.name);
  }

  function variableSeenFrom(node: TSESTree.Node, name: string): Variable | undefined {
    let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node);
    for (; scope; scope = scope.upper) {
      const variable = declared(scope.set.get(name));
      if (variable) return variable;
    }
    return undefined;
  }

  return {
    variableOf,
    isGlobal,
    declaredBy: (node, name) => sourceCode.getDeclaredVariables(node).find((variable) => variable.name === name),
    variableSeenFrom,
    seesGlobal: (node, name) => !assignedGlobals.has(name) && !variableSeenFrom(node, name),
  };
}

function declared(variable: Variable | undefined): Variable | undefined {
  return variable && variable.defs.length > 0 ? variable : undefined;
}

/**
 * Whether a variable holds one value from its declaration on: declared once, and written only there. A `var` or a
 * function counts although it can be read before, since reading it there fails before anything else can differ.
 */
export const isStable = memoize(
  ({ defs, references }: Variable): boolean =>
    defs.length === 1 && references.every((reference) => !reference.isWrite() || reference.init === true),
);

/** What gives a stable variable its value: a function, a class, a declarator or an import; nothing for a parameter. */
export function stableDeclaration(variable: Variable): TSESLint.Scope.Definition['node'] | undefined {
  const [definition] = variable.defs;
  // The node of a parameter's definition is the function that has the parameter.
  const isValue = definition && !notDeclaring.has(definition.type);
  return isValue && isStable(variable) ? definition.node : undefined;
}

/**
 * The expression, or the function, that a name stands for: what its stable variable was declared with, or what another
 * one was last given before. Any other expression stands for itself.
 */
export function initialValue(expression: TSESTree.Node, bindings: Bindings): TSESTree.Node {
  const node = unwrapExpression(expression);
  const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
  const definition = variable && stableDeclaration(variable);
  if (!definition) return variable && !isStable(variable) ? (lastWriteBefore(node, variable) ?? node) : node;
  if (isFunction(definition)) return definition;
  if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init) return node;
  return unwrapExpression(definition.init);
}

/** Whether an expression is the function that loads modules of CommonJS, or what `createRequire` gives an ES module. */
export function isRequire(expression: TSESTree.Node, bindings: Bindings): boolean {
  if (expression.type !== 'Identifier') return false;
  if (bindings.isGlobal(expression)) return expression.name === 'require';
  const value = initialValue(expression, bindings);
  if (value.type !== 'CallExpression') return false;
  const { callee } = value;
  return (callee.type === 'Identifier' ? callee.name : memberName(callee)) === 'createRequire';
}

/** Every mention of a generator function by name in the file. */
export function mentionsOf(bindings: Bindings, node: FunctionNode): TSESTree.Identifier[] {
  return variablesOf(bindings, node)
    .flatMap(({ references }) => references)
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
}

function variablesOf(bindings: Bindings, node: FunctionNode): Variable[] {
  const { parent } = node;
  const names: [TSESTree.Node, TSESTree.Identifier | null][] = [[node, node.id]];
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push([parent, parent.id]);
  return names.flatMap(([declaring, id]) => (id && bindings.declaredBy(declaring, id.name)) ?? []);
}

/** The function itself, where it is used in the place where it is written. */
export function placeOf(node: GeneratorFunction): TSESTree.Node[] {
  const isNamed = node.type === 'FunctionDeclaration' || isNamedByDeclaration(node);
  return isNamed ? [] : [node];
}

/** Whether the function has its name from `const name = function* …`, under which it is mentioned. */
function isNamedByDeclaration({ parent }: GeneratorFunction): boolean {
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier';
}
