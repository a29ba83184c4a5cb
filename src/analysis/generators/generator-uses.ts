import type { TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  type GeneratorFunction,
  isGeneratorFunction,
  methodOf,
  unwrapExpression,
} from '../../syntax/index.js';
import { isExported, placeOf } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { classifyUse } from './object-uses.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * What happens to a generator function, or to a generator object that a call of it makes, at one place.
 *
 * `mention` names the function: an identifier, a member expression, or the function itself where it is used in place.
 * `made` is the call that made the object; it is missing where the function itself is used.
 */
export type GeneratorUse = Readonly<{ mention: TSESTree.Node; made?: TSESTree.CallExpression; node: TSESTree.Node }> &
  (
    | Readonly<{ kind: 'delegated' | 'yielded'; node: TSESTree.YieldExpression }>
    /** `next`, `return` or `throw` is called, or may be. */
    | Readonly<{ kind: 'stepped' }>
    /** A loop, a spread, a pattern, an iterator method, `Array.from` or a collection goes through it. */
    | Readonly<{ kind: 'iterated' }>
    | Readonly<{ kind: 'awaited'; node: TSESTree.AwaitExpression }>
    /** `then`, `catch` or `finally` of the object is called, which it does not have. */
    | Readonly<{ kind: 'chained' }>
    /** An element of what `Promise.all` and its kin are given, or the argument of `Promise.resolve`. */
    | Readonly<{ kind: 'combined'; call: Call }>
    | Readonly<{ kind: 'dropped' }>
    /** The function is gone through, or constructed, as if it were what it makes. */
    | Readonly<{ kind: 'constructed' | 'uncalled' }>
    /** The object is a condition, or asked for a property of arrays. */
    | Readonly<{ kind: 'read' | 'tested' }>
    | Readonly<{ kind: 'returned'; from: FunctionNode }>
    /** The function itself is returned. */
    | Readonly<{ kind: 'given-back'; from: FunctionNode }>
    /** An argument of a call. */
    | Readonly<{ kind: 'passed'; call: Call }>
    /** Kept where code out of sight may find it. */
    | Readonly<{ kind: 'stored' }>
    | Readonly<{ kind: 'exported' }>
  );

/** What is certain only where the call itself stands there. */
const directUses: ReadonlySet<GeneratorUse['kind']> = new Set(['read', 'tested']);

/** What is right for a promise, which a wrapper of the method may return. */
const promiseUses: ReadonlySet<GeneratorUse['kind']> = new Set([
  'awaited',
  'chained',
  'combined',
  'dropped',
  'returned',
]);

/** Lists uses in one file. */
export interface GeneratorUses {
  /** Every use of a generator function, and of the objects it makes. */
  ofFunction(node: GeneratorFunction): readonly GeneratorUse[];
  /** Every use of the object that a call of a generator function makes. */
  ofObject(made: TSESTree.CallExpression): readonly GeneratorUse[];
  /** Every use of a generator function, and of the objects it makes, by way of one expression that is it. */
  ofMention(mention: TSESTree.Node): readonly GeneratorUse[];
}

export function createGeneratorUses(model: SemanticModel): GeneratorUses {
  const callsByMethod = groupMethodCalls(model);
  return {
    ofFunction: findUses,
    ofObject: (made) => usesOfObject(model, made, made.callee),
    ofMention: (mention) => usesOfFunction(model, mention, mention),
  };

  function findUses(node: GeneratorFunction): GeneratorUse[] {
    const uses: GeneratorUse[] = [];
    if (isExported(node)) uses.push({ kind: 'exported', mention: node, node });
    for (const mention of model.mentionsOf(node)) {
      // A variable that is assigned again may hold another function here.
      const isCertain = model.valueOf(mention) === node;
      uses.push(
        ...(isCertain
          ? usesOfFunction(model, mention, mention)
          : [{ kind: 'stored', mention, node: mention } as const]),
      );
    }
    const method = methodOf(node);
    if (method) {
      const calls = callsByMethod.get(node) ?? [];
      for (const call of calls) uses.push(...usesOfObject(model, call, call.callee));
    } else for (const place of placeOf(node)) uses.push(...usesOfFunction(model, place, place));
    return uses;
  }
}

function usesOfFunction(model: SemanticModel, expression: TSESTree.Node, mention: TSESTree.Node): GeneratorUse[] {
  return model.usesOf(expression).flatMap((use): GeneratorUse[] => {
    switch (use.kind) {
      case 'called':
        return usesOfObject(model, use.node, mention);
      case 'member':
        if (use.call && (use.name === 'call' || use.name === 'apply')) return usesOfObject(model, use.call, mention);
        if (use.call && use.name === 'bind') return usesOfFunction(model, use.call, mention);
        return [{ kind: 'stored', mention, node: use.node }];
      case 'yielded':
        return [{ kind: use.node.delegate ? 'uncalled' : 'yielded', mention, node: use.node }];
      case 'constructed':
        return [{ kind: 'constructed', mention, node: use.node }];
      case 'iterated':
        return [{ kind: 'uncalled', mention, node: use.node }];
      case 'argument':
        return [{ kind: 'passed', mention, node: use.node, call: use.call }];
      case 'returned':
        return [{ kind: 'given-back', mention, node: use.node, from: use.from }];
      case 'dropped':
      case 'instanceof':
        return [];
      default:
        return [{ kind: isExported(use.node) ? 'exported' : 'stored', mention, node: use.node }];
    }
  });
}

function usesOfObject(model: SemanticModel, made: TSESTree.CallExpression, mention: TSESTree.Node): GeneratorUse[] {
  const mayBeWrapped = model.generatorCalledBy(made)?.mayBeWrapped === true;
  return model.usesOf(made).map((use) => {
    const classified = classifyUse(model, use);
    // A name may hold something else instead, and is tested for good reason.
    const value = use.kind === 'member' ? use.node.object : use.node;
    const isDoubtful = directUses.has(classified.kind) && unwrapExpression(value) !== made;
    const isOfPromise = mayBeWrapped && promiseUses.has(classified.kind);
    return { mention, made, ...(isDoubtful || isOfPromise ? { kind: 'stored', node: classified.node } : classified) };
  });
}

/** The calls in the file that certainly run a generator method, by its function. */
function groupMethodCalls(model: SemanticModel): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> {
  const names = new Set<string>();
  for (const node of model.syntax.functions.keys()) {
    const method = isGeneratorFunction(node) ? methodOf(node) : undefined;
    if (method) names.add(keyText(method.key));
  }
  const groups = new Map<FunctionNode, TSESTree.CallExpression[]>();
  if (names.size === 0) return groups;
  for (const call of model.syntax.calls) {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || !names.has(keyText(callee.property))) continue;
    const called = model.generatorCalledBy(call)?.function;
    if (!called) continue;
    const group = groups.get(called);
    if (group) group.push(call);
    else groups.set(called, [call]);
  }
  return groups;
}

function keyText(key: TSESTree.Node): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Literal' ? String(key.value) : '';
}
