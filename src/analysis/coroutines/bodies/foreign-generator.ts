import type { TSESTree } from '@typescript-eslint/utils';
import { co, type KnownExport } from '../../../catalogue/index.js';
import { isFunction, isMapCall, unwrapExpression } from '../../../syntax/index.js';
import { installedMajor } from '../../environment/index.js';
import { elementsStartedBy } from '../../generators/index.js';
import type { Evaluation, SemanticModel } from '../../semantics/index.js';
import type { LazyCallback, NamedRunner, ValueRewrite } from '../conversion.js';
import { type Planning, refuse } from './single-values.js';
import { returnedValues } from './returned-values.js';

const [runnerModule] = co.modules as readonly [string];

/**
 * Plans a generator object of a package, which nobody makes async: co still runs it, as it runs what is yielded. The
 * elements of an array that it yields in turn have to stay generators, since promises would all start at once.
 */
export function planForeignGenerator(planning: Planning, node: TSESTree.Node): ValueRewrite {
  const { model } = planning;
  const runner = runnerSeenFrom(model, node);
  if (runner === undefined) return refuse(planning, 'foreign-generator', node);
  return { kind: 'run', node, runner, lazy: lazyCallbackOf(planning, node) };
}

/** Plans a promise of a package that starts the elements of an array, a few at a time. */
export function planStartedElements(planning: Planning, node: TSESTree.Node): ValueRewrite | undefined {
  const lazy = lazyCallbackOf(planning, node);
  return lazy && { kind: 'run', node, lazy };
}

/** Whether a value is a generator object that a package keeps as it is. */
export function isForeignGenerator({ kind, source }: Evaluation): boolean {
  return kind === 'generator' && (source === 'package' || source === 'catalogue');
}

/** What makes the elements, where it calls generators that become async. */
function lazyCallbackOf(planning: Planning, node: TSESTree.Node): LazyCallback | undefined {
  const { model, notes } = planning;
  const list = node.type === 'CallExpression' ? elementsStartedBy(model, node) : undefined;
  const callback = list && isMapCall(list) ? unwrapExpression(list.arguments[0]!) : undefined;
  if (!callback || !isFunction(callback) || callback.async || callback.generator) return undefined;
  const values = returnedValues(model, callback).filter((value) => {
    const evaluation = model.evaluate(value);
    if (evaluation.kind === 'generator' && evaluation.generator?.call === value) {
      notes.sources.push(evaluation.generator);
      return true;
    }
    return evaluation.planned !== undefined;
  });
  const { usesArguments, usesThis } = model.syntax.functions.get(callback)!;
  if (!list || values.length === 0) return undefined;
  if (callback.type === 'ArrowFunctionExpression' && (usesThis || usesArguments)) {
    notes.add('resolved-element', list);
    return undefined;
  }
  return { function: callback, values };
}

/** What names co where a node stands. */
function runnerSeenFrom(model: SemanticModel, node: TSESTree.Node): NamedRunner | undefined {
  const { known, origins, sourceCode, filename, settings } = model;
  const { globalScope } = sourceCode.scopeManager!;
  const variables = globalScope ? [globalScope, ...globalScope.childScopes].flatMap((scope) => scope.variables) : [];
  const held = variables.find((variable) => {
    // An import that nothing uses is removed by another fix.
    if (!variable.references.some((reference) => reference.isRead())) return false;
    const origin = model.isStable(variable) ? origins.originOfVariable(variable) : undefined;
    return origin && isRunner(known.find(origin)) && model.variableSeenFrom(node, variable.name) === variable;
  });
  if (held) return { variable: held.name };
  const hasIt = installedMajor(runnerModule, filename, settings.versions) !== undefined;
  const isCommonJs = !sourceCode.ast.body.some(({ type }) => /^(?:Import|Export)/.test(type));
  if (!hasIt || !isCommonJs || !model.seesGlobal(node, 'require')) return undefined;
  return isRunner(known.find({ from: 'module', name: runnerModule, path: [] })) ? { module: runnerModule } : undefined;
}

/** Whether it runs a generator object as a coroutine of co does, and gives a promise. */
function isRunner(known: KnownExport | undefined): boolean {
  return known?.library.family === 'co' && known.export.role === 'runner' && known.export.contract.returns === 'native';
}
