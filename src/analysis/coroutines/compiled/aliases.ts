import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isArguments, isFunction, propertyName } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { AliasUse, RestoredAlias } from '../conversion.js';

/** What stands before the call in a function that compilers leave nothing else in. */
interface Aliases {
  /** Those that the body can do without, once it is folded. */
  readonly restored: readonly RestoredAlias[];
  /** Names that stay declared. */
  readonly kept: readonly TSESTree.Identifier[];
}

type Declared = TSESTree.VariableDeclarator & { readonly id: TSESTree.Identifier; readonly init: TSESTree.Expression };

/** Where aliases are declared, and the body that uses them. */
interface Place {
  readonly model: SemanticModel;
  readonly block: TSESTree.Node;
  readonly inner: FunctionNode;
}

/**
 * Takes the statements before `return run(function* () {…})` for the variables that compilers declare there, which cannot
 * throw and do nothing: `_this = this`, `_arguments = arguments`, `_super = …`, and those without a value.
 *
 * @returns undefined where there is anything else
 */
export function planAliases(
  model: SemanticModel,
  statements: readonly TSESTree.Statement[],
  inner: FunctionNode,
): Aliases | undefined {
  const restored: RestoredAlias[] = [];
  const kept: TSESTree.Identifier[] = [];
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') return undefined;
    const place = { model, inner, block: statement.parent };
    for (const declarator of statement.declarations) {
      if (declarator.id.type === 'Identifier' && !declarator.init) kept.push(declarator.id);
      else if (!isAlias(model, declarator)) return undefined;
      else noteAlias(place, declarator);
    }
  }
  const receivers = new Set(restored.flatMap(({ uses }) => uses.map(({ method }) => method?.arguments[0])));
  const written = (alias: RestoredAlias) => alias.uses.filter(({ node }) => !receivers.has(node as never));
  return { restored: restored.map((alias) => ({ ...alias, uses: written(alias) })), kept };

  function noteAlias(place: Place, declarator: Declared): void {
    const { id, parent: declaration } = declarator;
    const uses = usesOf(place, declarator);
    if (uses && uses.length > 0) restored.push({ name: id, declaration, uses });
    else kept.push(id);
  }
}

function isAlias(model: SemanticModel, declarator: TSESTree.VariableDeclarator): declarator is Declared {
  const { id, init } = declarator;
  if (id.type !== 'Identifier' || !init) return false;
  const isValue = init.type === 'ThisExpression' || isArguments(init) || init.type === 'ArrowFunctionExpression';
  return isValue || superGetters(model, init) !== undefined;
}

/** What stands for each use of an alias; undefined where one use can only be that of a variable. */
function usesOf(place: Place, declarator: Declared): AliasUse[] | undefined {
  const variable = place.model.declaredBy(declarator, declarator.id.name);
  if (variable?.defs.length !== 1) return undefined;
  const uses: AliasUse[] = [];
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const identifier = reference.identifier as TSESTree.Identifier;
    if (reference.isWrite() || !sharesThis(identifier, place.inner)) return undefined;
    const use = useAt(place, identifier, declarator.init);
    if (!use) return undefined;
    uses.push(use);
  }
  return uses;
}

/** Whether `this`, `arguments` and `super` mean at a node in the body what they mean in the function around the call. */
function sharesThis(node: TSESTree.Node, inner: FunctionNode): boolean {
  let current: TSESTree.Node = node;
  while (current !== inner) {
    if (isFunction(current) && current.type !== 'ArrowFunctionExpression') return false;
    const { parent } = current;
    if (!parent || ownThis.has(current.type) || parent.type === 'ClassBody') return false;
    current = parent;
  }
  return true;
}

const ownThis: ReadonlySet<string> = new Set(['StaticBlock', 'PropertyDefinition', 'AccessorProperty']);

