import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import type { FunctionNode, GeneratorFunction } from '../../syntax/index.js';
import {
  type Bindings,
  type Exposure,
  exposureOf,
  handedOn,
  type HandedOn,
  initialValue,
  isConstructed,
  isLengthSeen,
  mentionsOf,
  readsOfMethod,
  type SyntaxIndex,
  usesOfFunction,
  usesOfValue,
  type ValueUse,
} from '../scope/index.js';

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
  /** How a function or class leaves the file; undefined where it stays. */
  exposureOf(value: TSESTree.Node): Exposure | undefined;
  /** Whether the file constructs a function, or asks for what only functions that can be constructed have. */
  isConstructed(node: TSESTree.Node): boolean;
  /** The calls that a function hands a parameter to, where it does nothing else with it. */
  handedOn(node: FunctionNode, index: number): readonly HandedOn[];
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
    exposureOf: (value) => exposureOf(value, bindings),
    isConstructed: (node) => isConstructed(bindings, node),
    handedOn: (node, index) => handedOn(node, index, bindings),
    isLengthSeen: (node) => isLengthSeen(bindings, node),
  };
}
