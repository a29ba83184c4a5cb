import type { TSESTree } from '@typescript-eslint/utils';
import type { KnownExport } from '../catalogue/index.js';
import { once } from '../collections/index.js';
import {
  arrayOf,
  either,
  type CallElsewhere,
  type Evaluation,
  type EvaluationSource,
  type FoundGenerator,
  opaque,
  type Place,
  type ProjectKnowledge,
  type RunnerBehind,
} from '../analysis/semantics/index.js';
import { path, type Settings } from '../analysis/environment/index.js';
import { isFixedDespite } from '../reasons/index.js';
import { type FunctionNode, type GeneratorFunction, mayShortCircuit } from '../syntax/index.js';
import { asyncSourceOf } from './declared-source.js';
import { CalledFunctions } from './called-functions.js';
import { GeneratorKnowledge } from './generator-knowledge.js';
import { isInstalled } from './islands/decisions.js';
import { knownRunner } from './known-runner.js';
import type { OpenFile } from './open-file.js';
import type { Solver } from './solve/solver.js';
import { alternatives, type Definition, type Value } from './solve/value.js';

/** What a project knows of the expressions of one file, which is read when the first question is asked. */
export class Knowledge implements ProjectKnowledge {
  readonly #open: OpenFile;
  readonly #generators: () => GeneratorKnowledge;
  readonly #called: () => CalledFunctions;

  constructor(open: OpenFile) {
    this.#open = open;
    this.#generators = once(() => new GeneratorKnowledge(open));
    this.#called = once(() => new CalledFunctions(open));
  }

