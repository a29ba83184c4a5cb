import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Difference } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { RunnerShape } from '../runners/index.js';
import { isExported } from '../scope/index.js';
import { perFile, type SemanticModel } from '../semantics/index.js';
import { coroutineLeftovers, type Leftover } from './leftovers.js';

/** The definition of a hand-rolled runner, or of a function that only unused ones need. */
export interface RunnerDefinition {
  readonly place: TSESTree.SourceLocation;
  /** Missing where it has none; several where unused ones go together. */
  readonly names: readonly string[];
  readonly differences: readonly Difference[];
  /** How often the file mentions it; missing where it has no name by which that could be told. */
  readonly uses: number | undefined;
  readonly isExported: boolean;
  /** Set where nothing uses it, so that it can go. */
  readonly leftover: Leftover | undefined;
}

/** The hand-rolled runners of a file, in source order, and what goes with those that are not used any more. */
export const runnerDefinitionsOf = perFile((model): RunnerDefinition[] => {
  const leftovers = coroutineLeftovers(model).filter(({ library }) => library.isLocal);
  const described = (model.runners?.all() ?? []).flatMap((shape) => {
    const variable = variableOf(model, shape.node);
    const name = variable?.defs[0]?.name;
    // What a compiler wrote is reported as such, with its calls.
    if (variable && model.origins.originOfVariable(variable)?.from === 'inlined') return [];
    const isLeft = leftovers.some(({ names }) => names.some((one) => one === name));
    return isLeft ? [] : [describe(model, shape, variable)];
  });
  const unused = leftovers.map((leftover): RunnerDefinition => ({
    place: leftover.names[0]!.loc,
    names: leftover.names.map(({ name }) => name),
    differences: [],
    uses: 0,
    isExported: false,
    leftover,
  }));
  return [...described, ...unused].sort(
    (a, b) => a.place.start.line - b.place.start.line || a.place.start.column - b.place.start.column,
  );
});

function describe(
  { sourceCode }: SemanticModel,
  { node, differences }: RunnerShape,
  variable: TSESLint.Scope.Variable | undefined,
): RunnerDefinition {
  const mentions = (variable?.references ?? [])
    .map(({ identifier }) => identifier as TSESTree.Node)
    .filter(({ range }) => range[1] <= node.range[0] || range[0] >= node.range[1])
    .filter((mention) => mention !== variable?.defs[0]?.name);
  const exported = mentions.filter(isExported);
  const named = variable?.defs[0]?.name as TSESTree.Identifier | undefined;
  return {
    place: named?.loc ?? sourceCode.getFirstToken(node)!.loc,
    names: variable ? [variable.name] : [],
    differences,
    uses: variable ? mentions.length - exported.length : undefined,
    isExported: exported.length > 0 || isExported(node) || (variable?.scope.type as string) === 'global',
    leftover: undefined,
  };
}

/** The variable that holds the function. */
function variableOf(model: SemanticModel, node: FunctionNode): TSESLint.Scope.Variable | undefined {
  const { parent } = node;
  // `var run = (this && this.run) || function …`
  return model.variableHolding(parent.type === 'LogicalExpression' ? parent.parent : node);
}
