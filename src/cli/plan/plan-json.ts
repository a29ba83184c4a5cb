import type { Blocker, GroupReason, PlannedGenerator, SurveyedOperand } from '../../project/index.js';
import { displayPath } from '../paths.js';
import type { CarriedOut } from './carry-out.js';
import { chainsData } from './print-chains.js';
import type { RankedIsland } from './ranked.js';
import { shownFunction } from './shown-function.js';

/**
 * The plan as data: paths are relative to the current directory.
 *
 * @param diffOf what an island changes once those that it needs are converted
 */
export async function planJson(
  islands: readonly RankedIsland[],
  { plan, chains }: Pick<CarriedOut, 'plan' | 'chains'>,
  diffOf: (island: RankedIsland) => Promise<string>,
): Promise<string> {
  const shownIslands = [];
  for (const island of islands) shownIslands.push({ ...islandData(island), diff: await diffOf(island) });
  const data = {
    islands: shownIslands,
    blockers: plan.blockers.map(blockerData),
    heldBack: plan.heldBack.map(generatorData),
    awaits: chainsData(chains),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function islandData({ number, files, functions, needs, doubts, preconditions }: RankedIsland) {
  return {
    ...{ number, needs },
    files: files.map((file) => displayPath(file)),
    functions: functions.map(generatorData),
    preconditions: preconditions.map(placed),
    doubts: doubts.map(placed),
  };
}

function blockerData({ functions, reasons, holdsBack }: Blocker) {
  return { functions: functions.map(generatorData), reasons: reasons.map(placed), holdsBack };
}

function generatorData(generator: PlannedGenerator) {
  return { ...shownFunction(generator), operands: generator.operands.map(operandData) };
}

function operandData({ kind, element, definition, ...operand }: SurveyedOperand) {
  return {
    ...operand,
    kind: shownKind(kind),
    ...(element && { element: shownKind(element) }),
    ...(definition && { definition: placed(definition) }),
  };
}

function shownKind(kind: SurveyedOperand['kind']): string {
  return kind === 'opaque' ? 'unknown' : kind;
}

function placed<Placed extends Pick<GroupReason, 'file'>>(one: Placed): Placed {
  return { ...one, file: displayPath(one.file) };
}
