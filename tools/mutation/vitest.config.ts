import { defineConfig } from 'vitest/config';

/** They take most of the time, and what they guard of analysis and conversion, faster tests guard too. */
const slow = [
  'tests/analysis/stepping/differential.test.ts',
  'tests/behaviour/{scale,test-runners}.test.ts',
  'tests/catalogue/{contracts,hosts}.test.ts',
];

/** The tests that run for each mutant: those of the sources, without the ones that never reach them or are slow. */
export default defineConfig({
  test: {
    include: [
      'tests/{analysis,behaviour,catalogue,configs,conversion,rules}/**/*.test.ts',
      'tests/docs/examples.test.ts',
    ],
    exclude: slow,
    // One load of ESLint and TypeScript for all files is most of what a mutant costs.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
