import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FileContext, mentionsGenerator, type SemanticModel, semanticModelOf } from '../semantics/index.js';
import { type LocatedEvent, recordCodePaths, type RecordedPath, type Segment } from './code-path-recorder.js';
import { type GroupEvent, findSteppingEvents, type SteppingEvents } from './events.js';
import { collectEndedLoops, mentionsEndedLoop } from './ended-loops.js';
import { collectFindings, immediateFinding, type SteppingFinding } from './findings.js';
import { findKeptSteps } from './kept-objects.js';
import { backEdgesOf, type Group, type Observer, propagate, type SteppingEvent } from './propagate.js';

/**
 * Whether a file can step a generator object that it makes, by its text alone: it calls one of the methods, `next` with an
 * argument, or loops over what is used up before, and has a `yield`, or types that know the generator functions of other
 * files.
 */
export function mentionsStepping(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (!mentionsGenerator(sourceCode) && !sourceCode.parserServices?.program) return false;
  return (
    /[.'"`]\s*(?:next\b(?!\s*\(\s*\))|(?:return|throw)\b)/.test(sourceCode.text) || mentionsEndedLoop(sourceCode.text)
  );
}

/** Nodes at whose end something may happen to a generator object; names are enough at their start. */
const places = [
  'Identifier',
  'AssignmentExpression:exit',
  'CallExpression:exit',
  'ForOfStatement:exit',
  'NewExpression:exit',
  'SpreadElement:exit',
  'VariableDeclarator:exit',
  'YieldExpression:exit',
] as const;

/** Told of what is found when the function around it has been followed. */
export interface SteppingHandlers {
  /** A call in which something is lost. */
  readonly onFinding: (finding: SteppingFinding) => void;
  /** A loop over an object that has ended before. */
  readonly onEndedLoop: (loop: TSESTree.ForOfStatement) => void;
}

/** Listeners that follow the generator objects of a file along its code paths, to be spread into a rule's visitor. */
export function steppingListeners(
  context: FileContext,
  { onFinding, onEndedLoop }: SteppingHandlers,
): TSESLint.RuleListener {
  let model: SemanticModel;
  let found: SteppingEvents | undefined;
  const recorder = recordCodePaths<GroupEvent>(placeEvents, followPath);
  return {
    ...recorder.listeners,
    ...Object.fromEntries(places.map((place) => [place, (node: TSESTree.Node) => placeEvents(node, recorder.place)])),
    Program() {
      model = semanticModelOf(context);
      found = findSteppingEvents(model);
      for (const step of found.immediate) {
        const finding = immediateFinding(step, model);
        if (finding) onFinding(finding);
      }
      findKeptSteps(model, found.creations).forEach(onFinding);
    },
  };

  function placeEvents(node: TSESTree.Node, place: (event: GroupEvent) => void): void {
    for (const planned of found?.events.get(node) ?? []) place(planned);
  }

  function followPath(path: RecordedPath<GroupEvent>): void {
    if (path.events.size === 0) return;
    const backEdges = backEdgesOf(path);
    for (const [group, events] of byGroup(path)) {
      const { observe, findings } = collectFindings(model, group.lasting.length > 0);
      const loops = collectEndedLoops(model);
      const observeBoth: Observer = (event, state) => {
        observe(event, state);
        loops.observe(event, state);
      };
      if (!propagate({ group, path, events, backEdges }, observeBoth)) continue;
      findings().forEach(onFinding);
      loops.found().forEach(onEndedLoop);
    }
  }
}

function byGroup({ events }: RecordedPath<GroupEvent>) {
  const groups = new Map<Group, Map<Segment, LocatedEvent<SteppingEvent>[]>>();
  for (const [segment, list] of events) {
    for (const { event: planned, exceptionTargets } of list) {
      let own = groups.get(planned.group);
      if (!own) groups.set(planned.group, (own = new Map<Segment, LocatedEvent<SteppingEvent>[]>()));
      const located = { event: planned.event, exceptionTargets };
      const before = own.get(segment);
      if (before) before.push(located);
      else own.set(segment, [located]);
    }
  }
  return groups;
}
