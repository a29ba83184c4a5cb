import type { TSESTree } from '@typescript-eslint/utils';
import type { SyntaxIndex } from '../analysis/scope/index.js';
import type { FoundGenerator, GeneratorSource, Place } from '../analysis/semantics/index.js';
import {
  calledExpression,
  type GeneratorFunction,
  isGeneratorFunction,
  memberName,
  methodOf,
  unwrapExpression,
} from '../syntax/index.js';
import { isInstalled } from './islands/decisions.js';
import type { OpenFile } from './open-file.js';
import { alternatives, type Definition, type Value } from './solve/value.js';
import { partOf } from './summary/summary.js';

/** What other files show of the generators of a file, and of those that it uses. */
export class GeneratorKnowledge {
  readonly #open: OpenFile;

  constructor(open: OpenFile) {
    this.#open = open;
  }

  /** The call of a generator function of the file itself, which only other files or the places of functions show. */
  sourceOf(expression: TSESTree.Node, { at }: Definition): GeneratorSource | undefined {
    const call = unwrapExpression(expression);
    if (call.type !== 'CallExpression') return undefined;
    const reference = calledExpression(unwrapExpression(call.callee));
    const callee = this.#open.valueOf(reference);
    const { filename, syntax } = this.#open.file;
    if (callee.kind !== 'function' || callee.file !== filename || callee.at !== at) return undefined;
    const found = generatorAt(syntax, at);
    return found && { function: found, reference, call };
  }

  /** A generator function of the file itself, which only other files or the places of functions show. */
  functionOf(expression: TSESTree.Node, { at }: Definition): GeneratorSource | undefined {
    const found = generatorAt(this.#open.file.syntax, at);
    return found && { function: found, reference: unwrapExpression(expression), call: undefined };
  }

  /** The generator functions of the project that an expression may be, or be made by. */
  foundIn(expression: TSESTree.Node): FoundGenerator[] {
    return this.#foundIn(this.#open.valueOf(expression));
  }

  /** The functions of the project that have been run where an expression gives a promise. */
  runBehind(expression: TSESTree.Node): Place[] {
    return alternatives(this.#open.valueOf(expression)).flatMap((value) =>
      value.kind === 'promise' && value.place && !isInstalled(value.place.file) ? value.place : [],
    );
  }

  /** The generator functions of the project that a property may be. */
  foundAt(object: TSESTree.Node, name: string): Place[] {
    const member = this.#open.solver.member(this.#open.valueOf(object), name);
    return member ? this.#foundIn(member).flatMap(({ isObject, place }) => (isObject ? [] : place)) : [];
  }

  #foundIn(whole: Value): FoundGenerator[] {
    const { solver } = this.#open;
    return alternatives(whole).flatMap((value) => {
      const found = value.kind === 'module' ? solver.wholeOf(value.file) : value;
      if ((found.kind !== 'function' && found.kind !== 'generator') || isInstalled(found.file)) return [];
      if (this.#open.formOf(found) !== 'generator') return [];
      return [{ place: solver.placeOf(found.file, found.at), isObject: found.kind === 'generator' }];
    });
  }

  overriddenBy(node: GeneratorFunction): Place[] {
    const { parent } = node;
    const { solver, file } = this.#open;
    const name =
      parent.type === 'AssignmentExpression' ? memberName(parent.left) : methodOf(node) && memberName(parent);
    const key = name === undefined ? undefined : this.#partAround(node);
    if (name === undefined || key === undefined) return [];
    const sources = this.#open.objectAt(key)?.sources ?? [];
    return sources.flatMap((source) => {
      const found = solver.member(solver.solve(source, file.filename), name);
      return found?.kind === 'function' && this.#open.formOf(found) === 'generator' && !isInstalled(found.file)
        ? solver.placeOf(found.file, found.at)
        : [];
    });
  }

  /** The key of the part of a class or constructor in which a method stands. */
  #partAround({ parent }: GeneratorFunction): string | undefined {
    if (parent.type === 'MethodDefinition') {
      const type = this.#open.valueOf(parent.parent.parent);
      return type.kind === 'function' ? partOf(type.at, parent.static ? 'statics' : 'prototype') : undefined;
    }
    if (parent.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
    const holder = this.#open.valueOf(parent.left.object);
    const isOwn = holder.kind === 'prototype' && holder.file === this.#open.file.filename;
    return isOwn ? partOf(holder.at, 'prototype') : undefined;
  }
}

function generatorAt({ functions }: SyntaxIndex, at: number): GeneratorFunction | undefined {
  const found = [...functions.keys()].find((node) => node.range[0] === at);
  return found && isGeneratorFunction(found) ? found : undefined;
}
