import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  isFunction,
  isPropertyName,
  memberName,
  propertyName,
  isWriteTarget,
} from '../../syntax/index.js';
import { isMixer, namesGiven } from './mixed-in.js';

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
  /** Reads and writes of `#private` members. */
  readonly privateMembers: readonly TSESTree.MemberExpression[];
  /** Reads and writes of members, private ones included, in source order. */
  readonly members: readonly TSESTree.MemberExpression[];
  /** Names of properties that the file gives to objects after they are made, of whatever object. */
  readonly assignedProperties: ReadonlySet<string>;
}

/** Walks the file once. Needs `parent` on every node, so it may only be called from a listener. */
export function indexSyntax(sourceCode: Readonly<TSESLint.SourceCode>): SyntaxIndex {
  const calls: TSESTree.CallExpression[] = [];
  const functions = new Map<FunctionNode, FunctionBody>();
  const awaits: (TSESTree.AwaitExpression | TSESTree.ForOfStatement)[] = [];
  const privateMembers: TSESTree.MemberExpression[] = [];
  const members: TSESTree.MemberExpression[] = [];
  const assignedProperties = new Set<string>();
  /** Enclosing functions, innermost last; `undefined` stands for a class element, which has a `this` of its own. */
  const stack: (FunctionBody | undefined)[] = [];

  walk(sourceCode.ast);
  return { calls, functions, awaits, privateMembers, members, assignedProperties };

  function walk(node: TSESTree.Node): void {
    if (isFunction(node)) {
      const body = emptyBody(node);
      functions.set(node, body);
      within(body, node);
    } else if (node.type === 'StaticBlock') {
      within(undefined, node);
    } else {
      note(node);
      walkChildren(node);
    }
  }

  function within(frame: FunctionBody | undefined, node: TSESTree.Node): void {
    stack.push(frame);
    walkChildren(node);
    stack.pop();
  }

  function walkChildren(node: TSESTree.Node): void {
    for (const key of sourceCode.visitorKeys[node.type] ?? []) {
      const isFieldValue = key === 'value' && (node.type === 'PropertyDefinition' || node.type === 'AccessorProperty');
      if (isFieldValue) stack.push(undefined);
      const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null>)[key];
      if (Array.isArray(child)) {
        for (const element of child) if (element) walk(element);
      } else if (child) walk(child);
      if (isFieldValue) stack.pop();
    }
  }

  function note(node: TSESTree.Node): void {
    switch (node.type) {
      case 'YieldExpression':
        stack.at(-1)?.yields.push(node);
        break;
      case 'AwaitExpression':
        awaits.push(node);
        break;
      case 'ForOfStatement':
        if (node.await) awaits.push(node);
        break;
      case 'ReturnStatement':
        stack.at(-1)?.returns.push(node);
        break;
      case 'CallExpression':
        calls.push(node);
        stack.at(-1)?.calls.push(node);
        if (isMixer(node)) for (const name of namesGiven(node) ?? []) assignedProperties.add(name);
        if (node.callee.type === 'Identifier' && node.callee.name === 'eval') markAll('usesEval');
        break;
      case 'NewExpression':
        stack.at(-1)?.calls.push(node);
        break;
      case 'MemberExpression':
        members.push(node);
        if (isWriteTarget(node)) assignedProperties.add(memberName(node) ?? '');
        if (node.property.type === 'PrivateIdentifier') privateMembers.push(node);
        break;
      case 'ThisExpression':
        markThroughArrows('usesThis');
        break;
      case 'Super':
        markThroughArrows('usesSuper');
        break;
      case 'MetaProperty':
        if (node.meta.name === 'new') markThroughArrows('usesNewTarget');
        break;
      case 'Identifier':
        if (node.name === 'arguments') noteArguments(node);
        else if (node.name === 'await' && !isPropertyName(node)) markAll('namesAwait');
        break;
    }
  }

  function noteArguments(node: TSESTree.Identifier): void {
    if (isPropertyName(node)) return;
    markThroughArrows('usesArguments');
    const { parent } = node;
    if (parent.type === 'MemberExpression' && parent.object === node && propertyName(parent) === 'callee') {
      markThroughArrows('usesCallee');
    }
  }

  function markThroughArrows(fact: 'usesThis' | 'usesSuper' | 'usesNewTarget' | 'usesArguments' | 'usesCallee'): void {
    for (let index = stack.length - 1; index >= 0; index--) {
      const body = stack[index];
      if (!body) return;
      body[fact] = true;
      if (body.node.type !== 'ArrowFunctionExpression') return;
    }
  }

  function markAll(fact: 'usesEval' | 'namesAwait'): void {
    for (const body of stack) if (body) body[fact] = true;
  }
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
