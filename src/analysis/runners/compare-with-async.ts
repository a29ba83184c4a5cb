import type { TSESTree } from '@typescript-eslint/utils';
import type { Family } from '../../catalogue/index.js';
import type { Difference, DifferenceCode } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { ModelSources } from './interpreter/machine.js';
import { isPrimitive, Unaccounted, type Value } from './interpreter/value.js';
import { type Arrangement, type Observation, outcomeOf, type Script, tryRunner } from './trial.js';
import {
  bodyError,
  foreignPromise,
  plainValues,
  promises,
  reasons,
  result,
  returningPromise,
  sent,
  type Settling,
  yielding,
} from './scripts.js';

/** Every way in which up to three promises settle, with how the body ends; the shortest first. */
const bodies: readonly { settling: readonly Settling[]; end: 'returns' | 'throws' }[] = settlings(3).flatMap(
  (settling) => [
    { settling, end: 'returns' },
    { settling, end: 'throws' },
  ],
);

function settlings(length: number): Settling[][] {
  if (length === 0) return [[]];
  const shorter = settlings(length - 1);
  const longest = shorter.filter((one) => one.length === length - 1);
  return [
    ...shorter,
    ...longest.flatMap((one): Settling[][] => [
      [...one, 'F'],
      [...one, 'R'],
    ]),
  ];
}

/** What a runner does with bodies that yield native promises, where an async function does something else. */
export function differencesInBodies(
  sources: ModelSources,
  node: FunctionNode,
  arrangement: Arrangement,
  first: Observation,
): Difference[] {
  const differences: Difference[] = [];
  if (isPrimitive(first.returned) || outcomeOf(first).state === 'plain') differences.push({ code: 'no-promise' });
  for (const { settling, end } of bodies) {
    const seen = tryRunner(sources, node, arrangement, promises(settling, end));
    if (seen instanceof Unaccounted) {
      differences.push({ code: 'more', node: seen.node ?? node });
      continue;
    }
    if (seen.notes.length > 0) differences.push(noted(seen.notes[0]!));
    const code = differenceIn(seen, settling, end);
    if (code && !differences.some((known) => known.code === code)) differences.push({ code });
  }
  if (differences.some(({ code }) => code === 'no-promise'))
    return differences.filter(({ code }) => !ofPromise.has(code));
  return [...differences, ...differencesInResults(sources, node, arrangement)];
}

/** Code that was noted has an effect of its own, or asks something of a value that it only has to hand on. */
function noted(node: TSESTree.Node): Difference {
  const { parent } = node;
  const hasEffect =
    node.type === 'CallExpression' ||
    node.type === 'NewExpression' ||
    node.type === 'MemberExpression' ||
    (parent?.type === 'AssignmentExpression' && parent.left === node);
  return { code: hasEffect ? 'more' : 'asks', node };
}

/** Without a promise, there is nothing more to say of how it settles. */
const ofPromise: ReadonlySet<DifferenceCode> = new Set(['result', 'body-error', 'error-after-catch']);

/** The first difference from an async function whose body settles and ends that way. */
function differenceIn(
  seen: Observation,
  settling: readonly Settling[],
  end: 'returns' | 'throws',
): DifferenceCode | undefined {
  const caught = settling.indexOf('R');
  for (const [index, one] of settling.entries()) {
    const step = seen.steps[index + 1];
    if (step && step.turn === seen.steps[index]!.turn) return 'synchronous';
    const value: Value = one === 'F' ? sent[index] : reasons[index];
    if (step?.by === (one === 'F' ? 'next' : 'throw') && step.value === value) continue;
    return caught !== -1 && caught < index ? 'after-catch' : one === 'R' ? 'no-rejection' : 'result';
  }
  if (seen.steps.length !== settling.length + 1) return 'unhandled';
  const { state, value } = outcomeOf(seen);
  // Without a promise there is nothing to compare. That is said once.
  const isAtOnce = settling.length === 0 && (state === 'plain' || state === 'thrown');
  if (!isAtOnce && state === 'plain') return undefined;
  const expected = end === 'returns' ? result : bodyError;
  const isExpected = value === expected && (isAtOnce || state === (end === 'returns' ? 'fulfilled' : 'rejected'));
  if (!isExpected) {
    if (end === 'returns') return caught === -1 ? 'result' : 'after-catch';
    return caught === -1 ? 'body-error' : 'error-after-catch';
  }
  return seen.unhandled > 0 ? 'unhandled' : undefined;
}

/** What becomes of a promise that the body returns. */
function differencesInResults(sources: ModelSources, node: FunctionNode, arrangement: Arrangement): Difference[] {
  const states = ['fulfilled', 'rejected'] as const;
  const differs = states.some((state) => {
    const seen = tryRunner(sources, node, arrangement, returningPromise(state));
    if (seen instanceof Unaccounted) return true;
    const outcome = outcomeOf(seen);
    if (outcome.state === 'plain') return false;
    return outcome.state !== state || outcome.value !== (state === 'fulfilled' ? sent[0] : reasons[0]);
  });
  return differs ? [{ code: 'result' }] : [];
}

/** What `yield` means under a runner that treats native promises as `await` does, or what speaks against any family. */
export function familyOf(
  sources: ModelSources,
  node: FunctionNode,
  arrangement: Arrangement,
  known: readonly Difference[],
): Family | Difference[] {
  const isKnown = (code: DifferenceCode) => known.some((difference) => difference.code === code);
  const attempt = (script: Script) => tryRunner(sources, node, arrangement, script);
  const foreign = [attempt(foreignPromise('fulfilled')), attempt(foreignPromise('rejected'))] as const;
  const waits = resumes(foreign[0], 'next', sent[0]);
  if (!waits || (!isKnown('no-rejection') && !resumes(foreign[1], 'throw', reasons[0]))) return [{ code: 'thenables' }];
  const isForeign = foreign.some((seen) => !(seen instanceof Unaccounted) && outcomeOf(seen).state === 'plain');
  if (isForeign && !isKnown('no-promise')) return [{ code: 'foreign-promise' }];
  const treatments = plainValues.map(([words, make]) => {
    let made: Value;
    const seen = attempt(yielding((machine) => (made = make(machine))));
    return [words, treatmentOf(seen, made)] as const;
  });
  const withTreatment = (treatment: Treatment) => treatments.filter(([, one]) => one === treatment);
  if (withTreatment('awaited').length === treatments.length) return 'await-all';
  if (withTreatment('refused').length === treatments.length) return 'promise-only';
  if (withTreatment('synchronous').length === treatments.length) return 'immediate';
  if (withTreatment('synchronous').length > 0) return [{ code: 'synchronous' }];
  const others = treatments.filter(([, one]) => one === 'other');
  const told = others.length > 0 ? others : withTreatment('refused');
  return [{ code: 'resolves', values: told.map(([name]) => name) }];
}

type Treatment = 'awaited' | 'refused' | 'synchronous' | 'other';

function treatmentOf(seen: Observation | Unaccounted, value: Value): Treatment {
  if (seen instanceof Unaccounted) return 'other';
  const [first, second] = seen.steps;
  if (second?.by === 'throw') return 'refused';
  if (!second) return seen.notes.length > 0 ? 'other' : 'refused';
  if (second.value !== value) return 'other';
  return second.turn === first!.turn ? 'synchronous' : 'awaited';
}

function resumes(seen: Observation | Unaccounted, by: 'next' | 'throw', value: Value): boolean {
  const step = seen instanceof Unaccounted ? undefined : seen.steps[1];
  return step?.by === by && step.value === value;
}
