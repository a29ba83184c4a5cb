import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askAt } from '../../../src/cli/choice/ask.js';

const question = { number: 2, total: 7, editable: { file: '/a.js', range: [0, 3], after: 'new' } } as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Answers the question at a terminal that is none, key by key. */
async function answer(...keys: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = '';
  output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const answered = askAt(question, { input, output } as never);
  for (const key of keys) {
    await vi.waitFor(() => expect(shown).not.toBe(''));
    shown = '';
    input.write(key);
  }
  return answered;
}

describe('a question about a conversion', () => {
  it.each([
    ['y', 'yes'],
    ['n', 'no'],
    ['a', 'all'],
    ['d', 'none'],
    ['q', 'quit'],
  ])('is answered by %s with %s', async (key, expected) => {
    expect(await answer(key, '\r')).toBe(expected);
  });

  it('is not answered by Enter alone, which shows what the letters mean', async () => {
    expect(await answer('\r', 'n', '\r')).toBe('no');
  });

  it('is answered by Ctrl-C as by q', async () => {
    expect(await answer('\u0003')).toBe('quit');
  });

  it('is answered by e with what an editor makes of the text, without the line break that it adds', async () => {
    vi.stubEnv('EDITOR', `${process.execPath} -e require('fs').appendFileSync(process.argv.at(-1),'er\\n')`);
    expect(await answer('e', '\r')).toEqual({ edit: { range: [0, 3], after: 'newer' } });
  });
});
