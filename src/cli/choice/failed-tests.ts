import { stripVTControlCharacters } from 'node:util';

/** How test runners name a test that failed, with the name in the first group. */
const failureLines: readonly RegExp[] = [
  // TAP: tape, tap, node:test
  /^\s*not ok \d+ -? ?(?!.*# (?:TODO|SKIP))(.+)$/i,
  // mocha, jasmine
  /^\s*\d+\) (.+)$/,
  // jest, vitest, node:test, ava
  /^\s*(?:●|[✕✖✗✘×]|FAIL) +(?:\[fail\]: )?(.+?)(?: \(?\d+(?:\.\d+)? ?m?s\)?)?$/,
];

/**
 * The names of the tests that failed, as far as the output of a test command tells them in the manner of a common
 * runner. Numbers and times that change from run to run are no part of a name.
 */
export function failedTests(output: string): ReadonlySet<string> {
  const names = stripVTControlCharacters(output)
    .split(/\r?\n/)
    .flatMap((line) => {
      for (const pattern of failureLines) {
        const name = pattern.exec(line)?.[1]?.trim();
        if (name) return [name];
      }
      return [];
    });
  return new Set(names);
}
