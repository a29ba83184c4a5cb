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
import { mostFiles, type Project } from './project.js';
import { alternatives, type Value } from './solve/value.js';
import { type FileReading, readFile } from './summary/summarise.js';

/** What a project knows of the expressions of one file, which is read when the first question is asked. */
export function createKnowledge(file: ProjectFile, project: Project): ProjectKnowledge {
  const { filename } = file;
  const { solver } = project;
  const asker = { left: mostFiles };
  let reading: FileReading | undefined;

  return { evaluate, generatorCalledBy, knownExportOf };

  function evaluate(expression: TSESTree.Node): Evaluation | undefined {
    if (mayShortCircuit(expression)) return undefined;
    const evaluation = evaluationOf(valueOf(expression));
    return evaluation.kind === 'opaque' ? undefined : evaluation;
  }

  /** A plain function that returns a generator object may have stepped it, so that the callee itself must be a generator. */
  function generatorCalledBy(call: TSESTree.CallExpression): ImportedGenerator | undefined {
    const callee = mayShortCircuit(call) ? undefined : valueOf(call.callee);
    if (callee?.kind !== 'function') return undefined;
    const form = solver.files.summaryOf(callee.file)?.functions[callee.at]?.form;
    if (form !== 'generator' && form !== 'async-generator') return undefined;
    return { async: form === 'async-generator', place: solver.placeOf(callee.file, callee.at) };
  }

  function knownExportOf(expression: TSESTree.Node): KnownExport | undefined {
    const value = valueOf(expression);
    if (value.kind === 'origin') return solver.files.knownFor(value.file).find(value.origin);
    const callable = value.kind === 'module' ? solver.wholeOf(value.file) : value;
    if (callable.kind !== 'function' || callable.file === filename) return undefined;
    const summary = solver.files.summaryOf(callable.file)?.functions[callable.at];
    return summary?.runner && knownRunner(nameOf(callable.file, summary.name), summary.runner);
  }

  function nameOf(definedIn: string, name: string): string {
    const place = path.relative(file.cwd, definedIn).replaceAll(path.sep, '/');
    return name === '' ? place : `${name} of ${place}`;
  }

  function valueOf(expression: TSESTree.Node): Value {
    return project.ask(asker, () => {
      reading ??= readFile(file);
      const term = reading.termOf(expression);
      project.adopt(filename, file.sourceCode.text, reading.summary());
      return solver.solve(term, filename);
    });
  }

  function evaluationOf(value: Value): Evaluation {
    switch (value.kind) {
      case 'promise':
      case 'thunk':
        return known({ kind: value.kind }, value.place);
      case 'plain':
        return known({ kind: 'plain' }, undefined);
      case 'array':
        return known(arrayOf(evaluationOf(value.element)), value.place);
      case 'async-generator':
        return known({ kind: 'async-generator' }, value.place);
      case 'generator':
        return known({ kind: 'generator', generator: undefined }, solver.placeOf(value.file, value.at));
      case 'function':
        return evaluationOfFunction(value.file, value.at);
      case 'made':
        return value.by === 'promisify-all' ? opaque : { kind: 'thunk', source: 'catalogue' };
      case 'object':
      case 'instance':
        return evaluationOfObject(value);
      default:
        return opaque;
    }
  }

  function evaluationOfFunction(definedIn: string, at: number): Evaluation {
    const form = solver.files.summaryOf(definedIn)?.functions[at]?.form;
    const place = solver.placeOf(definedIn, at);
    if (form === 'generator') return known({ kind: 'generator-function', generator: undefined }, place);
    if (form === 'async') return known({ kind: 'async-function', function: undefined }, place);
    return form === 'sync' ? known({ kind: 'thunk' }, place) : opaque;
  }

  /** An object with a `then` is a promise; what it has that is not known may be one. */
  function evaluationOfObject(value: Value): Evaluation {
    const then = solver.member(value, 'then');
    if (then)
      return alternatives(then).every(({ kind }) => kind === 'function')
        ? known({ kind: 'promise' }, undefined)
        : opaque;
    if (solver.member(value, 'next')) return opaque;
    return known({ kind: value.kind === 'object' ? 'object' : 'plain' }, undefined);
  }

  function known(evaluation: Evaluation, place: Place | undefined): Evaluation {
    const source = sourceOf(place?.file);
    return { ...evaluation, ...(source && { source }), ...(source && place && { place }) };
  }

  function sourceOf(decidedBy: string | undefined): EvaluationSource | undefined {
    if (decidedBy === undefined || decidedBy === filename) return undefined;
    return /[\\/]node_modules[\\/]/.test(decidedBy) ? 'package' : 'project';
  }
}
