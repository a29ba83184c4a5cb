import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { lintInBatches } from '../../src/cli/lint.js';

describe('lintInBatches', () => {
  const batches: number[] = [];
  const eslint = {
    lintFiles(files: string[]) {
      batches.push(files.length);
      return Promise.resolve(files.map((filePath) => ({ filePath, messages: [] })));
    },
  } as unknown as ESLint;
  const files = Array.from({ length: 45 }, (_, index) => `${index}.js`);

  it('checks in batches where somebody waits to see progress, and tells how many are done', async () => {
    const progress: number[] = [];
    batches.length = 0;
    const { results } = await lintInBatches(eslint, files, ({ files: done }) => progress.push(done));
    expect(results.map(({ filePath }) => filePath)).toEqual(files);
    expect(batches).toEqual([20, 20, 5]);
    expect(progress).toEqual([20, 40, 45]);
  });

  it('checks all at once where nobody does, and nothing where there is nothing', async () => {
    batches.length = 0;
    await lintInBatches(eslint, files);
    await lintInBatches(eslint, []);
    expect(batches).toEqual([45]);
  });
});
