import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../catalogue/index.js';
import { DisjointSets } from '../../collections/index.js';
import { makeReason, type Reason } from '../../reasons/index.js';
import { type GeneratorFunction, methodOf } from '../../syntax/index.js';
import type { GeneratorRole } from '../generators/index.js';
import type { Handler } from '../hosts/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { CallPlan } from './calls/call-plan.js';
import type { GeneratorNeed } from './generator-need.js';
import type { UsePlan } from './uses/floating-uses.js';
import { needOfHandler } from './uses/handler-needs.js';
import { createGeneratorPlanner, type GeneratorPlan } from './bodies/generator-plan.js';
import type { NeededGenerator } from './bodies/plan-notes.js';
import { reasonsInOtherMentions } from './bodies/other-mentions.js';

interface WhatNeedsGenerators {
  readonly handlers: ReadonlyMap<GeneratorFunction, Handler>;
  readonly calls: readonly CallPlan[];
  readonly uses: readonly UsePlan[];
  /** Those that need it by themselves. */
  readonly bare: readonly GeneratorRole[];
  /** Of none where all are just handed to a runner or wrapper. */
  readonly roles: ReadonlyMap<GeneratorFunction, GeneratorRole>;
}

/** The generators of a file that are planned, and what changes with them. */
interface PlannedGenerators {
  readonly generators: readonly GeneratorPlan[];
  /** What only changes with each other. */
  readonly together: DisjointSets<TSESTree.Node>;
  /** What, the first of two, only changes with the second. */
  readonly needed: readonly (readonly [TSESTree.Node, TSESTree.Node])[];
}

/** Of coroutines of which the file does not show what runs them: it has no name. */
const unseenRunner: Library = { name: '', modules: [], exports: [] };

/**
 * Plans the generators that hosts, calls and other uses need, those that nothing wraps, and those that these need in turn,
 * and ties what must change together.
 */
export function planGenerators(
  model: SemanticModel,
  { handlers, calls, uses, bare, roles }: WhatNeedsGenerators,
): PlannedGenerators {
  const planGenerator = createGeneratorPlanner(model);
  const plans = new Map<GeneratorFunction, GeneratorPlan>();
  const covered = new Set<TSESTree.Node>();
  const mixed = new Map<GeneratorFunction, Reason>();
  const together = new DisjointSets<TSESTree.Node>();
  const needed: [TSESTree.Node, TSESTree.Node][] = [];
  // The first need of a generator says what it becomes: its host's, before any other.
  plan([...handlers.values()].map((handler) => needOfHandler(model, handler)));
  plan(calls.flatMap(needOfCall));
  plan(uses.map(({ node, source }) => needOf(node, source, unseenRunner)));
  plan(bare.map(({ function: node }) => ({ function: node, dependent: node, library: unseenRunner, mentions: [] })));
  for (const { node, within } of uses) if (within) together.join(node, within);
  const generators = [...plans.values()].map((known) => {
    const { node } = known;
    const handler = handlers.get(node);
    const role = roles.get(node);
    const more = [
      ...(mixed.has(node) ? [mixed.get(node)!] : []),
      ...(model.project.isKept(node) ? [makeReason('tied-to-left-alone', node, placeOf(node))] : []),
      ...(isNamelessInCall(node) && covered.has(node)
        ? []
        : reasonsInOtherMentions(model, node, covered, handler?.isOutOfSight === true)),
      ...(role && (handler || model.project.isPlanned(node)) ? reasonsInMethodCalls(role, covered) : []),
    ];
    return more.length > 0 ? { ...known, reasons: [...known.reasons, ...more] } : known;
  });
  return { generators, together, needed };

  /** The array grows while it is walked: a chain of generators may be longer than the stack is deep. */
  function plan(needs: GeneratorNeed[]): void {
    for (const need of needs) {
      const { dependent, function: node, library, mentions } = need;
      const known = plans.get(node);
      // Nobody calls what takes the context as a parameter but its host, and what hands its own on.
      if (!known?.conversion.context || need.handsContext) for (const mention of mentions) covered.add(mention);
      if (need.changesAlone) needed.push([dependent, node]);
      else together.join(dependent, node);
      if (known) noteFamily(known, library);
      else {
        const planned = planGenerator(need);
        plans.set(node, planned);
        for (const source of planned.sources) needs.push(needOf(node, source, library));
      }
    }
  }

  function noteFamily({ node, library: known }: GeneratorPlan, library: Library): void {
    if (known.family === library.family || library === unseenRunner) return;
    mixed.set(node, makeReason('mixed-families', node, { name: node }));
  }
}

function needOfCall({ found, source, form, keptParameters }: CallPlan): GeneratorNeed[] {
  if (!source) return [];
  return [{ ...needOf(found.call, source, found.library), call: found, keptParameters, ...(form && { form }) }];
}

/** Whether a function stands in a call and has no name, so that nothing else mentions it. */
function isNamelessInCall({ id, parent }: GeneratorFunction): boolean {
  return !id && parent.type === 'CallExpression';
}

function placeOf(node: GeneratorFunction) {
  return { name: node, line: node.loc.start.line };
}

/** A method has no mentions by name, but calls, of which each has to be one that changes with it. */
function reasonsInMethodCalls({ function: node, uses }: GeneratorRole, covered: ReadonlySet<TSESTree.Node>): Reason[] {
  const other = methodOf(node) && uses.find(({ made, mention }) => made && !covered.has(mention));
  const place = other && { name: node, line: other.node.loc.start.line };
  return place ? [makeReason('generator-used-elsewhere', other.node, place)] : [];
}

/** What needs a generator that it mentions. */
function needOf(
  dependent: TSESTree.Node,
  { function: node, reference, changesAlone = false, handsContext = false }: NeededGenerator,
  library: Library,
): GeneratorNeed {
  return { dependent, function: node, mentions: [reference], library, changesAlone, handsContext };
}
