import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../syntax/index.js';
import { type Bindings, isStable, stableDeclaration } from '../scope/index.js';
import type { Origins } from './origin.js';

type Variable = TSESLint.Scope.Variable;

/** What the names of a file refer to. */
export interface NameQuestions {
  /** The variable that an expression names; undefined for a global that the file does not declare, and for what is no name. */
  variableOf(expression: TSESTree.Node): Variable | undefined;
  /** The variable that a node (function, class, declarator, import) introduces under a name. */
  declaredBy(node: TSESTree.Node, name: string): Variable | undefined;
  /** The variable that a name means where a node stands, whether or not it is mentioned there. */
  variableSeenFrom(node: TSESTree.Node, name: string): Variable | undefined;
  /** The variable that holds a function from its definition on: by its declaration, or by that of a variable. */
  variableHolding(node: TSESTree.Node): Variable | undefined;
  /** Whether a variable holds one value from its declaration on. */
  isStable(variable: Variable): boolean;
  /** What gives a stable variable its value: a function, a class, a declarator or an import. */
  stableDeclaration(variable: Variable): TSESLint.Scope.Definition['node'] | undefined;
  /** The untouched global that an expression reads, or a property of one: `Promise`, `Symbol.iterator`. */
  globalName(expression: TSESTree.Node): string | undefined;
  /** The static function of the global `Promise` that a callee is: `all` for `Promise.all`. */
  promiseFunction(callee: TSESTree.Node): string | undefined;
  /** The name of a type that the file refers to and does not declare: `Generator` of `Generator<string>`. */
  globalTypeName(type: TSESTree.TypeNode | undefined): string | undefined;
  /** Whether a name, seen from a node, means the untouched global of that name. */
  seesGlobal(node: TSESTree.Node, name: string): boolean;
}

/** Makes the functions that answer them for one file. */
export function createNameQuestions(bindings: Bindings, { originOf }: Origins): NameQuestions {
  const { declaredBy, seesGlobal, variableSeenFrom } = bindings;
  return {
    declaredBy,
    isStable,
    seesGlobal,
    stableDeclaration,
    variableSeenFrom,
    variableOf: (node) =>
      node.type === 'Identifier' || node.type === 'JSXIdentifier' ? bindings.variableOf(node) : undefined,
    variableHolding(node) {
      const holder = isFunction(node) && node.type !== 'FunctionDeclaration' ? node.parent : node;
      const name = 'id' in holder ? (holder.id as TSESTree.Node | null) : null;
      return name?.type === 'Identifier' ? declaredBy(holder, name.name) : undefined;
    },
    globalName(expression) {
      const origin = originOf(expression);
      return origin?.from === 'global' ? [origin.name, ...origin.path].join('.') : undefined;
    },
    promiseFunction(callee) {
      const origin = originOf(callee);
      return origin?.from === 'global' && origin.name === 'Promise' && origin.path.length === 1
        ? origin.path[0]
        : undefined;
    },
    globalTypeName(type) {
      if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
      const { name } = type.typeName;
      return seesGlobal(type, name) ? name : undefined;
    },
  };
}
