import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy } from '../../collections/index.js';
import { type FunctionNode, isWriteTarget, memberName, propertyName } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** Where generator objects are kept: what is put there, and every mention of it beside that. */
export interface Place {
  readonly put: readonly TSESTree.Node[];
  readonly mentions: readonly TSESTree.Node[];
}

/** The places of a file that no code path holds from a creation to the last step, but of which the file sees every use. */
export function placesOf(model: SemanticModel, creations: readonly TSESTree.Node[]): readonly Place[] {
  const find = [propertyOf, patternOf, parameterOf, boundOf];
  return [
    ...privateFields(model),
    ...declaredPrivate(model),
    ...creations.flatMap((creation) => find.flatMap((one) => one(model, creation) ?? [])),
  ];
}

/** The fields `#flow` of classes. A name that two classes of a file have is not followed. */
function privateFields({ syntax }: SemanticModel): Place[] {
  const declared = fieldsOf(syntax.privateMembers, ({ key }) => key.type === 'PrivateIdentifier');
  const named = groupBy(syntax.privateMembers, ({ property }) => (property as TSESTree.PrivateIdentifier).name);
  return [...named].flatMap(([name, members]) => {
    const fields = declared.filter(({ key }) => (key as TSESTree.PrivateIdentifier).name === name);
    return fields.length === 1 ? placeOfField(fields[0]!, members) : [];
  });
}

/** The fields that TypeScript calls `private`. */
function declaredPrivate({ syntax, isTypeScript }: SemanticModel): Place[] {
  if (!isTypeScript) return [];
  const declared = fieldsOf(syntax.members, ({ accessibility }) => accessibility === 'private');
  const named = groupBy(syntax.members, memberName);
  return declared.flatMap((field) => {
    const name = memberName(field);
    const isAlone = declared.filter((other) => memberName(other) === name).length === 1;
    return name !== undefined && isAlone ? placeOfField(field, named.get(name) ?? []) : [];
  });
}

/** The fields of the classes that members are used in. */
function fieldsOf(
  members: readonly TSESTree.Node[],
  isKind: (field: TSESTree.PropertyDefinition) => boolean,
): TSESTree.PropertyDefinition[] {
  const bodies = new Set<TSESTree.ClassBody>();
  for (const member of members) {
    let around: TSESTree.Node | undefined = member;
    while (around && !(around.type === 'ClassBody' && bodies.has(around))) {
      if (around.type === 'ClassBody') bodies.add(around);
      around = around.parent;
    }
  }
  return [...bodies].flatMap(({ body }) =>
    body.flatMap((element) => (element.type === 'PropertyDefinition' && isKind(element) ? [element] : [])),
  );
}

function placeOfField(field: TSESTree.PropertyDefinition, members: readonly TSESTree.MemberExpression[]): Place {
  const written = members.filter((member) => writtenTo(member) !== undefined);
  return {
    put: [...(field.value ? [field.value] : []), ...written.map((member) => writtenTo(member)!)],
    mentions: members.filter((member) => !written.includes(member)),
  };
}

function writtenTo(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  return parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '='
    ? parent.right
    : undefined;
}

/** `const o = { flow: run() }`, of which nothing but its properties is read. */
function propertyOf(model: SemanticModel, creation: TSESTree.Node): Place | undefined {
  const property = creation.parent!;
  if (property.type !== 'Property' || property.parent.type !== 'ObjectExpression') return undefined;
  const name = propertyName(property);
  const uses = model.usesOf(property.parent).map((use) => (use.kind === 'member' ? use : undefined));
  const isOpen = uses.some((use) => use?.name === undefined || isWriteTarget(use.node));
  const mentions = uses.flatMap((use) => (use?.name === name ? [use!.node] : []));
  return isOpen || name === undefined ? undefined : { put: [creation], mentions };
}

/** `const [flow] = [run()]`, `const { flow } = { flow: run() }` */
function patternOf(model: SemanticModel, creation: TSESTree.Node): Place | undefined {
  const part = creation.parent!;
  const literal = part.type === 'Property' ? part.parent : part;
  const declarator = literal.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== literal) return undefined;
  const target = targetIn(declarator.id, literal, creation);
  const variable = target?.type === 'Identifier' ? model.declaredBy(declarator, target.name) : undefined;
  if (!variable || !model.isStable(variable)) return undefined;
  const mentions = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  return { put: [creation], mentions };
}

