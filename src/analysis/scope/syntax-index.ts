import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isPropertyName, propertyName } from '../../syntax/index.js';

/** What a function's own text contains; nested functions count only where they share it (`this` in arrows). */
export interface FunctionBody {
  readonly node: FunctionNode;
  /** `yield` and `yield*` that suspend this function, in source order. */
  readonly yields: TSESTree.YieldExpression[];
  readonly returns: TSESTree.ReturnStatement[];
  readonly calls: (TSESTree.CallExpression | TSESTree.NewExpression)[];
  usesThis: boolean;
  usesArguments: boolean;
  usesNewTarget: boolean;
  usesSuper: boolean;
  /** `arguments.callee`, whose value is the function itself. */
  usesCallee: boolean;
  /** A direct `eval`, which can mention anything. */
  usesEval: boolean;
  /** A binding, label or reference called `await` anywhere inside, nested functions included. */
  namesAwait: boolean;
}

/** One walk over a file: everything the analysis looks up by kind of node. */
export interface SyntaxIndex {
  /** All calls, in source order. */
  readonly calls: readonly TSESTree.CallExpression[];
  readonly functions: ReadonlyMap<FunctionNode, FunctionBody>;
  /** Every `await` and `for await`, in source order. */
  readonly awaits: readonly (TSESTree.AwaitExpression | TSESTree.ForOfStatement)[];
  /** Identifiers called `await` that name a binding or a label. */
  readonly awaitNames: readonly TSESTree.Identifier[];
  /** Reads and writes of `#private` members. */
  readonly privateMembers: readonly TSESTree.MemberExpression[];
  /** Reads and writes of members, private ones included, in source order. */
  readonly members: readonly TSESTree.MemberExpression[];
  /** Patterns that take objects apart, in source order. */
  readonly patterns: readonly TSESTree.ObjectPattern[];
}

/** An index that is being written. */
interface OpenIndex {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly calls: TSESTree.CallExpression[];
  readonly functions: Map<FunctionNode, FunctionBody>;
  readonly awaits: (TSESTree.AwaitExpression | TSESTree.ForOfStatement)[];
  readonly awaitNames: TSESTree.Identifier[];
  readonly privateMembers: TSESTree.MemberExpression[];
  readonly members: TSESTree.MemberExpression[];
  readonly patterns: TSESTree.ObjectPattern[];
  /** Enclosing functions, innermost last; `undefined` stands for a class element, which has a `this` of its own. */
  readonly stack: (FunctionBody | undefined)[];
  /** The nodes that these came with, so that leaving a node costs one comparison. */
  readonly owners: (TSESTree.Node | undefined)[];
  /** The values of fields that the walk is still to come to. */
  readonly fieldValues: Set<TSESTree.Node>;
}

/** Walks the file once. Needs `parent` on every node, so it may only be called from a listener. */
export function indexSyntax(sourceCode: Readonly<TSESLint.SourceCode>): SyntaxIndex {
  const index: OpenIndex = {
    sourceCode,
    calls: [],
    functions: new Map(),
    awaits: [],
    awaitNames: [],
    privateMembers: [],
    members: [],
    patterns: [],
    stack: [],
    owners: [],
    fieldValues: new Set(),
  };
  const steps = stepsOf(sourceCode);
  if (steps) replay(index, steps);
  else walk(index, sourceCode.ast);
  return index;
}

/** A step of the walk through a file: to a node, or, in the second phase, away from it. */
interface Step {
  readonly target: unknown;
  readonly phase?: 1 | 2;
}

/** The steps in which ESLint itself has walked through the file. ESLint 8.57 and oxlint keep none. */
function stepsOf(sourceCode: object): Iterable<Step> | undefined {
  return (sourceCode as { traverse?(): Iterable<Step> }).traverse?.();
}

function replay(index: OpenIndex, steps: Iterable<Step>): void {
  for (const { target, phase } of steps) {
    // The others tell of code paths.
    if (phase === undefined) continue;
    const node = target as TSESTree.Node;
    if (phase === 1) enter(index, node);
    else leave(index, node);
  }
}

