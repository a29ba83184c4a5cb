import {
  type AwaitChain,
  type DecisionData,
  idOf,
  keysByFile,
  type Plan,
  planAwaits,
  type PlannedFunction,
  readyIslands,
} from '../../project/index.js';
import { filesToLint, type Job, nothingIn, withFixes } from '../check.js';
import type { Checked } from '../findings.js';
import { unwritableFiles } from '../fix.js';
import { declarationFiles } from './declaration-files.js';
import { stillWaiting, surveyAwaitsOf } from './plan-awaits.js';
import { planProject, surveyProject } from './plan-project.js';

/** Parts of a plan. */
export interface PlanParts {
  /** Generator functions of its islands. */
  readonly functions: readonly PlannedFunction[];
  readonly chains: readonly AwaitChain[];
  /** The versions that something is taken to have, as in `koa 2`. */
  readonly newer?: readonly string[];
}

/** What a plan came to. */
export interface CarriedOut {
  readonly plan: Plan;
  /** What becomes async in several files for an `await`. */
  readonly chains: readonly AwaitChain[];
  /** Decides for all of the plan. */
  readonly decisions: DecisionData;
  /** The files as they were checked, each as if the others were converted. */
  readonly found: Checked;
  /** The files with what becomes of them as their `output`. */
  readonly fixed: Checked;
  /** Decides for parts of the plan, so that all others stay. */
  decide(parts: PlanParts): PartlyDecided;
}

/** What is decided for parts of a plan. */
export interface PartlyDecided {
  readonly decisions: DecisionData;
  /** The files that use or declare what is converted then. */
  readonly usedIn: readonly string[];
}

/** More than were ever needed: each leaves out at least one function more. */
const mostRounds = 20;

/**
 * Works out the fixes of all files, in each as the others will be: what cannot be converted or written in one of them
 * stays in all. Nothing is written.
 *
 * @param checked the files as they were checked; without them, the first pass of the fixes checks them
 */
export async function withPlannedFixes(job: Job, checked?: Checked): Promise<CarriedOut> {
  const toCheck = checked ? [] : filesToLint(job, job.files);
  const declaring = declarationFiles(job.files);
  const { results, ...rest } = checked ?? nothingIn(job.files);
  let known: Checked = { ...rest, results: [...results, ...nothingIn(declaring).results] };
  const survey = await surveyProject(job);
  let awaits = await surveyAwaitsOf(job, known);
  const failed: PlannedFunction[] = [];
  const touched = new Set(declaring);
  const checkedFiles = new Set(known.results.map(({ filePath }) => filePath));
  for (let round = 1; ; round++) {
    const plan = planProject(survey, job, { failed });
    const planned = functionsOf(plan);
    const waiting = planAwaits(awaits, (file) => checkedFiles.has(file));
    const { callers, held } = waiting.decisions;
    const changing = [...planned.map(({ file }) => file), ...plan.usedIn];
    for (const file of [...changing, ...callers, ...Object.keys(held)]) touched.add(file);
    const decisions = { ...plan.decisions, awaits: waiting.decisions };
    const isFirst = round === 1 && checked === undefined;
    const linted = isFirst ? new Set([...touched, ...toCheck]) : touched;
    const fixed = await withFixes({ ...job, decisions }, known, linted);
    known = fixed.before;
    if (isFirst) {
      known = { ...known, silent: job.files.filter((file) => !linted.has(file)).length };
      awaits = await surveyAwaitsOf(job, known);
      if (awaits.size > 0) continue;
    }
    const unwritable = new Set((await unwritableFiles(known, fixed)).map(({ path }) => path));
    const left = planned.filter((one) => unwritable.has(one.file) || isLeft(fixed, one));
    const unchanged = waiting.chains.flatMap(({ files, heldBy }) => (heldBy ? [] : files));
    const unfixed = new Set([...unwritable, ...stillWaiting(fixed)]);
    const stuck = unchanged.filter((file) => unfixed.has(file));
    if ((left.length === 0 && stuck.length === 0) || round === mostRounds) {
      const { chains } = waiting;
      return { plan, chains, decisions, fixed, found: known, decide: (parts) => decide(parts, plan) };
    }
    failed.push(...left);
    for (const file of stuck) checkedFiles.delete(file);
  }

  function decide({ functions, chains, newer = [] }: PlanParts, whole: Plan): PartlyDecided {
    const plan = planProject(survey, job, { failed, only: functions, newer });
    const { decisions } = plan;
    const converted = new Set(
      Object.entries(decisions.converted).flatMap(([file, keys]) => keys.map((key) => idOf({ file, key }))),
    );
    const roots = new Set(chains.map(({ root }) => idOf(root)));
    const waiting = planAwaits(
      awaits,
      (file) => checkedFiles.has(file),
      (root) => roots.has(idOf(root)),
    );
    const kept = keysByFile(functionsOf(whole).filter((one) => !converted.has(idOf(one))));
    return {
      decisions: { ...decisions, kept, newer, awaits: waiting.decisions },
      usedIn: [...plan.usedIn, ...declaring],
    };
  }
}

function functionsOf(plan: Plan): PlannedFunction[] {
  return readyIslands(plan).flatMap(({ functions }) => functions);
}

/** Whether a function is a generator still. */
export function isLeft({ records }: Pick<Checked, 'records'>, { file, key }: PlannedFunction): boolean {
  return records.get(file)?.generators.some((generator) => generator.key === key) ?? false;
}