function targetIn(pattern: TSESTree.Node, literal: TSESTree.Node, creation: TSESTree.Node): TSESTree.Node | undefined {
  if (pattern.type === 'ArrayPattern' && literal.type === 'ArrayExpression') {
    const index = literal.elements.indexOf(creation as TSESTree.Expression);
    const isPlain = literal.elements.slice(0, index).every((element) => element?.type !== 'SpreadElement');
    return isPlain ? (pattern.elements[index] ?? undefined) : undefined;
  }
  const name = creation.parent?.type === 'Property' ? propertyName(creation.parent) : undefined;
  if (pattern.type !== 'ObjectPattern' || name === undefined) return undefined;
  const found = pattern.properties.filter(
    (property) => property.type === 'RestElement' || propertyName(property) === name,
  );
  return found.length === 1 && found[0]!.type === 'Property' ? found[0]!.value : undefined;
}

/** `drive(run())`, where every call of the function of the file hands over a generator object of its own. */
function parameterOf(model: SemanticModel, creation: TSESTree.Node): Place | undefined {
  const call = creation.parent!;
  if (call.type !== 'CallExpression') return undefined;
  const index = call.arguments.indexOf(creation as TSESTree.Expression);
  const { function: owner, certainty } = model.calledFunction(call);
  if (!owner || certainty !== 'certain' || index < 0) return undefined;
  const put = argumentsOf(model, owner, index);
  const parameter = owner.params[index];
  // One place for all calls.
  if (parameter?.type !== 'Identifier' || !put || put[0] !== creation) return undefined;
  const variable = model.declaredBy(owner, parameter.name);
  if (!variable || !model.isStable(variable) || model.exposureOf(owner)) return undefined;
  return { put, mentions: variable.references.map(({ identifier }) => identifier as TSESTree.Node) };
}

/** What all calls of a function hand over at a place; undefined where it may be called out of sight. */
function argumentsOf(model: SemanticModel, owner: FunctionNode, index: number): readonly TSESTree.Node[] | undefined {
  const put: TSESTree.Node[] = [];
  for (const use of model.usesOfFunction(owner)) {
    if (use.kind !== 'called') return undefined;
    const given = use.node.arguments.slice(0, index + 1);
    if (given.length <= index || given.some(({ type }) => type === 'SpreadElement')) return undefined;
    put.push(given[index]!);
  }
  return put;
}

/** `const next = flow.next.bind(flow)`, where nothing else is done with `flow`. */
function boundOf(model: SemanticModel, creation: TSESTree.Node): Place | undefined {
  const declarator = creation.parent!;
  const isNamed = declarator.type === 'VariableDeclarator' && declarator.id.type === 'Identifier';
  const variable = isNamed ? model.declaredBy(declarator, (declarator.id as TSESTree.Identifier).name) : undefined;
  if (!variable || !model.isStable(variable)) return undefined;
  const binds = new Set<TSESTree.CallExpression>();
  for (const { identifier, init } of variable.references) {
    if (init) continue;
    const bind = bindAround(identifier);
    if (!bind) return undefined;
    binds.add(bind);
  }
  const uses = [...binds].flatMap((bind) => model.usesOf(bind));
  const mentions = uses.flatMap((use) => (use.kind === 'called' ? [use.node] : []));
  return mentions.length === uses.length ? { put: [creation], mentions } : undefined;
}

/** The call in `flow.next.bind(flow)`, seen from one of the names. */
function bindAround(name: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = name;
  if (parent?.type === 'CallExpression') {
    const callee = parent.callee.type === 'MemberExpression' ? parent.callee : undefined;
    const isBind = callee && propertyName(callee) === 'bind' && parent.arguments.length === 1;
    return isBind && callee.object.type === 'MemberExpression' && propertyName(callee.object) === 'next'
      ? parent
      : undefined;
  }
  const bind = parent?.parent;
  if (parent?.type !== 'MemberExpression' || parent.object !== name || propertyName(parent) !== 'next')
    return undefined;
  const isCallee = bind?.type === 'MemberExpression' && bind.object === parent && propertyName(bind) === 'bind';
  return isCallee && bind.parent.type === 'CallExpression' && bind.parent.arguments.length === 1
    ? bind.parent
    : undefined;
}
