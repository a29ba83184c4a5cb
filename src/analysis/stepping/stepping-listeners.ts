import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type SemanticModel, semanticModelOf, type FileContext } from '../semantics/index.js';
import { type Happening, recordCodePaths, type RecordedPath, type Segment } from './code-path-recorder.js';
import { collectFindings, immediateFinding, type SteppingFinding } from './findings.js';
import { followGroup, type Group, waysBackIn } from './follow-group.js';
import { type PlannedEvent, planStepping, type SteppingPlan } from './plan.js';
import type { SteppingEvent } from './stepping-event.js';

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

/**
 * Listeners that follow the generator objects of a file along its code paths, to be spread into a rule's visitor.
 *
 * @param onFinding told of each call in which something is lost, when the function around it has been followed
 */
export function steppingListeners(
  context: FileContext,
  onFinding: (finding: SteppingFinding) => void,
): TSESLint.RuleListener {
  let model: SemanticModel;
  let plan: SteppingPlan | undefined;
  const recorder = recordCodePaths<PlannedEvent>(placeEvents, followPath);
  return {
    ...recorder.listeners,
    ...Object.fromEntries(places.map((place) => [place, (node: TSESTree.Node) => placeEvents(node, recorder.place)])),
    Program() {
      model = semanticModelOf(context);
      plan = planStepping(model);
      for (const step of plan.immediate) {
        const finding = immediateFinding(step, model);
        if (finding) onFinding(finding);
      }
    },
  };

  function placeEvents(node: TSESTree.Node, place: (event: PlannedEvent) => void): void {
    for (const planned of plan?.events.get(node) ?? []) place(planned);
  }

  function followPath(path: RecordedPath<PlannedEvent>): void {
    if (path.happenings.size === 0) return;
    const waysBack = waysBackIn(path);
    for (const [group, happenings] of byGroup(path)) {
      const { observe, findings } = collectFindings(model, group.lasting.length > 0);
      if (followGroup({ group, path, happenings, waysBack }, observe)) findings().forEach(onFinding);
    }
  }
}

function byGroup({ happenings }: RecordedPath<PlannedEvent>) {
  const groups = new Map<Group, Map<Segment, Happening<SteppingEvent>[]>>();
  for (const [segment, list] of happenings) {
    for (const { event: planned, landing } of list) {
      let own = groups.get(planned.group);
      if (!own) groups.set(planned.group, (own = new Map<Segment, Happening<SteppingEvent>[]>()));
      const happening = { event: planned.event, landing };
      const before = own.get(segment);
      if (before) before.push(happening);
      else own.set(segment, [happening]);
    }
  }
  return groups;
}
