import { groupBy } from '../../collections/index.js';
import type { GroupReason, PlannedGenerator, SurveyedOperand } from '../../project/index.js';
import type { ReasonCode } from '../../reasons/index.js';
import { reasonTitle } from '../../wording/index.js';
import { displayPath } from '../paths.js';
import { count, itemLines, type Style } from '../style.js';
import type { RankedIsland } from './ranked.js';
import { nameOf } from './shown-function.js';

/** What is in the way that is no reason of a file. */
const ofProject: Readonly<Record<string, string>> = {
  'not-a-coroutine': 'nothing shows what it is for',
  'not-checked': 'its file is not among those that may change',
  'not-converted': 'its file could not be converted',
  open: 'the package exports it, and callers elsewhere may need a generator',
};

/** An island of the list: how much it is, and where. */
export function islandLines(island: RankedIsland, style: Style): string[] {
  const byFile = groupBy(island.functions, ({ file }) => file);
  const places = [...byFile].flatMap(([file, members]) =>
    itemLines(`${displayPath(file)}: ${members.map(nameOf).join(', ')}`, 5, style.columns),
  );
  return [...headOf(island, style), ...places, ...conditionLines(island, style)];
}

/** An island in full: what each of its functions waits for, and by what that is known. */
export function islandDetails(island: RankedIsland, style: Style): string[] {
  const functions = island.functions.flatMap((generator) => generatorLines(generator, style));
  return [...headOf(island, style), ...functions, ...conditionLines(island, style)];
}

function headOf({ number, functions, files, needs }: RankedIsland, { columns, bold, dim }: Style): string[] {
  const first = `${count(functions.length, 'function')}${files.length > 1 ? ` in ${files.length} files` : ''}`;
  return [
    `${String(number).padStart(3)}  ${bold(first)}`,
    ...(needs.length > 0 ? itemLines(`with ${needs.map((n) => `#${n}`).join(', ')}`, 5, columns, dim) : []),
  ];
}

function conditionLines({ preconditions, doubts }: RankedIsland, style: Style): string[] {
  return [
    ...preconditions.flatMap(({ needed, file, line }) =>
      itemLines(`first: ${needed}, which ${displayPath(file)}:${line} needs [older-host]`, 5, style.columns, style.dim),
    ),
    ...reasonLines(doubts, style, 'not certain'),
  ];
}

function generatorLines({ file, line, name, operands }: PlannedGenerator, { columns, dim }: Style): string[] {
  const place = `${displayPath(file)}:${line}${name === '' ? '' : ` ${name}`}`;
  const known = operands.flatMap((operand) => itemLines(operandText(operand, file), 7, columns, dim));
  return [...itemLines(place, 5, columns), ...known];
}

const kinds: Readonly<Record<SurveyedOperand['kind'], readonly [one: string, several: string]>> = {
  promise: ['a promise', 'promises'],
  generator: ['a generator', 'generators'],
  'generator-function': ['a generator function', 'generator functions'],
  'async-function': ['an async function', 'async functions'],
  'async-generator': ['an async generator', 'async generators'],
  thunk: ['a function', 'functions'],
  array: ['an array', 'arrays'],
  object: ['an object', 'objects'],
  plain: ['no promise', 'values that are no promises'],
  opaque: ['not known', 'what is not known'],
};

const sources: Readonly<Record<NonNullable<SurveyedOperand['source']>, string>> = {
  file: '',
  catalogue: 'known library',
  types: 'its type',
  project: 'another file',
  package: 'a package',
  recorded: 'the recorded run',
  name: 'its name',
};

/** `line 3: orders.find(id) is a promise (lib/orders.js:12)`. */
function operandText({ line, code, kind, element, source, definition }: SurveyedOperand, file: string): string {
  const what = element ? `an array of ${kinds[element][1]}` : kinds[kind][0];
  const by =
    definition === undefined
      ? sources[source ?? 'file']
      : definition.file === file
        ? `line ${definition.line}`
        : `${displayPath(definition.file)}:${definition.line}`;
  return `line ${line}: ${code} is ${what}${by === '' ? '' : ` (${by})`}`;
}

/** Reasons with their first place each. */
export function reasonLines(reasons: readonly GroupReason[], style: Style, word: string): string[] {
  const byCode = groupBy(reasons, ({ code }) => code);
  return [...byCode].flatMap(([code, [first, ...others]]) => {
    const where = `${displayPath(first.file)}:${first.line}${others.length > 0 ? ` and ${others.length} more` : ''}`;
    return itemLines(`${word}: ${textOf(first.code)}, ${where} [${code}]`, 5, style.columns, style.dim);
  });
}

function textOf(code: GroupReason['code']): string {
  return ofProject[code] ?? reasonTitle(code as ReasonCode);
}
