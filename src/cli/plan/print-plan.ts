import type { Blocker, Plan } from '../../project/index.js';
import { invocation, shellWord } from '../invocation.js';
import { olderNodeLines } from '../older-node.js';
import { displayPath } from '../paths.js';
import { count, headLines, itemLines, type Style } from '../style.js';
import { islandLines, reasonLines } from './island-lines.js';
import type { PlanRequest } from './plan-request.js';
import type { RankedIsland } from './ranked.js';

/** How many of each list are shown; JSON has all. */
const mostShown = 25;

/** The plan as a text to read. */
export function planText(islands: readonly RankedIsland[], plan: Plan, request: PlanRequest, style: Style): string {
  const ready = islands.filter(({ preconditions }) => preconditions.length === 0);
  const waiting = islands.slice(ready.length);
  return [
    ...(ready.length === 0 ? ['Nothing can be converted now.', ''] : listLines('Converted together', ready, style)),
    ...(waiting.length === 0 ? [] : listLines('Converted once something else is newer', waiting, style)),
    ...blockersHead(plan, islands.length, style),
    ...plan.blockers.slice(0, mostShown).flatMap((blocker) => blockerLines(blocker, style)),
    ...rest(plan.blockers.length),
    '',
    ...olderNode(ready, style),
    ...(ready.length > 0 ? nextCommands(request) : []),
  ].join('\n');
}

/** What the list of what stays begins with, or that there is none. */
function blockersHead({ blockers, heldBack }: Plan, islands: number, style: Style): string[] {
  const stays = blockers.flatMap(({ functions }) => functions).length;
  if (stays === 0) return islands === 0 ? [] : ['Nothing is in the way.'];
  const held = heldBack.length === 0 ? '' : `, which ${stays === 1 ? 'holds' : 'hold'} back ${heldBack.length} more`;
  return headLines('In the way', `${count(stays, 'generator function')}${held}`, style);
}

function listLines(title: string, islands: readonly RankedIsland[], style: Style): string[] {
  const functions = islands.flatMap((island) => island.functions);
  const files = new Set(functions.map(({ file }) => file)).size;
  return [
    ...headLines(
      title,
      `${count(functions.length, 'generator function')} in ${count(files, 'file')}, ${count(islands.length, 'island')}`,
      style,
    ),
    ...islands.slice(0, mostShown).flatMap((island) => islandLines(island, style)),
    ...rest(islands.length),
    '',
  ];
}

function olderNode(islands: readonly RankedIsland[], { columns }: Style): string[] {
  const lines = olderNodeLines(new Set(islands.flatMap(({ functions }) => functions.map(({ file }) => file))), columns);
  return lines.length === 0 ? [] : [...lines, ''];
}

/** What can be done next, as commands that can be copied. */
function nextCommands({ paths, preset, ignorePattern, ignore }: PlanRequest): string[] {
  const command = (...words: readonly string[]) =>
    `    ${[invocation(), ...words.map((word) => shellWord(word))].join(' ')}`;
  const same = [
    ...(paths.length === 1 && paths[0] === '.' ? [] : paths),
    ...(preset === 'recommended' ? [] : ['--preset', preset]),
    ...ignorePattern.flatMap((pattern) => ['--ignore-pattern', pattern]),
    ...(ignore ? [] : ['--no-ignore']),
  ];
  return [
    'Next:',
    '  Convert all of it:',
    command(...same, '--fix'),
    '  See what decides it, and its diff, by number:',
    command('plan', ...same, '--show', '1'),
    '  Convert some of it, by number:',
    command('plan', ...same, '--apply', '1'),
    '',
  ];
}

function rest(length: number): string[] {
  return length > mostShown ? [`  … and ${length - mostShown} more; --format json lists all.`] : [];
}

function blockerLines({ functions, reasons, holdsBack }: Blocker, style: Style): string[] {
  const [first] = functions;
  const name = first!.name === '' ? '' : ` ${first!.name}`;
  const more = functions.length > 1 ? ` and ${functions.length - 1} more` : '';
  return [
    ...itemLines(`${displayPath(first!.file)}:${first!.line}${name}${more}`, 2, style.columns),
    ...(holdsBack > 0 ? [`     ${style.yellow(`holds back ${holdsBack}`)}`] : []),
    ...reasonLines(reasons, style, 'stays'),
  ];
}
