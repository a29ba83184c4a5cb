import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../../syntax/index.js';
import { type Bindings, initialValue } from '../../scope/index.js';
import { globalValue } from './globals.js';
import { Jobs } from './promise.js';
import { Unaccounted, unknown, type Value } from './value.js';

type Variable = TSESLint.Scope.Variable;

/** What the model asks of the file. */
export interface ModelSources {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly bindings: Bindings;
}

/** The variables of one activation of a function or block. */
export interface Activation {
  readonly variables: Map<Variable, Value | typeof uninitialized>;
  readonly parent: Activation | undefined;
}

/** A `let`, `const` or class before its declaration has run. */
export const uninitialized: unique symbol = Symbol('uninitialized');

const mostSteps = 5000;
/** More calls inside each other than any runner makes, and fewer than the stack can take. */
const deepestCall = 100;

/** The state of one trial: the event loop, the variables outside of the runner, and what was met that is not modelled. */
export class Machine {
  readonly jobs = new Jobs();
  /** Code with an effect of its own, or whose outcome depends on what is not known. */
  readonly notes: TSESTree.Node[] = [];
  readonly #outside = new Map<Variable, Value>();
  #steps = 0;
  #depth = 0;

  constructor(
    readonly sources: ModelSources,
    /** Evaluates an expression outside of all functions. */
    readonly evaluateOutside: (machine: Machine, node: TSESTree.Node) => Value,
  ) {}

  note(node: TSESTree.Node): void {
    this.notes.push(node);
  }

  /** Counts a step, so that a loop without end is left. */
  countStep(node: TSESTree.Node): void {
    if (++this.#steps > mostSteps) throw new Unaccounted(node);
  }

  /** Makes a call, unless too many have not ended: a recursion without end is left. */
  nest(node: TSESTree.Node, call: () => Value): Value {
    if (this.#depth === deepestCall) throw new Unaccounted(node);
    this.#depth++;
    try {
      return call();
    } finally {
      this.#depth--;
    }
  }

  read(identifier: TSESTree.Identifier, activation: Activation | undefined): Value {
    const variable = this.sources.bindings.variableOf(identifier);
    if (!variable) {
      if (!this.sources.bindings.isGlobal(identifier)) return unknown(identifier.name);
      return globalValue(this, identifier.name);
    }
    const holder = holderOf(variable, activation);
    if (!holder) return this.#readOutside(identifier, variable);
    const value = holder.get(variable);
    if (value === uninitialized) throw new Unaccounted(identifier);
    return value;
  }

  write(identifier: TSESTree.Identifier, activation: Activation | undefined, value: Value): void {
    const variable = this.sources.bindings.variableOf(identifier);
    const holder = variable && holderOf(variable, activation);
    if (holder) holder.set(variable, value);
    else this.note(identifier);
  }

  #readOutside(identifier: TSESTree.Identifier, variable: Variable): Value {
    if (!this.#outside.has(variable)) {
      this.#outside.set(variable, unknown(identifier.name));
      const definition = initialValue(identifier, this.sources.bindings);
      if (definition !== identifier && isModelled(definition))
        this.#outside.set(variable, this.evaluateOutside(this, definition));
    }
    return this.#outside.get(variable);
  }
}

/** Of what stands outside of the runner, functions, literals and methods of built-in objects are looked at. */
function isModelled(node: TSESTree.Node): boolean {
  return isFunction(node) || node.type === 'Literal' || node.type === 'MemberExpression';
}

function holderOf(variable: Variable, from: Activation | undefined): Activation['variables'] | undefined {
  for (let activation = from; activation; activation = activation.parent) {
    if (activation.variables.has(variable)) return activation.variables;
  }
  return undefined;
}
