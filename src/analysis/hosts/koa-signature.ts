import type { TSESTree } from '@typescript-eslint/utils';
import { contextUses, koaPackages } from '../../catalogue/index.js';
import { type GeneratorFunction, propertyName } from '../../syntax/index.js';
import { projectHasPackage } from '../environment/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { takesContext } from './context-calls.js';
import { downstreamOf, ownContext, yieldsDownstream } from './koa-middleware.js';

/**
 * Makes the function that tells a handler of koa 1 without seeing what runs it, in a project that has to do with koa: it
 * yields its last parameter, or uses `this` as a context is used and has no parameter but `next`.
 */
export function createKoaSignature(model: SemanticModel): (node: GeneratorFunction) => boolean {
  let isKoaProject: boolean | undefined;
  return (node) => {
    if (!isMiddleware(node) && !isLastHandler(node)) return false;
    return (isKoaProject ??= projectHasPackage(model.filename, (name) => koaPackages.test(name)));
  };

  function isMiddleware(node: GeneratorFunction): boolean {
    if (model.syntax.functions.get(node)!.usesThis || isNext(node.params[0])) return yieldsDownstream(model, node);
    // Middleware of other libraries has the same parameters, and calls the second one.
    return takesContext(model, node) && downstreamOf(model, node, 0).yields.length > 0;
  }

  function isLastHandler(node: GeneratorFunction): boolean {
    const { params } = node;
    if (params.length > 1 || (params.length === 1 && !isNext(params[0]))) return false;
    return ownContext(model, node).receivers.some(isUsedAsContext);
  }
}

function isNext(parameter: TSESTree.Node | undefined): boolean {
  return parameter?.type === 'Identifier' && parameter.name === 'next';
}

function isUsedAsContext(receiver: TSESTree.ThisExpression): boolean {
  const member = receiver.parent;
  if (member.type !== 'MemberExpression' || member.object !== receiver) return false;
  const { parent } = member;
  const name = propertyName(member) ?? '';
  if (parent.type === 'AssignmentExpression' && parent.left === member) return contextUses.written.includes(name);
  const isCalled = parent.type === 'CallExpression' && parent.callee === member;
  return contextUses[isCalled ? 'called' : 'read'].includes(name);
}
