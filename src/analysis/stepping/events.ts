import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { findCreations, findPrimingFunctions, type PrimingFunctions } from './creations.js';
import { mentionsEndedLoop } from './ended-loops.js';
import type { Creation, SteppingMethod } from './generator-state.js';
import { boundVariable, groupHolders, type Groups, type HolderPlace } from './groups.js';
import type { Group, Source, SteppingEvent } from './propagate.js';
import { iteratedObject, steppingUseAt, tracePath } from './value-path.js';

type Variable = TSESLint.Scope.Variable;

/** An event of a group. */
export interface GroupEvent {
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
export interface SteppingEvents {
  /** By the node at whose end it happens; at its start for names, and for functions, which are made there. */
  readonly events: ReadonlyMap<TSESTree.Node, readonly GroupEvent[]>;
  readonly immediate: readonly ImmediateStep[];
  /** The calls that make the objects. */
  readonly creations: ReadonlyMap<TSESTree.Node, Creation>;
}

/** The events found so far, and what the search asks. */
interface Search extends SteppingEvents {
  readonly model: SemanticModel;
  readonly priming: PrimingFunctions;
  readonly groups: Groups;
  readonly sourcesOf: (expression: TSESTree.Node, group: Group | undefined) => Source[];
  readonly events: Map<TSESTree.Node, GroupEvent[]>;
  readonly immediate: ImmediateStep[];
}

const noEvents: SteppingEvents = { events: new Map(), immediate: [], creations: new Map() };

/** Finds the generator objects that the file makes, the names that hold them, and what is done with them. */
export function findSteppingEvents(model: SemanticModel): SteppingEvents {
  if (!model.syntax.members.some(mayLose) && !mentionsEndedLoop(model.sourceCode.text)) return noEvents;
  const priming = findPrimingFunctions(model);
  const creations = findCreations(model, priming);
  const groups = groupHolders(model, priming, creations);
  const sourcesOf = createSources(model, priming, creations, groups);
  const search: Search = { model, priming, groups, sourcesOf, creations, events: new Map(), immediate: [] };
  for (const [variable, place] of groups.places) addVariable(search, variable, place);
  for (const call of creations.keys()) addUse(search, call, undefined);
  return search;
}

/** Whether a member is a method of generator objects, and not of a step that sends nothing. */
function mayLose(member: TSESTree.MemberExpression): boolean {
  const name = propertyName(member);
  const { parent } = member;
  const sendsNothing = parent.type === 'CallExpression' && parent.callee === member && parent.arguments.length === 0;
  return name === 'next' ? !sendsNothing : name === 'return' || name === 'throw';
}

function addVariable(search: Search, variable: Variable, { owner, captures }: HolderPlace): void {
  const group = search.groups.of(variable)!;
  const declarator = variable.defs[0]!.node as TSESTree.VariableDeclarator;
  if (isEmptied(declarator))
    add(search, declarator, group, { kind: 'bind', holder: variable, sources: [{ kind: 'nothing' }], isKept: false });
  for (const reference of variable.references) {
    if (reference.from.variableScope.block !== owner) continue;
    const name = reference.identifier as TSESTree.Identifier;
    if (reference.isWrite()) addWrite(search, name, variable, group);
    // `g ??= x` reads what it keeps.
    if (reference.isRead() && !reference.isWrite()) addUse(search, name, group);
  }
  for (const node of captures) add(search, node, group, { kind: 'capture', node, holder: variable });
}

function addWrite(search: Search, name: TSESTree.Identifier, holder: Variable, group: Group): void {
  const { parent } = name;
  const value =
    parent.type === 'VariableDeclarator'
      ? parent.init
      : parent.type === 'AssignmentExpression' && parent.left === name && ['=', '??=', '||='].includes(parent.operator)
        ? parent.right
        : undefined;
  const isKept = parent.type === 'AssignmentExpression' && parent.operator !== '=';
  if (value) add(search, parent, group, { kind: 'bind', holder, sources: search.sourcesOf(value, group), isKept });
  else add(search, name, group, { kind: 'bind', holder, sources: [{ kind: 'unknown' }], isKept: false });
}

/** What is done with the value of a name or of a call, wherever it goes. */
function addUse(search: Search, start: TSESTree.Node, owned: Group | undefined): void {
  const { bindings, primings, end } = tracePath(start, search.model, search.priming);
  const group =
    owned ?? bindings.map((binding) => search.groups.of(boundVariable(binding, search.model))).find(Boolean);
  const last = bindings.at(-1) ?? start;
  for (const binding of bindings) {
    if (group && search.groups.of(boundVariable(binding, search.model)) !== group) escape(search, start, group);
  }
  for (const node of primings) {
    const sources = search.sourcesOf(node.arguments[0]!, group);
    if (group)
      add(search, node, group, { kind: 'step', node, method: 'next', sources, isSite: false, isOptional: true });
  }
  const use = end ? steppingUseAt(end, search.model) : undefined;
  if (!use || use.kind === 'none') return;
  if (use.kind === 'step') return addStep(search, use.node, use.method, group);
  if (!group) return;
  const sources = search.sourcesOf(end!, group);
  if (use.kind === 'escape') escape(search, last, group);
  else if (use.kind === 'end') add(search, use.node, group, { kind: 'end', node: use.node, sources });
  else {
    search.groups.addLoop(group, use.node);
    add(search, end!, group, { kind: 'loop-start', loop: use.node, sources });
    add(search, use.node, group, { kind: 'loop-end', loop: use.node });
  }
}

function addStep(
  search: Search,
  node: TSESTree.CallExpression,
  method: SteppingMethod,
  group: Group | undefined,
): void {
  const { object, optional } = node.callee as TSESTree.MemberExpression;
  const sources = search.sourcesOf(object, group);
  // Where nothing can come between, the name is the place: before the edge around `g?.next()`, which carries no
  // generator, and before the edge that ESLint draws from the first name in a `try` to its handler.
  const place = object.type === 'Identifier' && node.arguments.every(isSimple) ? object : node;
  if (group)
    return add(search, place, group, { kind: 'step', node, method, sources, isSite: true, isOptional: optional });
  const made = sources.flatMap((source) => (source.kind === 'made' ? [source.creation] : []));
  const isKnown = made.length === sources.length && !search.immediate.some((step) => step.node === node);
  if (isKnown) search.immediate.push({ node, method, creations: made });
}

function escape(search: Search, node: TSESTree.Node, group: Group): void {
  add(search, node, group, { kind: 'escape', node, sources: search.sourcesOf(node, group) });
}

/** An expression on two paths gets its event once. What a name is given comes before what is done with it. */
function add(search: Search, node: TSESTree.Node, group: Group, event: SteppingEvent): void {
  let planned = search.events.get(node);
  if (!planned) search.events.set(node, (planned = []));
  if (event.kind === 'bind') planned.unshift({ group, event });
  else if (
    !planned.some((other) => other.group === group && other.event.kind === event.kind && event.kind !== 'capture')
  )
    planned.push({ group, event });
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

const nothing: Source = { kind: 'nothing' };
const unknown: Source = { kind: 'unknown' };

/** Makes the function that says what the value of an expression may be, seen from a group: several where a condition decides. */
function createSources(
  model: SemanticModel,
  priming: PrimingFunctions,
  creations: ReadonlyMap<TSESTree.Node, Creation>,
  groups: Groups,
): (expression: TSESTree.Node, group: Group | undefined) => Source[] {
  return sourcesOf;

  function sourcesOf(expression: TSESTree.Node, group: Group | undefined): Source[] {
    const node = unwrapExpression(expression);
    switch (node.type) {
      case 'Identifier': {
        const variable = model.variableOf(node);
        if (!variable) return [model.globalName(node) === 'undefined' ? nothing : unknown];
        return [group && groups.of(variable) === group ? { kind: 'held', holder: variable } : unknown];
      }
      case 'CallExpression':
        return sourcesOfCall(node, group);
      case 'AwaitExpression':
        return sourcesOf(node.argument, group);
      case 'AssignmentExpression':
        return sourcesOf(node.left, group);
      case 'ConditionalExpression':
        return [...sourcesOf(node.consequent, group), ...sourcesOf(node.alternate, group)];
      case 'LogicalExpression':
        return [...(node.operator === '&&' ? [nothing] : sourcesOf(node.left, group)), ...sourcesOf(node.right, group)];
      case 'SequenceExpression':
        return sourcesOf(node.expressions.at(-1)!, group);
      case 'Literal':
        return [nothing];
      default:
        return [unknown];
    }
  }

  function sourcesOfCall(call: TSESTree.CallExpression, group: Group | undefined): Source[] {
    const creation = creations.get(call);
    if (creation) return [{ kind: 'made', creation }];
    const primed = priming.primedArgument(call);
    if (primed) return sourcesOf(primed, group).map((source) => madePrimed(source, call));
    const same = iteratedObject(call, model);
    return same ? sourcesOf(same, group) : [unknown];
  }
}

/** What a holder holds has been stepped by the event of the helper's call; what the argument makes has not. */
function madePrimed(source: Source, primedBy: TSESTree.Node): Source {
  return source.kind === 'made' ? { kind: 'made', creation: { ...source.creation, primedBy } } : source;
}
