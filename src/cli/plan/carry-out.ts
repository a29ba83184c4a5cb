import { type AwaitChain, type Plan, planAwaits, type PlannedFunction, readyIslands } from '../../project/index.js';
import { type Job, lintAgain, withFixes } from '../check.js';
import type { Checked } from '../findings.js';
import { unwritableFiles } from '../fix.js';
import { stillWaiting, surveyAwaitsOf } from './plan-awaits.js';
import { planProject, surveyProject } from './plan-project.js';

/** What a plan came to. */
export interface CarriedOut {
  readonly plan: Plan;
  /** What becomes async in several files for an `await`. */
  readonly chains: readonly AwaitChain[];
  /** The files as they were checked, each as if the others were converted. */
  readonly found: Checked;
  /** The files with what becomes of them as their `output`. */
  readonly fixed: Checked;
}

/** More than were ever needed: each leaves out at least one function more. */
const mostRounds = 20;

/**
 * Works out the fixes of all files, in each as the others will be: what cannot be converted or written in one of them
 * stays in all. Nothing is written.
 *
 * @param only the functions of the plan that are converted; all of them where this is missing
 */
export async function withPlannedFixes(
  job: Job,
  checked: Checked,
  only?: readonly PlannedFunction[],
): Promise<CarriedOut> {
  const survey = await surveyProject(job);
  const awaits = await surveyAwaitsOf(job, checked);
  const failed: PlannedFunction[] = [];
  const checkedFiles = new Set(checked.results.map(({ filePath }) => filePath));
  for (let round = 1; ; round++) {
    const plan = planProject(survey, job, { failed, only });
    const planned = readyIslands(plan).flatMap(({ functions }) => functions);
    // A choice among islands is none for what also changes other files.
    const waiting = planAwaits(awaits, (file) => only === undefined && checkedFiles.has(file));
    const { callers, held } = waiting.decisions;
    const touched = new Set([...planned.map(({ file }) => file), ...plan.usedIn, ...callers, ...Object.keys(held)]);
    const underPlan = { ...job, decisions: { ...plan.decisions, awaits: waiting.decisions } };
    const fixed = await withFixes(underPlan, checked, touched);
    const unwritable = new Set((await unwritableFiles(checked, fixed)).map(({ path }) => path));
    const left = planned.filter((one) => unwritable.has(one.file) || isLeft(fixed, one));
    const unchanged = waiting.chains.flatMap(({ files, heldBy }) => (heldBy ? [] : files));
    const unfixed = new Set([...unwritable, ...stillWaiting(fixed)]);
    const stuck = unchanged.filter((file) => unfixed.has(file));
    if ((left.length === 0 && stuck.length === 0) || round === mostRounds)
      return { plan, chains: waiting.chains, fixed, found: await lintAgain(underPlan, checked, touched) };
    failed.push(...left);
    for (const file of stuck) checkedFiles.delete(file);
  }
}

/** Whether a function is a generator still. */
function isLeft({ records }: Checked, { file, key }: PlannedFunction): boolean {
  return records.get(file)?.generators.some((generator) => generator.key === key) ?? false;
}
