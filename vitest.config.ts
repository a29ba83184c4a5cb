import { defineConfig } from 'vitest/config';

/** Tests of what users get rather than of the sources: they need the build. */
const built = ['cli', 'editor', 'lint', 'package', 'recorder'].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'sources',
          include: ['tests/**/*.test.ts'],
          exclude: built,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'built',
          include: built,
          globalSetup: ['tests/build.ts'],
          // These start ESLint or npm in processes of their own, on machines that are busy.
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
