import { defineConfig } from 'vitest/config';

// Run by the Vitest of the plugin, whose own tests need none of this.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['tests/**/*.test.ts'],
    globalSetup: process.env['SITE_IS_BUILT'] ? [] : ['tests/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each has a browser of its own, which has threads enough.
    fileParallelism: false,
  },
});
