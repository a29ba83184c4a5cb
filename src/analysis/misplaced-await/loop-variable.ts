import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { IteratedAs } from '../../catalogue/index.js';
import { type FunctionNode, isPropertyName } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** What a loop declares in the place of the parameters of a callback. */
export interface LoopVariable {
  /** The parameter; of the entries of a map, the key and the value. */
  readonly patterns: readonly (TSESTree.Identifier | TSESTree.ArrayPattern | TSESTree.ObjectPattern)[];
  readonly isWritten: boolean;
  /** A name that the parameter needs since the loop goes through something of its own name. */
  readonly renamed?: { readonly name: string; readonly references: readonly TSESTree.Identifier[] };
}

const otherNames = ['element', 'item', 'entry', 'each'];

/** How a loop through an expression declares what a callback has as parameters; undefined where it cannot. */
export function loopVariable(
  callback: FunctionNode,
  iterated: TSESTree.Expression,
  elements: IteratedAs | undefined,
  model: SemanticModel,
): LoopVariable | undefined {
  const { sourceCode } = model;
  const parameters = callback.params.filter(isPattern);
  const longest = elements === 'entries' ? 2 : 1;
  if (parameters.length !== callback.params.length || parameters.length < 1 || parameters.length > longest)
    return undefined;
  const variables = sourceCode.getDeclaredVariables(callback);
  const isWritten = variables.some(({ references }) => references.some((one) => one.isWrite()));
  const patterns = parameters.toReversed();
  // The variable of a loop is in scope where the loop looks up what it goes through, and has no value yet.
  const clashing = variables.filter(({ name }) => isMentioned(name, iterated, sourceCode));
  if (clashing.length === 0) return { patterns, isWritten };
  const [variable] = clashing;
  const references = variable!.references.map(({ identifier }) => identifier as TSESTree.Node);
  const name = otherNames.find((one) => !sourceCode.ast.tokens.some(({ value }) => value === one));
  const isPlain = parameters.length === 1 && parameters[0]!.type === 'Identifier';
  return isPlain && name && references.every((one) => one.type === 'Identifier')
    ? { patterns, isWritten, renamed: { name, references } }
    : undefined;
}

function isPattern(parameter: TSESTree.Parameter): parameter is LoopVariable['patterns'][number] {
  return /^(?:Identifier|ArrayPattern|ObjectPattern)$/.test(parameter.type);
}

/** Whether a name is used in an expression, for whatever it means there. */
function isMentioned(name: string, node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return sourceCode
    .getTokens(node)
    .filter(({ value }) => value === name)
    .map(({ range }) => sourceCode.getNodeByRangeIndex(range[0]))
    .some((mention) => mention?.type === 'Identifier' && !isPropertyName(mention));
}
