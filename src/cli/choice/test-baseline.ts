import { UserError } from '../user-error.js';
import { failedTests } from './failed-tests.js';
import type { TestRun } from './test-run.js';

/** What the tests do to the untouched tree. */
export interface TestBaseline {
  /** Tests that fail in each run, and tests that fail in some: neither says anything about a conversion. */
  readonly red: readonly string[];
  readonly varying: readonly string[];
  /** Whether a run is no worse than the untouched tree. */
  passes(run: TestRun): boolean;
}

/**
 * Tests the untouched tree twice, since a test that fails anyway, or only at times, says nothing about what is changed.
 *
 * @throws UserError where the command fails and does not say which tests failed
 */
export async function testUntouched(test: () => Promise<TestRun>): Promise<TestBaseline> {
  const runs = [await test(), await test()];
  const failed = runs.map(({ passed, output }) => (passed ? new Set<string>() : failedTests(output)));
  const unnamed = runs.find(({ passed }, index) => !passed && failed[index]!.size === 0);
  if (unnamed) {
    throw new UserError(
      'the tests fail before anything is changed, and their output names no test that fails. Its end:\n\n' +
        unnamed.output.trimEnd().split('\n').slice(-20).join('\n'),
    );
  }
  const [first, second] = failed as [ReadonlySet<string>, ReadonlySet<string>];
  const all = new Set([...first, ...second]);
  return {
    red: [...first].filter((name) => second.has(name)),
    varying: [...all].filter((name) => !first.has(name) || !second.has(name)),
    passes({ passed, output }) {
      if (passed) return true;
      const now = failedTests(output);
      return now.size > 0 && [...now].every((name) => all.has(name));
    },
  };
}
