import type { TSESTree } from '@typescript-eslint/utils';
import type { KnownExport } from '../catalogue/index.js';
import {
  arrayOf,
  type Evaluation,
  type EvaluationSource,
  type ImportedGenerator,
  opaque,
  type Place,
  type ProjectFile,
  type ProjectKnowledge,
} from '../analysis/semantics/index.js';
import { path } from '../analysis/environment/index.js';
import { mayShortCircuit } from '../syntax/index.js';
import { knownRunner } from './known-runner.js';
import { type Asker, mostFiles, type Project } from './project.js';
import { alternatives, type Value } from './solve/value.js';
import { type FileReading, readFile } from './summary/summarise.js';

/** What a project knows of the expressions of one file, which is read when the first question is asked. */
export class Knowledge implements ProjectKnowledge {
  readonly #file: ProjectFile;
  readonly #project: Project;
  readonly #asker: Asker = { left: mostFiles };
  #reading: FileReading | undefined;

  constructor(file: ProjectFile, project: Project) {
    this.#file = file;
    this.#project = project;
  }

  evaluate(expression: TSESTree.Node): Evaluation | undefined {
    if (mayShortCircuit(expression)) return undefined;
    const evaluation = this.#evaluationOf(this.#valueOf(expression));
    return evaluation.kind === 'opaque' ? undefined : evaluation;
  }

  /** A plain function that returns a generator object may have stepped it, so that the callee itself must be a generator. */
  generatorCalledBy(call: TSESTree.CallExpression): ImportedGenerator | undefined {
    const callee = mayShortCircuit(call) ? undefined : this.#valueOf(call.callee);
    if (callee?.kind !== 'function') return undefined;
    const form = this.#project.solver.files.summaryOf(callee.file)?.functions[callee.at]?.form;
    if (form !== 'generator' && form !== 'async-generator') return undefined;
    return { async: form === 'async-generator', place: this.#project.solver.placeOf(callee.file, callee.at) };
  }

  knownExportOf(expression: TSESTree.Node): KnownExport | undefined {
    const value = this.#valueOf(expression);
    if (value.kind === 'origin') return this.#project.solver.files.knownFor(value.file).find(value.origin);
    const callable = value.kind === 'module' ? this.#project.solver.wholeOf(value.file) : value;
    if (callable.kind !== 'function' || callable.file === this.#file.filename) return undefined;
    const summary = this.#project.solver.files.summaryOf(callable.file)?.functions[callable.at];
    return summary?.runner && knownRunner(summary.runner, this.#nameOf(callable.file, summary.name));
  }

  #nameOf(definedIn: string, name: string): string {
    const place = path.relative(this.#file.cwd, definedIn).replaceAll(path.sep, '/');
    return name === '' ? place : `${name} of ${place}`;
  }

  #valueOf(expression: TSESTree.Node): Value {
    return this.#project.ask(this.#asker, () => {
      this.#reading ??= readFile(this.#file);
      const term = this.#reading.termOf(expression);
      this.#project.adopt(this.#file.filename, this.#file.sourceCode.text, this.#reading.summary());
      return this.#project.solver.solve(term, this.#file.filename);
    });
  }

  #evaluationOf(value: Value): Evaluation {
    switch (value.kind) {
      case 'promise':
      case 'thunk':
        return this.#known({ kind: value.kind }, value.place);
      case 'plain':
        return this.#known({ kind: 'plain' }, undefined);
      case 'array':
        return this.#known(arrayOf(this.#evaluationOf(value.element)), value.place);
      case 'async-generator':
        return this.#known({ kind: 'async-generator' }, value.place);
      case 'generator':
        return this.#known(
          { kind: 'generator', generator: undefined },
          this.#project.solver.placeOf(value.file, value.at),
        );
      case 'function':
        return this.#evaluationOfFunction(value.file, value.at);
      case 'made':
        return value.by === 'promisify-all' ? opaque : { kind: 'thunk', source: 'catalogue' };
      case 'object':
      case 'instance':
        return this.#evaluationOfObject(value);
      default:
        return opaque;
    }
  }

  #evaluationOfFunction(definedIn: string, at: number): Evaluation {
    const form = this.#project.solver.files.summaryOf(definedIn)?.functions[at]?.form;
    const place = this.#project.solver.placeOf(definedIn, at);
    if (form === 'generator') return this.#known({ kind: 'generator-function', generator: undefined }, place);
    if (form === 'async') return this.#known({ kind: 'async-function', function: undefined }, place);
    return form === 'sync' ? this.#known({ kind: 'thunk' }, place) : opaque;
  }

  /** An object with a `then` is a promise; what it has that is not known may be one. */
  #evaluationOfObject(value: Value): Evaluation {
    const then = this.#project.solver.member(value, 'then');
    if (then)
      return alternatives(then).every(({ kind }) => kind === 'function')
        ? this.#known({ kind: 'promise' }, undefined)
        : opaque;
    if (this.#project.solver.member(value, 'next')) return opaque;
    return this.#known({ kind: value.kind === 'object' ? 'object' : 'plain' }, undefined);
  }

  #known(evaluation: Evaluation, place: Place | undefined): Evaluation {
    const source = this.#sourceOf(place?.file);
    return { ...evaluation, ...(source && { source }), ...(source && place && { place }) };
  }

  #sourceOf(decidedBy: string | undefined): EvaluationSource | undefined {
    if (decidedBy === undefined || decidedBy === this.#file.filename) return undefined;
    return /[\\/]node_modules[\\/]/.test(decidedBy) ? 'package' : 'project';
  }
}
