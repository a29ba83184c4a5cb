import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize, once } from '../../collections/index.js';
import {
  type FunctionNode,
  type GeneratorFunction,
  isFunction,
  isWriteTarget,
  memberName,
} from '../../syntax/index.js';
import {
  type Bindings,
  type Exposure,
  exposureOf,
  firstChangeOf,
  handedOn,
  type HandedOn,
  initialValue,
  isConstructed,
  isLengthSeen,
  isStable,
  mentionsOf,
  readsOfMethod,
  runsOfParameter,
  stableDeclaration,
  type SyntaxIndex,
  usesOfFunction,
  usesOfValue,
  type ValueUse,
} from '../scope/index.js';
import type { Origins } from './origin.js';

type Variable = TSESLint.Scope.Variable;

const globalObjects: ReadonlySet<string> = new Set(['global', 'globalThis', 'root', 'self', 'window', 'GLOBAL']);

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
  /**
   * Whether the file puts a promise of its own in the place of the global `Promise`, which then is what co and the
   * functions of compilers return: `global.Promise = require('bluebird')`.
   */
  replacesPromise(): boolean;
  /** The name of a type that the file refers to and does not declare: `Generator` of `Generator<string>`. */
  globalTypeName(type: TSESTree.TypeNode | undefined): string | undefined;
  /** Whether a name, seen from a node, means the untouched global of that name. */
  seesGlobal(node: TSESTree.Node, name: string): boolean;
}

/** Makes the functions that answer them for one file. */
export function createNameQuestions(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  syntax: SyntaxIndex,
  { originOf }: Origins,
): NameQuestions {
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
    replacesPromise: once(() => assignsPromise(sourceCode) || syntax.members.some(isPromiseOfGlobal)),
    globalTypeName(type) {
      if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
      const { name } = type.typeName;
      return seesGlobal(type, name) ? name : undefined;
    },
  };

  /** `global.Promise = …` */
  function isPromiseOfGlobal(member: TSESTree.MemberExpression): boolean {
    if (memberName(member) !== 'Promise' || !isWriteTarget(member)) return false;
    const origin = originOf(member.object);
    return origin?.from === 'global' && origin.path.length === 0 && globalObjects.has(origin.name);
  }
}

/** `Promise = …` */
function assignsPromise({ scopeManager }: Readonly<TSESLint.SourceCode>): boolean {
  const { globalScope } = scopeManager!;
  const variable = globalScope?.set.get('Promise');
  const known = variable?.defs.length === 0 ? variable.references : [];
  const references = [...known, ...(globalScope?.through ?? [])];
  return references.some((reference) => reference.isWrite() && reference.identifier.name === 'Promise');
}

/** What the file itself shows of a value: where it comes from, what is done with it, and whether it leaves. */
export interface ValueQuestions {
  /** The expression, or the function, that a name stands for; any other expression stands for itself. */
  valueOf(expression: TSESTree.Node): TSESTree.Node;
  /** Every use of an expression's value, through aliases, conditions and type assertions. */
  usesOf(expression: TSESTree.Node): readonly ValueUse[];
  /** Every use of a function, by its name or in the place where it stands. */
  usesOfFunction(node: TSESTree.Node): readonly ValueUse[];
  /** Every mention of a generator function by name. */
  mentionsOf(node: GeneratorFunction): readonly TSESTree.Identifier[];
  /** Every place that reads a method; undefined where code out of sight may read it, too. */
  readsOfMethod(node: FunctionNode): readonly TSESTree.MemberExpression[] | undefined;
  /** The first place that changes the object or array that an expression gives, or that a part of it is. */
  firstChangeOf(expression: TSESTree.Node, part?: number | string): TSESTree.Node | undefined;
  /** How a function or class leaves the file; undefined where it stays. */
  exposureOf(value: TSESTree.Node): Exposure | undefined;
  /** Whether the file constructs a function, or asks for what only functions that can be constructed have. */
  isConstructed(node: TSESTree.Node): boolean;
  /** The calls that a function hands a parameter to, where it does nothing else with it. */
  handedOn(node: FunctionNode, index: number): readonly HandedOn[];
  /** The places where a generator function runs what a parameter gives, where it does nothing else with it. */
  runsOfParameter(node: FunctionNode, index: number): readonly TSESTree.YieldExpression[];
  /** Whether somebody may look at the `length` of a function. */
  isLengthSeen(node: TSESTree.Node): boolean;
}

/** Makes the functions that answer them for one file. */
export function createValueQuestions(bindings: Bindings, syntax: SyntaxIndex): ValueQuestions {
  return {
    valueOf: (expression) => initialValue(expression, bindings),
    usesOf: memoize((expression) => usesOfValue(expression, bindings)),
    usesOfFunction: (node) => usesOfFunction(node, bindings),
    mentionsOf: (node) => mentionsOf(bindings, node),
    readsOfMethod: (node) => readsOfMethod(node, bindings, syntax),
    firstChangeOf: (expression, part) => firstChangeOf(expression, bindings, part),
    exposureOf: (value) => exposureOf(value, bindings),
    isConstructed: (node) => isConstructed(bindings, node),
    handedOn: (node, index) => handedOn(node, index, bindings),
    runsOfParameter: (node, index) => runsOfParameter(node, index, bindings),
    isLengthSeen: (node) => isLengthSeen(bindings, node),
  };
}
