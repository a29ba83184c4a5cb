import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../catalogue/library.js';
import { unwrapExpression } from '../../syntax/expression-wrapper.js';
import { type FunctionNode, isFunction } from '../../syntax/function-node.js';
import { initialValue, stableDeclaration } from '../bindings.js';
import type { KnownExport } from '../known-exports.js';
import type { SyntaxIndex } from '../syntax-index.js';
import type { ModelSources } from './machine.js';
import { recogniseRunner, type RunnerShape } from './recognise.js';

/** The hand-rolled runners of a file. */
export interface RunnerShapes {
  /** All of them, in source order; functions inside of one are part of it. */
  all(): readonly RunnerShape[];
  /** The one that an expression names, as an export of a library that is in the file itself. */
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  /** The one that a variable holds, as a library, whether it does what an async function does or not. */
  libraryOf(variable: TSESLint.Scope.Variable): Library | undefined;
  /** Whether a node is part of one of them. */
  contains(node: TSESTree.Node): boolean;
}

/** A runner is a small function: what is larger is a program of its own. */
const longest = 5000;

/** Whether a file can hold a hand-rolled runner, by its text alone. */
export function mentionsRunner(text: string): boolean {
  return isStepper(text) && (/\bdone\b/.test(text) || /\.throw\(/.test(text));
}

/** Looks for hand-rolled runners, each function once and only when it is asked for. */
export function createRunnerShapes(sources: ModelSources, syntax: SyntaxIndex): RunnerShapes {
  const { sourceCode, bindings } = sources;
  const mayHaveRunners = mentionsRunner(sourceCode.text);
  const recognised = new Map<FunctionNode, RunnerShape | undefined>();
  const libraries = new Map<RunnerShape, Library>();
  let steppers: readonly string[] | undefined;
  let found: readonly RunnerShape[] | undefined;

  return { all, knownExportOf, libraryOf, contains };

  function all(): readonly RunnerShape[] {
    return (found ??= findAll());
  }

  function findAll(): RunnerShape[] {
    const shapes: RunnerShape[] = [];
    for (const node of mayHaveRunners ? syntax.functions.keys() : []) {
      const outer = shapes.at(-1)?.node.range;
      if (outer && node.range[1] <= outer[1]) continue;
      const shape = shapeOf(node);
      if (shape) shapes.push(shape);
    }
    return shapes;
  }

  function knownExportOf(expression: TSESTree.Node): KnownExport | undefined {
    if (!mayHaveRunners || expression.type !== 'Identifier') return undefined;
    const node = functionOf(initialValue(expression, bindings));
    const shape = node && shapeOf(node);
    if (!shape?.meaning) return undefined;
    const library = libraryFor(shape, expression.name);
    return { library, export: library.exports[0]! };
  }

  function libraryOf(variable: TSESLint.Scope.Variable): Library | undefined {
    const definition = stableDeclaration(variable);
    const node = definition?.type === 'VariableDeclarator' ? definition.init : definition;
    const held = mayHaveRunners && node ? functionOf(unwrapExpression(node)) : undefined;
    const shape = held && shapeOf(held);
    return shape && libraryFor(shape, variable.name);
  }

  function libraryFor(shape: RunnerShape, name: string): Library {
    let library = libraries.get(shape);
    if (!library) libraries.set(shape, (library = makeLibrary(shape, name)));
    return library;
  }

  function contains({ range }: TSESTree.Node): boolean {
    return all().some(({ node }) => node.range[0] <= range[0] && range[1] <= node.range[1]);
  }

  function shapeOf(node: FunctionNode): RunnerShape | undefined {
    if (!recognised.has(node)) recognised.set(node, mayRun(node) ? recogniseRunner(sources, node) : undefined);
    return recognised.get(node);
  }

  /** Whether the function steps a generator itself, or hands a parameter to one that does. */
  function mayRun(node: FunctionNode): boolean {
    if (node.generator || node.params.length === 0 || node.range[1] - node.range[0] > longest) return false;
    const text = sourceCode.getText(node);
    if (isStepper(text)) return true;
    return !/\byield\b/.test(text) && stepperNames().some((name) => text.includes(`${name}(`));
  }

  /** The names of functions that step a generator: those that others may be made of. */
  function stepperNames(): readonly string[] {
    return (steppers ??= [...syntax.functions.keys()].flatMap((node) => {
      const isSmall = node.range[1] - node.range[0] <= longest;
      const name = isSmall && isStepper(sourceCode.getText(node)) ? nameOf(node) : undefined;
      return name === undefined ? [] : [name];
    }));
  }
}

/** Whether the text names the method `next`, and what waits for a value. */
function isStepper(text: string): boolean {
  return /\.\s*next\b|(['"`])next\1/.test(text) && /\b(?:then|await|Promise)\b|\.(?:value|throw)\(/.test(text);
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

/** The variable or function name under which the function is used. */
export function nameOf({ id, parent }: FunctionNode): string | undefined {
  if (id) return id.name;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}

function makeLibrary({ role, meaning }: RunnerShape, name: string): Library {
  const common = { name, isLocal: true, modules: [] } as const;
  if (!meaning) return { ...common, exports: [] };
  return { ...common, family: meaning.family, exports: [{ path: '', role, contract: meaning.contract }] };
}
