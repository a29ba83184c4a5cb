import { linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversion } from '../../../src/cli/choice/conversions.js';
import { prove } from '../../../src/cli/choice/prove.js';
import type { FileChange } from '../../../src/cli/files/file-change.js';
import { interruptedRun } from '../../../src/cli/files/journal.js';
import { writeFiles } from '../../../src/cli/files/write-files.js';

/** Stands for a disk that takes four bytes of a file that is written in place, and then nothing more. */
const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  return {
    ...actual,
    async open(file: string, flags: string) {
      const handle = await actual.open(file, flags);
      if (flags !== 'r+') return handle;
      const write = handle.write.bind(handle) as (content: Buffer, from: number, length: number, at: number) => unknown;
      return Object.assign(handle, {
        write(content: Buffer, from: number, length: number, at: number) {
          if (disk.isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          disk.isFull = true;
          return write(content, from, Math.min(length, 4), at);
        },
      });
    },
  };
});

let directory = '';
const at = (name: string): string => path.join(directory, name);
const cache = (): string => at('cache');

beforeEach(() => {
  disk.isFull = false;
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-restore-')));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** The journal of this process, as another one finds it once this one is gone. */
function endProcess(): void {
  const list = at('cache/journal/list.json');
  const journal = JSON.parse(readFileSync(list, 'utf8')) as object;
  // No process has this number.
  writeFileSync(list, JSON.stringify({ ...journal, process: 2 ** 30 }));
}

it('a file that can be neither written in place nor put back is kept in the journal', async () => {
  writeFileSync(at('a.js'), 'the old text');
  linkSync(at('a.js'), at('b.js'));
  const change: FileChange = { path: at('a.js'), before: Buffer.from('the old text'), after: Buffer.from('new!') };
  const longer = { ...change, after: Buffer.from('new and longer') };
  const { failed } = await writeFiles([longer], cache());
  expect(failed).toEqual([{ path: at('a.js'), reason: 'the disk is full' }]);
  expect(readFileSync(at('a.js'), 'utf8')).toBe('new old text');
  endProcess();
  const interrupted = await interruptedRun(cache());
  expect(interrupted!.changes.map(({ before }) => before.toString())).toEqual(['the old text']);
});

describe('a proof that is stopped', () => {
  it('names the files that cannot be put back, puts back the others, and keeps what they were', async () => {
    const conversions = ['a.js', 'b.js'].map((name): Conversion => {
      writeFileSync(at(name), 'old');
      return { files: [at(name)], functions: [], chains: [], needs: [], reports: [], key: () => name };
    });
    const converted = conversions.map(({ files: [filePath] }) => ({ filePath, output: 'new' }) as ESLint.LintResult);
    const converter = {
      conversions,
      files: [at('a.js'), at('b.js')],
      textOf: () => 'old',
      convert: () => Promise.resolve(converted),
    };
    let runs = 0;
    const test = () => {
      runs += 1;
      if (runs < 3) return Promise.resolve({ passed: true, output: '', milliseconds: 1 });
      // A folder has taken the place of one of the files.
      rmSync(at('a.js'));
      mkdirSync(at('a.js'));
      return Promise.reject(new Error('stopped'));
    };
    const listener = { onBaseline: vi.fn(), onRun: vi.fn(), onFailing: vi.fn() };
    const options = { directory: cache(), test, onKept: () => Promise.resolve() };
    await expect(prove(converter, options, listener)).rejects.toThrow(
      /^these files could not be put back:\n {2}.*a\.js, since .*\nWhat they were is kept: --recover undo puts them back\.$/,
    );
    expect(readFileSync(at('b.js'), 'utf8')).toBe('old');
    rmSync(at('a.js'), { recursive: true });
    writeFileSync(at('a.js'), 'new');
    endProcess();
    const interrupted = await interruptedRun(cache());
    expect(interrupted!.changes.map(({ path: file, before }) => [file, before.toString()])).toContainEqual([
      at('a.js'),
      'old',
    ]);
  });
});
