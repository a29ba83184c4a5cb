import fc from 'fast-check';
import { fixturePrograms } from './fixture-programs.js';
import { type Site, sitesIn } from './syntax-sites.js';

/** Numbers that choose, each by what is left of it when it is divided. */
interface Change {
  readonly kind:
    'replace an expression' | 'replace a statement' | 'insert a statement' | 'remove a statement' | 'remove async';
  readonly donor: number;
  readonly part: number;
  readonly place: number;
}

const number = fc.nat(2 ** 20);
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom<Change['kind']>(
    'replace an expression',
    'replace an expression',
    'replace a statement',
    'insert a statement',
    'remove a statement',
    'remove async',
  ),
  donor: number,
  part: number,
  place: number,
});

/** Programs put together from parts of the fixtures. Most of them parse, and few of them mean anything. */
export function randomRecombinations(): fc.Arbitrary<string> {
  const programs = fixturePrograms();
  return fc
    .record({ base: number, changes: fc.array(change, { minLength: 1, maxLength: 6 }) })
    .map(({ base, changes }) => changes.reduce((text, one) => changed(text, one, programs), choose(programs, base)!));
}

/** The text after a change, or as it was when it would not parse any more. */
function changed(text: string, { kind, donor, part, place }: Change, programs: readonly string[]): string {
  const given = choose(programs, donor)!;
  const isExpression = kind === 'replace an expression';
  const list = isExpression ? 'expressions' : 'statements';
  const site = kind === 'remove async' ? choose(wordsAsync(text), place) : choose(sitesIn(text)[list], place);
  const taken = choose(sitesIn(given)[list], part);
  if (!site || !taken) return text;
  const source = given.slice(...taken);
  const written = {
    'replace an expression': `(${source})`,
    'replace a statement': source,
    'insert a statement': `${source}\n${text.slice(...site)}`,
    'remove a statement': '',
    'remove async': '',
  }[kind];
  const result = text.slice(0, site[0]) + written + text.slice(site[1]);
  try {
    sitesIn(result);
    return result;
  } catch {
    return text;
  }
}

function wordsAsync(text: string): readonly Site[] {
  return [...text.matchAll(/\basync /g)].map(({ index }) => [index, index + 'async '.length]);
}

function choose<T>(choices: readonly T[], number: number): T | undefined {
  return choices[number % choices.length];
}