function useAt(place: Place, identifier: TSESTree.Identifier, init: TSESTree.Expression): AliasUse | undefined {
  const { parent } = identifier;
  if (init.type === 'ThisExpression' || isArguments(init)) {
    const isShorthand = parent.type === 'Property' && parent.shorthand;
    return isShorthand ? undefined : { node: identifier, value: init };
  }
  if (init.type === 'ArrowFunctionExpression')
    return parent.type === 'CallExpression' ? useOfCall(place, parent, init) : undefined;
  if (parent.type !== 'MemberExpression' || parent.object !== identifier || parent.computed) return undefined;
  const value = superGetters(place.model, init)?.get(propertyName(parent) ?? '');
  return value && withReceiver(place, parent, value);
}

/** `_get()` of `() => super.m`, `_call(a)` of `(..._args) => super.m(..._args)`. */
function useOfCall(
  place: Place,
  call: TSESTree.CallExpression,
  { params: [parameter], body }: TSESTree.ArrowFunctionExpression,
): AliasUse | undefined {
  if (call.optional) return undefined;
  if (!parameter)
    return isSuperMember(body) && call.arguments.length === 0 ? withReceiver(place, call, body) : undefined;
  const [given, ...others] = body.type === 'CallExpression' ? body.arguments : [];
  const handsOn =
    body.type === 'CallExpression' &&
    isSuperMember(body.callee) &&
    parameter.type === 'RestElement' &&
    parameter.argument.type === 'Identifier' &&
    given?.type === 'SpreadElement' &&
    given.argument.type === 'Identifier' &&
    given.argument.name === parameter.argument.name &&
    others.length === 0;
  return handsOn ? { node: call.callee, value: body.callee } : undefined;
}

/** A use of a value of `super`, which today is called with a receiver of its own, or not at all. */
function withReceiver(place: Place, node: TSESTree.Node, value: TSESTree.Node): AliasUse | undefined {
  const parent = node.parent!;
  switch (parent.type) {
    case 'MemberExpression': {
      const method = parent.parent;
      const isCalled =
        method.type === 'CallExpression' && method.callee === parent && !method.optional && !parent.optional;
      const [receiver] = isCalled ? method.arguments : [];
      const isOwn = propertyName(parent) === 'call' && receiver !== undefined && isThis(place, receiver);
      return isCalled && isOwn && parent.object === node ? { node, value, method } : { node, value };
    }
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? undefined : { node, value };
    case 'AssignmentExpression':
      return parent.left === node ? undefined : { node, value };
    case 'VariableDeclarator':
    case 'ReturnStatement':
    case 'ExpressionStatement':
    case 'YieldExpression':
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'ArrayExpression':
      return { node, value };
    default:
      return undefined;
  }
}

/** `this`, or a variable that holds it, in a body whose `this` is that of the function around. */
function isThis({ model, block }: Place, node: TSESTree.Node): boolean {
  if (node.type === 'ThisExpression') return true;
  const variable = model.variableOf(node);
  const definition = variable?.defs.length === 1 ? variable.defs[0]!.node : undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.init?.type === 'ThisExpression' &&
    definition.parent.parent === block
  );
}

/** The values of `Object.create(null, { m: { get: () => super.m } })`, by name. */
function superGetters(model: SemanticModel, init: TSESTree.Expression): ReadonlyMap<string, TSESTree.Node> | undefined {
  if (init.type !== 'CallExpression' || init.callee.type !== 'MemberExpression') return undefined;
  const [prototype, properties] = init.arguments;
  const isCreate = model.globalName(init.callee) === 'Object.create';
  const isNull = prototype?.type === 'Literal' && prototype.value === null;
  if (!isCreate || !isNull || properties?.type !== 'ObjectExpression') return undefined;
  const getters = new Map<string, TSESTree.Node>();
  for (const property of properties.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    const value = property.type === 'Property' ? property.value : undefined;
    if (name === undefined || value?.type !== 'ObjectExpression') return undefined;
    const [get] = value.properties;
    const getter = get?.type === 'Property' && propertyName(get) === 'get' ? get.value : undefined;
    if (getter?.type !== 'ArrowFunctionExpression' || !isSuperMember(getter.body)) return undefined;
    getters.set(name, getter.body);
  }
  return getters;
}

function isSuperMember(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Super' && !node.computed;
}
