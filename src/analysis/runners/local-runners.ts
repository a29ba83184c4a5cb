import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import type { KnownExport, Library } from '../../catalogue/index.js';
import { type FunctionNode, isFunction, isInside, unwrapExpression } from '../../syntax/index.js';
import { initialValue, stableDeclaration, type SyntaxIndex } from '../scope/index.js';
import type { ModelSources } from './interpreter/machine.js';
import { recogniseRunner, type RunnerShape } from './recognise.js';
import { findSteppers } from './steppers.js';

/** The hand-rolled runners of a file. */
export interface RunnerShapes {
  /** All of them, in source order; functions inside of one are part of it. */
  all(): readonly RunnerShape[];
  /** What a function is, if it is one of them, or a part of one that is one itself. */
  shapeOf(node: FunctionNode): RunnerShape | undefined;
  /** The one that an expression names, as an export of a library that is in the file itself. */
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  /** The one that a variable holds, as a library, whether it does what an async function does or not. */
  libraryOf(variable: TSESLint.Scope.Variable): Library | undefined;
  /** Whether a node is part of one of them. */
  contains(node: TSESTree.Node): boolean;
}

/** What was found of functions that are the same in many files, by their text. */
const byText = new Map<string, { readonly shape: RunnerShape | undefined }>();
const mostTexts = 1000;

/** Looks for hand-rolled runners, each function once and only when it is asked for, in a file whose text may have some. */
export function createRunnerShapes(sources: ModelSources, syntax: SyntaxIndex): RunnerShapes {
  const { sourceCode, bindings } = sources;
  const recognised = new Map<FunctionNode, RunnerShape | undefined>();
  const mayRun = findSteppers(sourceCode, syntax);
  let found: readonly RunnerShape[] | undefined;

  return { all, shapeOf, knownExportOf, libraryOf, contains };

  function all(): readonly RunnerShape[] {
    return (found ??= findAll());
  }

  function findAll(): RunnerShape[] {
    const shapes: RunnerShape[] = [];
    for (const node of syntax.functions.keys()) {
      const outer = shapes.at(-1)?.node.range;
      if (outer && node.range[1] <= outer[1]) continue;
      const shape = shapeOf(node);
      if (shape) shapes.push(shape);
    }
    return shapes;
  }

  function knownExportOf(expression: TSESTree.Node): KnownExport | undefined {
    if (expression.type !== 'Identifier') return undefined;
    const node = functionOf(initialValue(expression, bindings));
    const shape = node && shapeOf(node);
    if (!shape?.meaning) return undefined;
    const library = libraryFor(shape, expression.name);
    return { library, export: library.exports[0]! };
  }

  function libraryOf(variable: TSESLint.Scope.Variable): Library | undefined {
    const definition = stableDeclaration(variable);
    const node = definition?.type === 'VariableDeclarator' ? definition.init : definition;
    const held = node ? functionOf(unwrapExpression(node)) : undefined;
    const shape = held && shapeOf(held);
    return shape && libraryFor(shape, variable.name);
  }

  function contains(inner: TSESTree.Node): boolean {
    return all().some(({ node }) => isInside(inner, node));
  }

  function shapeOf(node: FunctionNode): RunnerShape | undefined {
    if (!recognised.has(node)) recognised.set(node, mayRun(node) ? recogniseOnce(node) : undefined);
    return recognised.get(node);
  }

  /** Compilers write the same helpers into every file: what needs nothing else of the file around it is followed once. */
  function recogniseOnce(node: FunctionNode): RunnerShape | undefined {
    const text = textsOf(node, sources);
    const kept = text === undefined ? undefined : byText.get(text);
    if (kept) return kept.shape && { ...kept.shape, node };
    const shape = recogniseRunner(sources, node);
    // What differs may point into the file.
    if (text !== undefined && (!shape || shape.differences.length === 0) && byText.size < mostTexts) {
      byText.set(text, { shape });
    }
    return shape;
  }
}

/** A function with those of the file that it needs; undefined where it needs anything else than untouched globals. */
function textsOf(node: FunctionNode, { sourceCode, bindings }: ModelSources): string | undefined {
  const needed = new Set([node]);
  // What is found on the way is gone through, too.
  for (const each of needed) {
    const outer = sourceCode.scopeManager?.acquire(each)?.through;
    if (!outer) return undefined;
    for (const { identifier } of outer) {
      const name = identifier as TSESTree.Identifier;
      if (bindings.isGlobal(name)) continue;
      const value = initialValue(name, bindings);
      if (!isFunction(value)) return undefined;
      needed.add(value);
    }
  }
  return [...needed].map((each) => sourceCode.getText(each)).join('\n');
}

/** The function that a definition holds; compilers write `this && this.run || function …`. */
function functionOf(value: TSESTree.Node): FunctionNode | undefined {
  const isGuarded = value.type === 'LogicalExpression' && value.operator === '||' && isReadOfThis(value.left);
  const definition = isGuarded ? value.right : value;
  return isFunction(definition) ? definition : undefined;
}

function isReadOfThis(node: TSESTree.Node): boolean {
  return node.type === 'LogicalExpression' && node.operator === '&&' && node.left.type === 'ThisExpression';
}

/** The library that a runner is, as one object, since plans compare them. */
const libraryFor = memoize(({ role, meaning }: RunnerShape, name: string): Library => {
  const common = { name, isLocal: true, modules: [] } as const;
  if (!meaning) return { ...common, exports: [] };
  return { ...common, family: meaning.family, exports: [{ path: '', role, contract: meaning.contract }] };
});
