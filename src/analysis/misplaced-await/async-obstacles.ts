import type { TSESTree } from '@typescript-eslint/utils';
import { protocolMethods } from '../../catalogue/index.js';
import { makeReason, type Reason, type ReasonCode } from '../../reasons/index.js';
import { type FunctionNode, isFunction, isInside, methodOf, propertyName } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { isCoroutine } from './coroutine-await.js';
import { callbackAt, callbackReason } from './callback.js';
import { contractReason, promiseType } from './promise-type.js';

/**
 * Makes the function that says why a function cannot become async, or only by a suggestion.
 *
 * @param isAwait whether an identifier `await` is a misplaced keyword rather than a name
 */
export function createAsyncObstacles(
  model: SemanticModel,
  isAwait: (name: TSESTree.Node) => boolean,
): (node: FunctionNode) => Reason | undefined {
  const known = new Map<FunctionNode, Reason | undefined>();
  const awaitNames = model.syntax.awaitNames.filter((name) => !isAwait(name));

  return (node) => {
    if (!known.has(node)) known.set(node, findObstacle(node));
    return known.get(node);
  };

  function findObstacle(node: FunctionNode): Reason | undefined {
    return (
      because(formObstacle(model, node), node) ??
      declarationObstacle(model, node) ??
      because(namesAwait(node) ? 'await-name' : undefined, node) ??
      because(promiseType(node, model).kind === 'none' ? 'type-predicate' : undefined, node) ??
      constructedReason(model, node) ??
      protocolReason(model, node) ??
      argumentReason(model, node) ??
      contractReason(node, model)
    );
  }

  function namesAwait(node: FunctionNode): boolean {
    return awaitNames.some((name) => isInside(name, node));
  }
}

function because(code: ReasonCode | undefined, node: FunctionNode): Reason | undefined {
  return code && { code, node, data: { name: node } };
}

/** A plain function in a block is visible outside of it in sloppy code, an async one is not (ECMA-262, B.3.2). */
function declarationObstacle(model: SemanticModel, node: FunctionNode): Reason | undefined {
  if (node.type !== 'FunctionDeclaration' || !node.id) return undefined;
  const parent = node.parent as TSESTree.Node;
  if (parent.type === 'IfStatement' || parent.type === 'LabeledStatement') return because('statement-position', node);
  const isInBlock = parent.type === 'SwitchCase' || (parent.type === 'BlockStatement' && !isFunction(parent.parent));
  const variable = model.declaredBy(node, node.id.name);
  if (!isInBlock || !variable || variable.scope.isStrict) return undefined;
  const { name } = node.id;
  if (variable.defs.length > 1) return makeReason('duplicate-function', node, { name: node });
  const around = enclosingFunction(node) ?? model.sourceCode.ast;
  const isUsedOutside = model.sourceCode.scopeManager!.scopes.some((scope) =>
    scope.references.some(
      ({ identifier, resolved }) =>
        identifier.name === name &&
        resolved !== variable &&
        (!resolved || resolved.scope.variableScope === variable.scope.variableScope) &&
        isInside(identifier, around),
    ),
  );
  return isUsedOutside ? makeReason('block-function', node, { name: node }) : undefined;
}

function constructedReason(model: SemanticModel, node: FunctionNode): Reason | undefined {
  if (node.type === 'ArrowFunctionExpression' || methodOf(node)) return undefined;
  const use = model
    .usesOfFunction(node)
    .map((one) =>
      one.kind === 'constructed' ? 'new' : one.kind === 'member' && one.name === 'prototype' ? '.prototype' : '',
    )
    .find(Boolean);
  return use ? makeReason('constructed-function', node, { name: node, use }) : undefined;
}

/** What the language calls by itself, or a proxy. */
function protocolReason(model: SemanticModel, node: FunctionNode): Reason | undefined {
  const { parent } = node;
  if (parent.type !== 'MethodDefinition' && parent.type !== 'Property' && parent.type !== 'PropertyDefinition')
    return undefined;
  if (parent.value !== node) return undefined;
  const name = propertyName(parent) ?? '';
  const symbol = parent.computed ? model.globalName(parent.key) : undefined;
  const isProtocol = symbol?.startsWith('Symbol.') && symbol !== 'Symbol.asyncDispose';
  if (protocolMethods.has(name) || isProtocol) return because('protocol-method', node);
  const traps = parent.parent;
  const creation = traps.parent;
  const isTrap = creation.type === 'NewExpression' && creation.arguments[1] === traps;
  const isProxy = isTrap && model.globalName(creation.callee) === 'Proxy';
  return isProxy && name !== 'get' && name !== 'apply' ? because('proxy-trap', node) : undefined;
}

function argumentReason(model: SemanticModel, node: FunctionNode): Reason | undefined {
  if (node.type === 'FunctionDeclaration') return undefined;
  const callback = callbackAt(node, model);
  return callback && callbackReason(callback, node, model);
}

/** Functions that have no async form. */
function formObstacle(model: SemanticModel, node: FunctionNode): ReasonCode | undefined {
  if (node.generator) return isCoroutine(model, node) ? 'coroutine-function' : 'generator-function';
  const method = methodOf(node);
  if (method?.kind === 'constructor') return 'constructor';
  return method?.kind === 'get' || method?.kind === 'set' ? 'accessor' : undefined;
}
