import { defineConfig } from 'vitest/config';

// Apart from the tests: what is measured depends on what else the machine does.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.bench.test.ts'],
    globalSetup: process.env['SITE_IS_BUILT'] ? [] : ['../tests/build.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