function enter(index: OpenIndex, node: TSESTree.Node): void {
  if (index.fieldValues.size > 0 && index.fieldValues.delete(node)) open(index, node, undefined);
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression': {
      const body = emptyBody(node);
      index.functions.set(node, body);
      open(index, node, body);
      break;
    }
    case 'StaticBlock':
      open(index, node, undefined);
      break;
    case 'AccessorProperty':
    case 'PropertyDefinition':
      // It has a `this` of its own.
      if (node.value) index.fieldValues.add(node.value);
      break;
    default:
      note(index, node);
  }
}

function open(index: OpenIndex, node: TSESTree.Node, body: FunctionBody | undefined): void {
  index.stack.push(body);
  index.owners.push(node);
}

function leave({ stack, owners }: OpenIndex, node: TSESTree.Node): void {
  // The value of a field may be a function.
  while (owners.at(-1) === node) {
    owners.pop();
    stack.pop();
  }
}

function walk(index: OpenIndex, node: TSESTree.Node): void {
  enter(index, node);
  for (const key of index.sourceCode.visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null>)[key];
    if (Array.isArray(child)) {
      for (const element of child) if (element) walk(index, element);
    } else if (child) walk(index, child);
  }
  leave(index, node);
}

function note(index: OpenIndex, node: TSESTree.Node): void {
  switch (node.type) {
    case 'YieldExpression':
      index.stack.at(-1)?.yields.push(node);
      break;
    case 'AwaitExpression':
      index.awaits.push(node);
      break;
    case 'ForOfStatement':
      if (node.await) index.awaits.push(node);
      break;
    case 'ReturnStatement':
      index.stack.at(-1)?.returns.push(node);
      break;
    case 'CallExpression':
      index.calls.push(node);
      index.stack.at(-1)?.calls.push(node);
      if (node.callee.type === 'Identifier' && node.callee.name === 'eval') markAll(index, 'usesEval');
      break;
    case 'NewExpression':
      index.stack.at(-1)?.calls.push(node);
      break;
    case 'MemberExpression':
      index.members.push(node);
      if (node.property.type === 'PrivateIdentifier') index.privateMembers.push(node);
      break;
    case 'ObjectPattern':
      index.patterns.push(node);
      break;
    case 'ThisExpression':
      markThroughArrows(index, 'usesThis');
      break;
    case 'Super':
      markThroughArrows(index, 'usesSuper');
      break;
    case 'MetaProperty':
      if (node.meta.name === 'new') markThroughArrows(index, 'usesNewTarget');
      break;
    case 'Identifier':
      if (node.name === 'arguments') noteArguments(index, node);
      else if (node.name === 'await' && !isPropertyName(node)) noteAwaitName(index, node);
      break;
  }
}

function noteAwaitName(index: OpenIndex, node: TSESTree.Identifier): void {
  index.awaitNames.push(node);
  markAll(index, 'namesAwait');
}

function noteArguments(index: OpenIndex, node: TSESTree.Identifier): void {
  if (isPropertyName(node)) return;
  markThroughArrows(index, 'usesArguments');
  const { parent } = node;
  if (parent.type === 'MemberExpression' && parent.object === node && propertyName(parent) === 'callee') {
    markThroughArrows(index, 'usesCallee');
  }
}

function markThroughArrows(
  index: OpenIndex,
  fact: 'usesThis' | 'usesSuper' | 'usesNewTarget' | 'usesArguments' | 'usesCallee',
): void {
  for (let depth = index.stack.length - 1; depth >= 0; depth--) {
    const body = index.stack[depth];
    if (!body) return;
    body[fact] = true;
    if (body.node.type !== 'ArrowFunctionExpression') return;
  }
}

function markAll(index: OpenIndex, fact: 'usesEval' | 'namesAwait'): void {
  for (const body of index.stack) if (body) body[fact] = true;
}

function emptyBody(node: FunctionNode): FunctionBody {
  return {
    node,
    yields: [],
    returns: [],
    calls: [],
    usesThis: false,
    usesArguments: false,
    usesNewTarget: false,
    usesSuper: false,
    usesCallee: false,
    usesEval: false,
    namesAwait: false,
  };
}
