import type { TSESTree } from '@typescript-eslint/utils';
import type { Difference } from '../../reasons/index.js';
import {
  type FunctionNode,
  type GeneratorFunction,
  isFunction,
  isGeneratorFunction,
  isInside,
  propertyName,
} from '../../syntax/index.js';
import { createGeneratorUses, type GeneratorUse, readBody } from '../generators/index.js';
import { type SemanticModel, ownMeaningOfFile } from '../semantics/index.js';

/** Code that runs a generator as a coroutine in the place where it stands, without a function for it. */
export interface InlineDriver {
  /** The step, or the loop. */
  readonly place: TSESTree.SourceLocation;
  /** What is driven. */
  readonly function: GeneratorFunction;
  readonly differences: readonly Difference[];
}

type Step = TSESTree.CallExpression & { callee: TSESTree.MemberExpression };
type Loop = TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.WhileStatement;

/**
 * The places that run generators of the file by hand: steps that wait for what is yielded, and `for … of` loops that
 * await it. Only of generators that use what comes back from a promise, which shows that they are coroutines.
 */
export function inlineDriversOf(model: SemanticModel): InlineDriver[] {
  if (ownMeaningOfFile(model)) return [];
  const { ofFunction } = createGeneratorUses(model);
  return [...model.syntax.functions.keys()].filter(isGeneratorFunction).flatMap((node) => {
    const drivers = driversOf(model, node, ofFunction(node));
    return drivers.length > 0 && readBody(model, node).coroutine.length > 0 ? drivers : [];
  });
}

function driversOf(model: SemanticModel, node: GeneratorFunction, uses: readonly GeneratorUse[]): InlineDriver[] {
  const loops = uses
    .flatMap((use) => loopOver(model, use) ?? [])
    .map(({ loc }) => ({
      place: { start: loc.start, end: { ...loc.start, column: loc.start.column + 'for'.length } },
      function: node,
      differences: [{ code: 'iterates' } as const],
    }));
  return [...loops, ...steppedObjects(model, uses).map((steps) => driver(node, steps))];
}

function driver(node: GeneratorFunction, steps: readonly [Step, ...Step[]]): InlineDriver {
  const throws = steps.some(({ callee }) => propertyName(callee) !== 'next');
  return { place: steps[0].callee.loc, function: node, differences: throws ? [] : [{ code: 'no-rejection' }] };
}

/** The loop that awaits what a generator yields: over the object itself, or in a function that is handed the generator. */
function loopOver(model: SemanticModel, use: GeneratorUse): TSESTree.ForOfStatement | undefined {
  if (use.kind === 'iterated') return awaitingLoop(model, use.node.parent);
  if (use.kind !== 'passed' || use.made || use.call.type !== 'CallExpression') return undefined;
  const index = use.call.arguments.indexOf(use.node as TSESTree.CallExpressionArgument);
  const runner = model.calledFunction(use.call).function;
  const parameter = runner?.params[index];
  if (!runner || parameter?.type !== 'Identifier') return undefined;
  const references = model.declaredBy(runner, parameter.name)?.references ?? [];
  const loops = references.flatMap(({ identifier }) => {
    const call = identifier.parent;
    const isCalled = call.type === 'CallExpression' && call.callee === identifier;
    return (isCalled && awaitingLoop(model, call.parent)) || [];
  });
  return loops[0];
}

function awaitingLoop(model: SemanticModel, node: TSESTree.Node | undefined): TSESTree.ForOfStatement | undefined {
  if (node?.type !== 'ForOfStatement' || node.await || node.left.type !== 'VariableDeclaration') return undefined;
  const [declarator] = node.left.declarations;
  if (declarator.id.type !== 'Identifier') return undefined;
  const references = model.declaredBy(declarator, declarator.id.name)?.references ?? [];
  const isAwaited = references.some(({ identifier }) => identifier.parent.type === 'AwaitExpression');
  return isAwaited ? node : undefined;
}

/** The steps of each generator object that is driven: stepped again and again, with a wait for what it yielded. */
function steppedObjects(model: SemanticModel, uses: readonly GeneratorUse[]): (readonly [Step, ...Step[]])[] {
  const byObject = new Map<TSESTree.Node, Step[]>();
  for (const { kind, made, node } of uses) {
    const step = kind === 'stepped' && made ? stepOf(node) : undefined;
    if (step) byObject.set(made!, [...(byObject.get(made!) ?? []), step]);
  }
  return [...byObject.values()].flatMap((steps): (readonly [Step, ...Step[]])[] => {
    const [first, ...others] = steps.filter((step) => {
      const region = repeatedRegion(model, step);
      return region !== undefined && waitsForValue(model, region);
    });
    return first ? [[first, ...others, ...steps]] : [];
  });
}

function stepOf(node: TSESTree.Node): Step | undefined {
  const call = node.type === 'MemberExpression' ? node.parent : node;
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? (call as Step) : undefined;
}

/** What runs again and again with a node in it: a loop, or a function that is mentioned in itself. */
function repeatedRegion(model: SemanticModel, node: TSESTree.Node): Loop | FunctionNode | undefined {
  let current: TSESTree.Node | undefined = node.parent;
  for (; current; current = current.parent) {
    if (current.type === 'WhileStatement' || current.type === 'DoWhileStatement' || current.type === 'ForStatement')
      return current;
    if (isFunction(current) && mentionsItself(model, current)) return current;
  }
  return undefined;
}

function mentionsItself(model: SemanticModel, node: FunctionNode): boolean {
  const variables = [node.id && model.declaredBy(node, node.id.name), model.variableHolding(node)];
  return variables.some((variable) => variable?.references.some(({ identifier }) => isInside(identifier, node)));
}

/** Whether a promise in `….value` is awaited, chained or made of it: `await x.value`, `x.value.then(…)`, `Promise.resolve(x.value)`. */
function waitsForValue({ sourceCode }: SemanticModel, region: TSESTree.Node): boolean {
  return sourceCode.getTokens(region).some((token) => {
    if (token.value !== 'value') return false;
    const node = sourceCode.getNodeByRangeIndex(token.range[0])?.parent;
    if (node?.type !== 'MemberExpression' || node.property.range[0] !== token.range[0]) return false;
    const { parent } = node;
    if (parent.type === 'AwaitExpression') return true;
    if (parent.type === 'MemberExpression') return parent.object === node && propertyName(parent) === 'then';
    if (parent.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false;
    return parent.arguments[0] === node && propertyName(parent.callee) === 'resolve';
  });
}