  get #filename(): string {
    return this.#open.file.filename;
  }

  get #solver(): Solver {
    return this.#open.solver;
  }

  evaluate(expression: TSESTree.Node): Evaluation | undefined {
    if (mayShortCircuit(expression)) return undefined;
    const promised = expression.type === 'CallExpression' ? this.promisedBy(expression) : undefined;
    if (promised) return this.#known({ kind: 'promise' }, promised);
    const value = this.#open.valueOf(expression);
    const evaluation = this.#evaluationOf(value);
    if (evaluation.kind === 'generator' && value.kind === 'generator' && value.file === this.#filename)
      return { ...evaluation, generator: this.#generators().sourceOf(expression, value) };
    if (evaluation.kind === 'generator-function' && value.kind === 'function' && value.file === this.#filename)
      return { ...evaluation, generator: this.#generators().functionOf(expression, value) };
    return evaluation.kind === 'opaque' && !evaluation.mayBe ? undefined : evaluation;
  }

  generatorsIn(expression: TSESTree.Node): readonly FoundGenerator[] {
    return this.#generators().foundIn(expression);
  }

  runBehind(expression: TSESTree.Node): readonly Place[] {
    return this.#generators().runBehind(expression);
  }

  generatorsAt(object: TSESTree.Node, name: string): readonly Place[] {
    return this.#generators().foundAt(object, name);
  }

  overriddenBy(node: GeneratorFunction): readonly Place[] {
    return this.#generators().overriddenBy(node);
  }

  isPlanned(node: GeneratorFunction): boolean {
    return this.#open.isPlanned(node);
  }

  isKept(node: GeneratorFunction): boolean {
    return this.#open.isKept(node);
  }

  isKnown(expression: TSESTree.Node): boolean {
    return alternatives(this.#open.valueOf(expression)).every(({ kind }) => kind !== 'unknown');
  }

  functionsCalledBy(call: TSESTree.CallExpression): readonly Place[] {
    return this.#called().calledBy(call);
  }

  promisedBy(call: TSESTree.CallExpression): Place | undefined {
    return this.#called().promisedBy(call);
  }

  unchangedCallerOf(node: FunctionNode): CallElsewhere | undefined {
    return this.#called().unchangedCallerOf(node);
  }

  asyncSourceOf(path: readonly string[]): Place | undefined {
    return asyncSourceOf(this.#open, path);
  }

  staysGenerator(name: string): boolean {
    const { decisions, file } = this.#open;
    if (decisions) return decisions.staysGenerator(name);
    return isUnknownFixed(file.settings) && this.#open.generatorNames().has(name);
  }

  staysInPlaceOf(name: string): boolean {
    return this.#open.decisions?.staysInPlaceOf(name) ?? false;
  }

  isTakenForNewer(needed: string): boolean {
    return this.#open.decisions?.isTakenForNewer(needed) ?? false;
  }

  knownExportOf(expression: TSESTree.Node): KnownExport | undefined {
    return this.#knownBy(this.#open.valueOf(expression));
  }

  #knownBy(value: Value): KnownExport | undefined {
    if (value.kind === 'origin') return this.#solver.files.knownFor(value.file).find(value.origin);
    const callable = this.#whole(value);
    if (callable.kind !== 'function' || callable.file === this.#filename) return undefined;
    const summary = this.#solver.files.summaryOf(callable.file)?.functions[callable.at];
    return summary?.runner && knownRunner(summary.runner, this.#nameOf(callable.file, summary.name));
  }

  runnersBehind(callee: TSESTree.Node, index: number): readonly RunnerBehind[] {
    const callable = this.#whole(this.#open.valueOf(callee));
    if (callable.kind !== 'function' || callable.file === this.#filename) return [];
    const handed = this.#solver.files.summaryOf(callable.file)?.functions[callable.at]?.handsOn?.[index] ?? [];
    return handed.map(({ to, ...place }) => ({ ...place, known: this.#knownBy(this.#open.solve(to, callable.file)) }));
  }

  runsArgument(callee: TSESTree.Node, index: number): boolean {
    const callable = this.#whole(this.#open.valueOf(callee));
    if (callable.kind !== 'function' || callable.file === this.#filename) return false;
    return this.#solver.files.summaryOf(callable.file)?.functions[callable.at]?.runs?.includes(index) ?? false;
  }

  #whole(value: Value): Value {
    return value.kind === 'module' ? this.#solver.wholeOf(value.file) : value;
  }

  #nameOf(definedIn: string, name: string): string {
    const place = path.relative(this.#open.file.cwd, definedIn).replaceAll(path.sep, '/');
    return name === '' ? place : `${name} of ${place}`;
  }

  #evaluationOf(value: Value): Evaluation {
    switch (value.kind) {
      case 'promise':
      case 'thunk':
        return value.isCatalogued && !value.place
          ? { kind: value.kind, source: 'catalogue' }
          : this.#known({ kind: value.kind }, value.place);
      case 'plain':
        return this.#known({ kind: 'plain' }, undefined);
      case 'array':
        return this.#known(arrayOf(this.#evaluationOf(value.element), !value.isUncertain), value.place);
      case 'async-generator':
        return this.#known({ kind: 'async-generator' }, value.place);
      case 'generator':
        return this.#evaluationOfGenerator(value);
      case 'function':
        return this.#evaluationOfFunction(value.file, value.at);
      case 'made':
        return value.by === 'promisify-all' ? opaque : { kind: 'thunk', source: 'catalogue' };
      case 'either':
        return alternatives(value)
          .map((one) => this.#evaluationOf(one))
          .reduce(either);
      case 'object':
      case 'instance':
        return this.#evaluationOfObject(value);
      case 'unknown':
        return (value.perhaps ?? []).map((one) => this.#evaluationOf(one)).reduce(either, opaque);
      case 'origin':
        return this.#solver.knownAt(value)?.role === 'thenable' ? { kind: 'promise', source: 'catalogue' } : opaque;
      default:
        return opaque;
    }
  }

  #evaluationOfGenerator({ file, at }: Definition): Evaluation {
    const place = this.#solver.placeOf(file, at);
    if (!this.#open.isPlannedAt(place)) return this.#known({ kind: 'generator', generator: undefined }, place);
    const returnsPromise = this.#solver.returned(file, at).kind === 'promise';
    return this.#known(
      { kind: 'promise', planned: { returnsPromise, takesContext: this.#open.takesContextAt(place) } },
      place,
    );
  }

  #evaluationOfFunction(definedIn: string, at: number): Evaluation {
    const form = this.#open.formOf({ file: definedIn, at });
    const place = this.#solver.placeOf(definedIn, at);
    if (form === 'async' || (form === 'generator' && this.#open.isPlannedAt(place))) {
      const { length = 0, usesThis = false } = this.#open.solver.files.summaryOf(definedIn)!.functions[at]!;
      const elsewhere = { length, usesThis, mayCallBack: form === 'async' && length > 0 };
      return this.#known({ kind: 'async-function', function: undefined, elsewhere }, place);
    }
    if (form === 'generator') return this.#known({ kind: 'generator-function', generator: undefined }, place);
    return form === 'sync' ? this.#known({ kind: 'thunk' }, place) : opaque;
  }

  /** An object with a `then` is a promise; what it has that is not known may be one. */
  #evaluationOfObject(value: Value): Evaluation {
    const then = this.#solver.member(value, 'then');
    if (then)
      return alternatives(then).every(({ kind }) => kind === 'function')
        ? this.#known({ kind: 'promise' }, undefined)
        : opaque;
    if (this.#solver.member(value, 'next')) return opaque;
    return this.#known({ kind: value.kind === 'object' ? 'object' : 'plain' }, undefined);
  }

  #known(evaluation: Evaluation, place: Place | undefined): Evaluation {
    const source = this.#sourceOf(place?.file);
    return { ...evaluation, ...(source && { source }), ...(source && place && { place }) };
  }

  #sourceOf(decidedBy: string | undefined): EvaluationSource | undefined {
    if (decidedBy === undefined || decidedBy === this.#filename) return undefined;
    return isInstalled(decidedBy) ? 'package' : 'project';
  }
}

/** Whether a value that nothing is known of is awaited by a fix, so that it counts what its name says. */
function isUnknownFixed({ opaqueOperand, fixIntended }: Settings): boolean {
  return opaqueOperand === 'await' || isFixedDespite('opaque-operand', fixIntended);
}
