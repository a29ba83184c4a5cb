import type { Job } from '../check.js';
import { writeFixes } from '../fix.js';
import { openJob } from '../open-job.js';
import { displayPath } from '../paths.js';
import { say, sayUnwritten } from '../print.js';
import { count, styleFor } from '../style.js';
import { UserError } from '../user-error.js';
import { Converter } from '../choice/converter.js';
import { type CarriedOut, isLeft, withPlannedFixes } from './carry-out.js';
import { conversionsOfIslands, planOutput } from './plan-output.js';
import type { PlanRequest } from './plan-request.js';
import { numbered, rankedIslands, type RankedIsland } from './ranked.js';

/**
 * Shows the plan for a project, or carries out some of it.
 *
 * @returns the exit code: 0, also where there is nothing to convert
 * @throws UserError for what the user can put right
 */
export async function runPlan(request: PlanRequest): Promise<0 | 1> {
  const { ignorePattern: ignorePatterns, ignore: honoursIgnoreFiles } = request;
  const opened = await openJob({
    ...{ ...request, ignorePatterns, honoursIgnoreFiles },
    ...{ only: [], reasons: [], usesTargetPackages: true, cache: false },
  });
  if (!opened) return 0;
  const { job, kept } = opened;
  const planned = await withPlannedFixes(job);
  if (request.apply) return apply(job, planned, convertible(rankedIslands(planned.plan), request.apply), kept);
  process.stdout.write(await planOutput(request, { job, planned }, styleFor(process.stdout, request.color)));
  return 0;
}

/** The islands with these numbers, and all that they need. */
function convertible(islands: readonly RankedIsland[], numbers: readonly number[]): RankedIsland[] {
  const [waiting] = numbered(islands, numbers).flatMap(({ preconditions }) => preconditions);
  if (waiting) throw new UserError(`It needs ${waiting.needed} first (${displayPath(waiting.file)}:${waiting.line}).`);
  const all = new Set(numbers.flatMap((number) => [...islands[number - 1]!.needs, number]));
  return islands.filter(({ number }) => all.has(number));
}

async function apply(job: Job, planned: CarriedOut, islands: readonly RankedIsland[], kept: string): Promise<0 | 1> {
  const converter = await Converter.open(job, planned);
  const conversions = conversionsOfIslands(converter, islands);
  const fixed = await converter.remaining(await converter.convert(conversions));
  const { remaining, unwritten, inPlace } = await writeFixes(planned.found, fixed, kept);
  const converted = conversions.flatMap(({ functions }) => functions).filter((one) => !isLeft(remaining, one));
  const written = new Set(converted.map(({ file }) => file));
  say(`Converted ${count(converted.length, 'generator function')} in ${count(written.size, 'file')}.`);
  sayUnwritten(unwritten, inPlace, 'fix');
  return unwritten.length > 0 ? 1 : 0;
}
