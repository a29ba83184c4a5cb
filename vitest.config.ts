import { defineConfig } from 'vitest/config';

/** Tests of what users get rather than of the sources: they need the build. */
const built = [
  'cli/{,tree/,terminal/}*',
  'editor/**/*',
  'lint/**/*',
  'package/**/*',
  'recorder/**/*',
  'tools/{reach,counted-work}',
].map((files) => `tests/${files}.test.ts`);

/** Tests of the rooms and the rules, which need no package from npm, no server, no build and no process. */
const fast = [
  'tests/{analysis,collections,configs,conversion,offers,rules,wording}/**/*.test.ts',
  // That one needs Babel 8, which comes from npm.
  'tests/syntax/!(misread-await).test.ts',
  'tests/create-rule.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: fast,
          // They share one load of ESLint, TypeScript and the sources, which takes longer than most of their tests.
          isolate: false,
          pool: 'threads',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'sources',
          include: ['tests/**/*.test.ts'],
          exclude: [...built, ...fast],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'built',
          include: built,
          globalSetup: ['tests/support/build.ts'],
          // These start ESLint or npm in processes of their own, on machines that are busy.
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
