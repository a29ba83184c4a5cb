import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { createProgress, secondsLeft } from '../../../src/cli/progress.js';

describe('the time that is left', () => {
  it('goes by the files that are done, and by those that will have to be fixed', () => {
    expect(secondsLeft({ files: 100, fixable: 20 }, 400, 10, false)).toBe(30);
    expect(secondsLeft({ files: 100, fixable: 20 }, 400, 10, true)).toBe(54);
    expect(secondsLeft({ files: 400, fixable: 80 }, 400, 10, false)).toBe(0);
  });
});

describe('progress', () => {
  function terminal(isTTY: boolean) {
    const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, clearLine: vi.fn(), cursorTo: vi.fn() });
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { stream: stream as unknown as NodeJS.WriteStream, shown: () => stripVTControlCharacters(text) };
  }

  it('is shown at a terminal where there are many files', async () => {
    const { stream, shown } = terminal(true);
    const progress = createProgress(stream);
    const onProgress = progress.begin('Checking', 200, true)!;
    onProgress({ files: 100, fixable: 10 });
    await vi.waitFor(() => expect(shown()).toMatch(/Checking files: 100 of 200, about \d+ (?:s|min) left/));
    progress.stop();
  });

  it('is not shown elsewhere, nor for a few files', () => {
    expect(createProgress(terminal(false).stream).begin('Checking', 1000, false)).toBeUndefined();
    expect(createProgress(terminal(true).stream).begin('Checking', 99, false)).toBeUndefined();
  });
});
