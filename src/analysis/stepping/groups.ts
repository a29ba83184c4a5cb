import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { DisjointSets } from '../../collections/index.js';
import { unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { Group } from './follow-group.js';
import { type Creation, freshState, type GeneratorState } from './generator-state.js';
import { type Binding, wayOf } from './generator-value.js';
import { type HolderPlace, placeOf } from './holders.js';
import type { PrimingHelpers } from './priming.js';
import type { Holder } from './stepping-event.js';

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
  helpers: PrimingHelpers,
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
    return wayOf(expression, helpers).bindings.flatMap((binding) => boundVariable(binding, model) ?? []);
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
  return target.type === 'Identifier' ? model.bindings.variableOf(target) : undefined;
}
