import type { Consequence } from '../catalogue/index.js';

/** What comes of a body that never runs, as a clause that follows "so". */
export const consequenceClauses: Readonly<Record<Consequence, string>> = {
  'domain-not-found': 'requests for its domain end in 404, without an error',
  'idle-hook': 'the hook does nothing',
  'never-answered': 'a request that reaches it is never answered',
  'never-ending-test': 'the test never ends',
  'passed-by': 'requests pass it by without an error',
  'passing-test': 'the test passes whatever its body says',
  'path-not-found': 'requests below its path end in 404, without an error',
  'route-not-found': 'a request for its route ends in 404, without an error',
  'test-without-assertions': 'a test fails because it makes no assertions, and a hook does nothing',
};
