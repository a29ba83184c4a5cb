/**
 * Names of what test runners have for tests that do not run, and for suites, in which tests are registered: whatever the
 * runner, no generator function that is handed to one runs as a coroutine. `it.skip`, `xit`, `test.todo`, `describe.only`.
 */
export const runsNoTest =
  /(?:^|\.)(?:skip|todo)$|^(?:default\.)?(?:x(?:it|specify|test)|[fx]?(?:context|describe|suite))(?:\.|$)/;
