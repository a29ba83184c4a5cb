import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { SemanticModel } from '../semantics/index.js';
import { findCreations } from './creations.js';
import type { Group } from './follow-group.js';
import type { Creation, SteppingMethod } from './generator-state.js';
import { wayOf } from './generator-value.js';
import { boundVariable, groupHolders } from './groups.js';
import type { HolderPlace } from './holders.js';
import { findPrimingHelpers } from './priming.js';
import { createSources } from './sources.js';
import type { SteppingEvent } from './stepping-event.js';
import { useOf } from './uses.js';

type Variable = TSESLint.Scope.Variable;

/** An event of a group. */
export interface PlannedEvent {
  readonly group: Group;
  readonly event: SteppingEvent;
}

/** A call on an object that nothing holds: `make().next(1)`. */
export interface ImmediateStep {
  readonly node: TSESTree.CallExpression;
  readonly method: SteppingMethod;
  readonly creations: readonly Creation[];
}

/** All that can happen to the generator objects of a file. */
export interface SteppingPlan {
  /** By the node at whose end it happens; at its start for names, and for functions, which are made there. */
  readonly events: ReadonlyMap<TSESTree.Node, readonly PlannedEvent[]>;
  readonly immediate: readonly ImmediateStep[];
}

/** Finds the generator objects that the file makes, the names that hold them, and what is done with them. */
export function planStepping(model: SemanticModel): SteppingPlan {
  const helpers = findPrimingHelpers(model);
  const creations = findCreations(model, helpers);
  const groups = groupHolders(model, helpers, creations);
  const sourcesOf = createSources(model, helpers, creations, groups);
  const events = new Map<TSESTree.Node, PlannedEvent[]>();
  const immediate: ImmediateStep[] = [];
  for (const [variable, place] of groups.places) planVariable(variable, place);
  for (const call of creations.keys()) planUse(call, undefined);
  return { events, immediate };

  function planVariable(variable: Variable, { owner, captures }: HolderPlace): void {
    const group = groups.of(variable)!;
    const declarator = variable.defs[0]!.node as TSESTree.VariableDeclarator;
    if (isEmptied(declarator))
      add(declarator, group, { kind: 'bind', holder: variable, sources: [{ kind: 'nothing' }], isKept: false });
    for (const reference of variable.references) {
      if (reference.from.variableScope.block !== owner) continue;
      const name = reference.identifier as TSESTree.Identifier;
      if (reference.isWrite()) planWrite(name, variable, group);
      // `g ??= x` reads what it keeps.
      if (reference.isRead() && !reference.isWrite()) planUse(name, group);
    }
    for (const node of captures) add(node, group, { kind: 'capture', node, holder: variable });
  }

  function planWrite(name: TSESTree.Identifier, holder: Variable, group: Group): void {
    const { parent } = name;
    const value =
      parent.type === 'VariableDeclarator'
        ? parent.init
        : parent.type === 'AssignmentExpression' &&
            parent.left === name &&
            ['=', '??=', '||='].includes(parent.operator)
          ? parent.right
          : undefined;
    const isKept = parent.type === 'AssignmentExpression' && parent.operator !== '=';
    if (value) add(parent, group, { kind: 'bind', holder, sources: sourcesOf(value, group), isKept });
    else add(name, group, { kind: 'bind', holder, sources: [{ kind: 'unknown' }], isKept: false });
  }

  /** What is done with the value of a name or of a call, wherever it goes. */
  function planUse(start: TSESTree.Node, owned: Group | undefined): void {
    const { bindings, primings, end } = wayOf(start, helpers);
    const group = owned ?? bindings.map((binding) => groups.of(boundVariable(binding, model))).find(Boolean);
    const last = bindings.at(-1) ?? start;
    for (const binding of bindings) {
      if (group && groups.of(boundVariable(binding, model)) !== group) escape(start, group);
    }
    for (const node of primings) {
      const sources = sourcesOf(node.arguments[0]!, group);
      if (group) add(node, group, { kind: 'step', node, method: 'next', sources, isSite: false, isOptional: true });
    }
    const use = end ? useOf(end, model) : undefined;
    if (!use || use.kind === 'none') return;
    if (use.kind === 'step') return planStep(use.node, use.method, group);
    if (!group) return;
    const sources = sourcesOf(end!, group);
    if (use.kind === 'escape') escape(last, group);
    else if (use.kind === 'end') add(use.node, group, { kind: 'end', node: use.node, sources });
    else {
      groups.addLoop(group, use.node);
      add(end!, group, { kind: 'loop-start', loop: use.node, sources });
      add(use.node, group, { kind: 'loop-end', loop: use.node });
    }
  }

  function planStep(node: TSESTree.CallExpression, method: SteppingMethod, group: Group | undefined): void {
    const { object, optional } = node.callee as TSESTree.MemberExpression;
    const sources = sourcesOf(object, group);
    // Where nothing can come between, the name is the place: before the way around `g?.next()`, which is none for a
    // generator, and before the way that ESLint draws from the first name in a `try` to its handler.
    const place = object.type === 'Identifier' && node.arguments.every(isSimple) ? object : node;
    if (group) return add(place, group, { kind: 'step', node, method, sources, isSite: true, isOptional: optional });
    const made = sources.flatMap((source) => (source.kind === 'made' ? [source.creation] : []));
    const isKnown = made.length === sources.length && !immediate.some((step) => step.node === node);
    if (isKnown) immediate.push({ node, method, creations: made });
  }

  function escape(node: TSESTree.Node, group: Group): void {
    add(node, group, { kind: 'escape', node, sources: sourcesOf(node, group) });
  }

  /** An expression that two ways lead through gets its event once. What a name is given comes before what is done with it. */
  function add(node: TSESTree.Node, group: Group, event: SteppingEvent): void {
    let planned = events.get(node);
    if (!planned) events.set(node, (planned = []));
    if (event.kind === 'bind') planned.unshift({ group, event });
    else if (
      !planned.some((other) => other.group === group && other.event.kind === event.kind && event.kind !== 'capture')
    )
      planned.push({ group, event });
  }
}

/** Whether evaluating an argument cannot do anything to a generator object. */
function isSimple(node: TSESTree.Node): boolean {
  return (
    node.type === 'Literal' || node.type === 'Identifier' || (node.type === 'MemberExpression' && isSimple(node.object))
  );
}

/** Whether running a declaration takes away what the variable held: `let g;` in a loop. */
function isEmptied({ init, parent }: TSESTree.VariableDeclarator): boolean {
  return !init && parent.kind === 'let' && !/^For(?:In|Of)/.test(parent.parent.type);
}
