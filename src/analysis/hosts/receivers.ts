import type { TSESTree } from '@typescript-eslint/utils';
import {
  emitters,
  type Host,
  type Receiver,
  receivingFunctions,
  receivingMethods,
  type ResultTreatment,
} from '../../catalogue/index.js';
import { isFunction, propertyName } from '../../syntax/index.js';
import { hostHandlersOf } from './host-calls.js';
import type { SemanticModel } from '../semantics/index.js';

/*
 * What is known of the functions and methods that a coroutine is handed to: whether they look at its `length`, and what
 * they do with the promise that it returns.
 */

type HandingCall = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a call does with a function that it is handed. */
export interface Reception {
  readonly results: ResultTreatment;
  /** Looks at the `length`, where it has a place for a callback. */
  readonly host?: Host;
}

/** What a call does with a function that is one of its arguments; undefined where that is not known. */
export function receptionOf(model: SemanticModel, call: HandingCall, argument: TSESTree.Node): Reception | undefined {
  const host = hostHandlersOf(model).receiverOf(call);
  if (host) return host;
  const receiver = ofLibrary(model, call) ?? ofPlatform(model, call) ?? ofMethod(model, call);
  if (receiver?.callbackAt === undefined) return receiver;
  return call.arguments.at(receiver.callbackAt) === argument ? receiver : undefined;
}

function ofLibrary(model: SemanticModel, call: HandingCall): Receiver | undefined {
  const known = model.knownExportOf(call.callee)?.export;
  if (call.type === 'NewExpression')
    return known?.role === 'promise-class' ? { results: 'dropped', callbackAt: 0 } : undefined;
  return known?.role === 'promise' ? known.receives : undefined;
}

function ofPlatform(model: SemanticModel, { type, callee }: HandingCall): Receiver | undefined {
  const origin = type === 'CallExpression' ? model.origins.originOf(callee) : undefined;
  return origin?.from === 'global' ? receivingFunctions.get([origin.name, ...origin.path].join('.')) : undefined;
}

function ofMethod(model: SemanticModel, { type, callee }: HandingCall): Receiver | undefined {
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (!name) return undefined;
  if (model.evaluate(callee.object).kind === 'promise') return ofPromiseMethod(model, name);
  if (emitters.methods.includes(name) && isEmitter(model, callee.object)) return emitters.listener;
  return receivingMethods.get(name);
}

/** What is called on a promise is a method of the promises of any library that has it. */
function ofPromiseMethod(model: SemanticModel, name: string): Receiver | undefined {
  const owner = model.known.all.find(({ receivingMethods: methods }) => methods?.has(name));
  return owner?.receivingMethods?.get(name);
}

/** Whether an object is `process`, is made by a module of Node.js that makes event emitters, or is of a subclass. */
function isEmitter(model: SemanticModel, object: TSESTree.Node): boolean {
  if (object.type === 'ThisExpression') return isEmitterClass(model, classOfThis(object));
  const value = model.valueOf(object);
  if (value.type === 'NewExpression' || value.type === 'CallExpression')
    return comesFromEmitters(model, value.callee) || isEmitterClass(model, model.valueOf(value.callee));
  const origin = model.origins.originOf(value);
  return origin !== undefined && withoutScheme(origin.name) === emitters.itself;
}

function comesFromEmitters(model: SemanticModel, callee: TSESTree.Node): boolean {
  const origin = model.origins.originOf(callee);
  return origin?.from === 'module' && emitters.modules.includes(withoutScheme(origin.name));
}

function withoutScheme(module: string): string {
  return module.replace(/^node:/, '');
}

function isEmitterClass(model: SemanticModel, node: TSESTree.Node | undefined): boolean {
  const isClass = node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
  return isClass && node.superClass !== null && comesFromEmitters(model, node.superClass);
}

/** The class whose instance, or which itself, `this` is at a node. */
function classOfThis(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'PropertyDefinition' && parent.value === current) return parent.parent.parent;
    if (isFunction(current) && current.type !== 'ArrowFunctionExpression')
      return parent.type === 'MethodDefinition' ? parent.parent.parent : undefined;
  }
  return undefined;
}

/** Whether a callee is the function that resolves a promise: `resolve` in `new Promise((resolve) => …)`. */
export function isResolver(model: SemanticModel, callee: TSESTree.Node): boolean {
  const variable = callee.type === 'Identifier' ? model.variableOf(callee) : undefined;
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter') return false;
  const executor: TSESTree.Node = definition.node;
  if (!isFunction(executor) || executor.params[0] !== definition.name) return false;
  const { parent } = executor;
  return parent.type === 'NewExpression' && model.knownExportOf(parent.callee)?.export.role === 'promise-class';
}
