import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isExportedVariable } from '../scope/index.js';
import { DisjointSets } from '../../collections/index.js';
import { isFunction, unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { PrimingFunctions } from './creations.js';
import { type Creation, freshState, type GeneratorState } from './generator-state.js';
import type { Group, Holder } from './propagate.js';
import { type Binding, tracePath } from './value-path.js';

type Variable = TSESLint.Scope.Variable;

/** The variables that hold generator objects, and which of them may hold the same ones. */
export interface Groups {
  readonly places: ReadonlyMap<Variable, HolderPlace>;
  /** The group of a variable, if it can be followed. */
  of(variable: Variable | undefined): Group | undefined;
  /** Makes a loop a holder of the group. */
  addLoop(group: Group, loop: TSESTree.ForOfStatement): void;
}

interface OpenGroup extends Group {
  readonly initial: Map<Holder, GeneratorState | 'nothing'>;
  readonly lasting: Holder[];
}

/** Finds the variables that are given a generator object, directly or from one another. */
export function groupHolders(
  model: SemanticModel,
  priming: PrimingFunctions,
  creations: ReadonlyMap<TSESTree.Node, Creation>,
): Groups {
  const examined = new Map<Variable, HolderPlace | undefined>();
  const sets = new DisjointSets<Variable>();
  for (const call of creations.keys()) for (const target of targetsOf(call)) examine(target);

  const places = new Map<Variable, HolderPlace>();
  const groups = new Map<Variable, OpenGroup>();
  for (const [variable, place] of examined) if (place) addHolder(variable, place);
  return {
    places,
    of: (variable) => (variable && places.has(variable) ? groups.get(sets.find(variable)) : undefined),
    addLoop: (group, loop) => (group as OpenGroup).initial.set(loop, 'nothing'),
  };

  /** The variables that are given the value of an expression. */
  function targetsOf(expression: TSESTree.Node): Variable[] {
    return tracePath(expression, model, priming).bindings.flatMap((binding) => boundVariable(binding, model) ?? []);
  }

  function examine(variable: Variable): HolderPlace | undefined {
    if (examined.has(variable)) return examined.get(variable);
    const place = placeOf(variable, (node) => creations.has(unwrapExpression(node)));
    examined.set(variable, place);
    if (!place) return undefined;
    for (const reference of variable.references) {
      if (!reference.isRead() || reference.from.variableScope.block !== place.owner) continue;
      for (const target of targetsOf(reference.identifier)) {
        if (examine(target)?.owner === place.owner) sets.join(variable, target);
      }
    }
    return place;
  }

  function addHolder(variable: Variable, place: HolderPlace): void {
    places.set(variable, place);
    const root = sets.find(variable);
    let group = groups.get(root);
    if (!group) groups.set(root, (group = { owner: place.owner, initial: new Map(), lasting: [] }));
    const made = place.lastingFrom?.init && creations.get(unwrapExpression(place.lastingFrom.init));
    group.initial.set(variable, made ? freshState(made) : 'nothing');
    if (made) group.lasting.push(variable);
  }
}

/** The variable that a declaration or assignment gives its value to. */
export function boundVariable(binding: Binding, model: SemanticModel): Variable | undefined {
  const target = binding.type === 'VariableDeclarator' ? binding.id : binding.left;
  return model.variableOf(target);
}

/** Where a variable's uses are followed, and where they are out of sight. */
export interface HolderPlace {
  /** The function, or program, whose code paths are followed. */
  readonly owner: TSESTree.Node;
  /** The declarator that gives it its only value outside of the owner, which alone uses it, perhaps more than once. */
  readonly lastingFrom: TSESTree.VariableDeclarator | undefined;
  /** Functions in the owner that use the variable. */
  readonly captures: readonly TSESTree.Node[];
}

/**
 * Where a variable can be followed.
 *
 * @param isCreation whether an expression makes a generator object
 * @returns undefined where it cannot: parameters, exports, and what hoisted functions use
 */
function placeOf(variable: Variable, isCreation: (node: TSESTree.Node) => boolean): HolderPlace | undefined {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const declared = variable.scope.variableScope;
  if (isExportedVariable(variable) || (variable.scope.type === 'global' && isUsedUnresolved(variable)))
    return undefined;
  const outside = variable.references.filter(({ from }) => from.variableScope !== declared);
  const [first] = outside;
  if (!first) return { owner: declared.block, lastingFrom: undefined, captures: [] };

  const user = first.from.variableScope;
  const declarator = definition.node;
  const isAlone = variable.references.every(({ from, init }) => from.variableScope === user || init === true);
  if (
    isAlone &&
    declarator.init &&
    isCreation(declarator.init) &&
    isFunction(user.block) &&
    !isInGenerator(user.block)
  ) {
    const isWritten = variable.references.some((reference) => reference.isWrite() && !reference.init);
    return isWritten ? undefined : { owner: user.block, lastingFrom: declarator, captures: [] };
  }
  const captures = outside.map(({ identifier }) => outermostFunction(identifier as TSESTree.Node, declared.block));
  // A declared function can be called before its place in the text.
  const isFollowed = captures.every((node) => node && isFunction(node) && node.type !== 'FunctionDeclaration');
  return isFollowed
    ? { owner: declared.block, lastingFrom: undefined, captures: [...new Set(captures as TSESTree.Node[])] }
    : undefined;
}

/** Whether a script uses a top-level name where the engine did not resolve it. */
function isUsedUnresolved({ scope, name }: Variable): boolean {
  return scope.through.some(({ identifier }) => identifier.name === name);
}

/** Whether the function is made by the body of a generator, which has then been started already. */
function isInGenerator(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (isFunction(current) && current.generator) return true;
  }
  return false;
}

function outermostFunction(node: TSESTree.Node, end: TSESTree.Node): TSESTree.Node | undefined {
  let outermost: TSESTree.Node | undefined;
  for (let current = node.parent; current && current !== end; current = current.parent) {
    if (isFunction(current) || current.type === 'StaticBlock' || current.type === 'PropertyDefinition')
      outermost = current;
  }
  return outermost;
}
