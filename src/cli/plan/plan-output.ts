import { idOf } from '../../project/index.js';
import type { Job } from '../check.js';
import { changesOf, diffOf } from '../choice/changes.js';
import type { Conversion } from '../choice/conversions.js';
import { Converter } from '../choice/converter.js';
import type { Style } from '../style.js';
import { colorDiff } from '../unified-diff.js';
import type { CarriedOut } from './carry-out.js';
import { islandDetails } from './island-lines.js';
import { planJson } from './plan-json.js';
import type { PlanRequest } from './plan-request.js';
import { chainsText } from './print-chains.js';
import { planText } from './print-plan.js';
import { numbered, rankedIslands, type RankedIsland } from './ranked.js';

/** A plan, and the job that it is for. */
interface PlannedJob {
  readonly job: Job;
  readonly planned: CarriedOut;
}

/** What a request for a plan asks to be printed. */
export async function planOutput(request: PlanRequest, { job, planned }: PlannedJob, style: Style): Promise<string> {
  const islands = rankedIslands(planned.plan);
  const asked = request.show ? numbered(islands, request.show) : islands;
  if (request.format === 'json') return planJson(asked, planned, await createDiffs({ job, planned }));
  if (!request.show) return chainsText(planned.chains, style) + planText(islands, planned.plan, request, style);
  const diffOfIsland = await createDiffs({ job, planned });
  const lines: string[] = [];
  for (const island of asked)
    lines.push(...islandDetails(island, style), '', colorDiff(await diffOfIsland(island), style));
  return lines.join('\n');
}

/** Makes the function that says what an island changes once those that it needs are converted. */
async function createDiffs({ job, planned }: PlannedJob): Promise<(island: RankedIsland) => Promise<string>> {
  const converter = await Converter.open(job, planned, { withWaiting: true });
  return async (island) => {
    const [conversion] = conversionsOfIslands(converter, [island]);
    return diffOf(await changesOf({ conversion: conversion!, accepted: conversion!.needs }, converter));
  };
}

/** The conversions that islands are. */
export function conversionsOfIslands({ conversions }: Converter, islands: readonly RankedIsland[]): Conversion[] {
  const wanted = new Set(islands.flatMap(({ functions }) => functions).map(idOf));
  return conversions.filter(({ functions: [first] }) => first && wanted.has(idOf(first)));
}
