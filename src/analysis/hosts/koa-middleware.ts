import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type GeneratorFunction, isFunction, isInside, methodOf } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { handedOnBy } from './context-calls.js';

/** Whether a function yields its last parameter, or something made of it, as koa 1 middleware does with what runs downstream. */
export function yieldsDownstream(model: SemanticModel, node: GeneratorFunction): boolean {
  const { yields, handedOn, kept } = downstreamOf(model, node, 0);
  if (yields.length + handedOn.length > 0) return true;
  return kept !== undefined && model.syntax.functions.get(node)!.yields.some((one) => isInside(kept, one));
}

/**
 * What runs downstream is the last parameter: where it is yielded, where it is handed on with the context, and a mention of
 * it that does something else.
 */
export function downstreamOf(
  model: SemanticModel,
  node: GeneratorFunction,
  contextAt: number,
): {
  readonly yields: readonly TSESTree.YieldExpression[];
  readonly handedOn: readonly TSESTree.YieldExpression[];
  readonly kept: TSESTree.Identifier | undefined;
} {
  const last = node.params.at(-1);
  const variable =
    last?.type === 'Identifier' && node.params.length > contextAt ? model.declaredBy(node, last.name) : undefined;
  const own = new Set<TSESTree.Node>(model.syntax.functions.get(node)!.yields);
  const mentions = (variable?.references ?? []).map(({ identifier }) => identifier as TSESTree.Identifier);
  const yields = mentions.flatMap(({ parent }) =>
    parent.type === 'YieldExpression' && own.has(parent) ? [parent] : [],
  );
  const handing = new Map(mentions.map((mention) => [mention, ownYield(handedOnBy(model, mention))]));
  // A parameter of another name that is never yielded is one like any other.
  const isDownstream = yields.length > 0 || variable?.name === 'next';
  const kept = isDownstream ? mentions.find((one) => !own.has(one.parent) && !handing.get(one)) : undefined;
  return { yields, handedOn: isDownstream ? [...handing.values()].filter((one) => one !== undefined) : [], kept };

  function ownYield(found: TSESTree.YieldExpression | undefined): TSESTree.YieldExpression | undefined {
    return found && own.has(found) ? found : undefined;
  }
}

/** The mentions of `this` that are those of a function, arrow functions included, and a function in it with its own. */
export function ownContext(
  { sourceCode, syntax }: SemanticModel,
  node: GeneratorFunction,
): { readonly receivers: readonly TSESTree.ThisExpression[]; readonly nested: FunctionNode | undefined } {
  const receivers: TSESTree.ThisExpression[] = [];
  let nested: FunctionNode | undefined;
  walkChildren(node);
  return { receivers, nested };

  function walk(child: TSESTree.Node): void {
    if (child.type === 'ThisExpression') receivers.push(child);
    if (isFunction(child) && child.type !== 'ArrowFunctionExpression') {
      if (!methodOf(child) && syntax.functions.get(child)!.usesThis) nested ??= child;
      return;
    }
    if (child.type !== 'StaticBlock') walkChildren(child);
  }

  function walkChildren(parent: TSESTree.Node): void {
    const isField = parent.type === 'PropertyDefinition' || parent.type === 'AccessorProperty';
    for (const key of sourceCode.visitorKeys[parent.type] ?? []) {
      if (isField && key === 'value') continue;
      const child = (parent as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) walk(one);
    }
  }
}
