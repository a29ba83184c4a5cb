import { spawn } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileChange, fileChange } from '../../../src/cli/files/file-change.js';
import { interruptedRun, openJournal } from '../../../src/cli/files/journal.js';
import { recover } from '../../../src/cli/files/recover.js';
import { writeFiles } from '../../../src/cli/files/write-files.js';

let directory = '';
const at = (name: string): string => path.join(directory, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const cache = (): string => at('cache');

beforeEach(() => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native async write ')));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

async function change(name: string, before: string, after: string): Promise<FileChange> {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), before);
  const planned = await fileChange(at(name), before, after);
  if ('reason' in planned) throw new Error(planned.reason);
  return planned;
}

describe('a file that gets another text', () => {
  it('keeps its mode, and leaves nothing beside it', async () => {
    const planned = await change('src/a.js', 'old', 'new text');
    chmodSync(at('src/a.js'), 0o751);
    expect(await writeFiles([planned], cache())).toEqual({ written: [at('src/a.js')], inPlace: [], failed: [] });
    expect([read('src/a.js'), statSync(at('src/a.js')).mode & 0o777]).toEqual(['new text', 0o751]);
    expect(readdirSync(at('src'))).toEqual(['a.js']);
    expect(readdirSync(cache())).toEqual([]);
  });

  it('is the one that a symbolic link leads to', async () => {
    mkdirSync(at('real'));
    writeFileSync(at('real/a.js'), 'old');
    symlinkSync('real/a.js', at('link.js'));
    const planned = (await fileChange(at('link.js'), 'old', 'new')) as FileChange;
    await writeFiles([planned], cache());
    expect([read('real/a.js'), readdirSync(directory).sort()]).toEqual(['new', ['cache', 'link.js', 'real']]);
    expect(readFileSync(at('link.js'), 'utf8')).toBe('new');
  });

  it('is written in place, and named, where it has several hard links', async () => {
    const planned = await change('a.js', 'old and longer', 'new');
    linkSync(at('a.js'), at('b.js'));
    expect(await writeFiles([planned], cache())).toMatchObject({ inPlace: [at('a.js')] });
    expect([read('a.js'), read('b.js')]).toEqual(['new', 'new']);
  });

  it('does not keep the others from being written when it fails', async () => {
    const first = await change('a/a.js', '1', '2');
    const second = await change('b.js', '1', '2');
    rmSync(at('a'), { recursive: true });
    expect(await writeFiles([first, second], cache())).toEqual({
      written: [at('b.js')],
      inPlace: [],
      failed: [{ path: at('a/a.js'), reason: 'it is gone' }],
    });
  });
});

describe('a file is left as it is', () => {
  it.each([
    ['it is not UTF-8', Buffer.from([0x61, 0xe9, 0x0a]), 'a\uFFFD\n'],
    ['it changed while it was checked', Buffer.from('b'), 'a'],
  ])('where %s', async (reason, bytes, checked) => {
    writeFileSync(at('a.js'), bytes);
    expect(await fileChange(at('a.js'), checked, 'new')).toEqual({ path: at('a.js'), reason });
  });

  it('where it is read-only', async () => {
    writeFileSync(at('a.js'), 'old', { mode: 0o444 });
    expect(await fileChange(at('a.js'), 'old', 'new')).toEqual({ path: at('a.js'), reason: 'it is read-only' });
  });

  it('where it is gone', async () => {
    expect(await fileChange(at('a.js'), 'old', 'new')).toEqual({ path: at('a.js'), reason: 'it is gone' });
  });
});

it('a byte order mark stays', async () => {
  const planned = await change('a.js', '\uFEFFold', 'new');
  await writeFiles([planned], cache());
  expect(read('a.js')).toBe('\uFEFFnew');
});

describe('a run that was killed while it wrote', () => {
  /** What it leaves: the journal of a process that is gone, and some files with their new text. */
  async function interrupt(written: number): Promise<readonly FileChange[]> {
    const changes = await Promise.all(
      ['a.js', 'b.js', 'c.js'].map((name) => change(name, `old ${name}`, `new ${name}`)),
    );
    const journal = await openJournal(cache());
    await journal.note(changes);
    const list = JSON.parse(read('cache/journal/list.json')) as { process: number };
    writeFileSync(at('cache/journal/list.json'), JSON.stringify({ ...list, process: await endedProcess() }));
    for (const { path: file, after } of changes.slice(0, written)) writeFileSync(file, after);
    return changes;
  }

  it('is finished', async () => {
    await interrupt(1);
    expect(await recover(cache(), 'finish')).toBe('Finished the interrupted run: 3 files written.');
    expect(['a.js', 'b.js', 'c.js'].map(read)).toEqual(['new a.js', 'new b.js', 'new c.js']);
    expect(await interruptedRun(cache())).toBeUndefined();
  });

  it('is undone', async () => {
    await interrupt(2);
    expect(await recover(cache(), 'undo')).toBe('Undid the interrupted run: 3 files put back.');
    expect(['a.js', 'b.js', 'c.js'].map(read)).toEqual(['old a.js', 'old b.js', 'old c.js']);
  });

  it('is forgotten', async () => {
    await interrupt(1);
    expect(await recover(cache(), 'keep')).toBe('Left the files of the interrupted run as they are.');
    expect(['a.js', 'b.js', 'c.js'].map(read)).toEqual(['new a.js', 'old b.js', 'old c.js']);
    expect(await recover(cache(), undefined)).toBeUndefined();
  });

  it('does not touch what was changed since', async () => {
    await interrupt(1);
    writeFileSync(at('b.js'), 'by hand');
    expect(await recover(cache(), 'undo')).toContain('Not touched, since they changed in between: ');
    expect(['a.js', 'b.js', 'c.js'].map(read)).toEqual(['old a.js', 'by hand', 'old c.js']);
  });

  it('may have cut a file short that it wrote in place', async () => {
    await interrupt(0);
    writeFileSync(at('a.js'), 'new' + 'old a.js'.slice(3));
    truncateSync(at('a.js'), 8);
    await recover(cache(), 'undo');
    expect(read('a.js')).toBe('old a.js');
  });

  it('is a mistake where nobody can be asked', async () => {
    await interrupt(1);
    await expect(recover(cache(), undefined)).rejects.toThrow(
      'An earlier run was interrupted after it had written 1 of 3 files.\n' +
        'Say what to do with it: --recover finish, --recover undo or --recover keep.',
    );
  });

  it('is not taken for one that still writes', async () => {
    const changes = await interrupt(1);
    const list = JSON.parse(read('cache/journal/list.json')) as object;
    writeFileSync(at('cache/journal/list.json'), JSON.stringify({ ...list, process: process.ppid }));
    const message = `another native-async (process ${String(process.ppid)}) is writing 3 files here. Wait for it to end.`;
    await expect(recover(cache(), 'undo')).rejects.toThrow(message);
    await expect(writeFiles(changes, cache())).rejects.toThrow(message);
  });
});

/** The number of a process that has ended. */
function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  return new Promise((resolve) => child.on('exit', () => resolve(child.pid!)));
}
