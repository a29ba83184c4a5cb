import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLargeTree } from './large-tree.js';
import { inTerminal } from './terminal.js';

/*
 * What a person sees of a large code base in a terminal, the built command and all, as text: read the files beside this one
 * as that person.
 */

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-large-')));
  writeLargeTree(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const few = ['--max-findings', '3'];
const progress = /^\S (?:Checking|Planning) files: \d+ of 160, about \d+ (?:s|min) left$/m;
const hasColors = (sent: string): boolean => sent.split('\u001B').some((part) => /^\[\d+(?:;\d+)*m/.test(part));
/** Ends what runs in a terminal, as a person does. */
const interrupt = '\u0003';

/** A screen without what depends on the machine. */
const steady = (screen: string): string =>
  screen.replaceAll(
    /\S Checking files: \d+ of 160, about \d+ (?:s|min) left/g,
    '* Checking files: … of 160, about … left',
  );

describe('a large code base', () => {
  it.each([
    ['check-80-columns', 80],
    ['check-120-columns', 120],
  ] as const)('is checked: %s', async (name, columns) => {
    const seen: string[] = [];
    const onScreen = (screen: string): void => {
      if (progress.test(screen)) seen.push(screen);
    };
    const { screen, wrapped, exitCode, sent } = await inTerminal(few, { columns, cwd: folder, onScreen });
    expect([exitCode, wrapped]).toEqual([1, false]);
    expect(hasColors(sent)).toBe(true);
    await expect(`${steady(seen[0]!)}\n\n--- and in the end ---\n\n${screen}\n`).toMatchFileSnapshot(
      `__snapshots__/${name}.txt`,
    );
  });

  it.each([
    ['--no-color', ['--no-color'], {}],
    ['NO_COLOR', [], { NO_COLOR: '1' }],
  ] as const)('has no colors with %s', async (_, args, env) => {
    const { screen, sent } = await inTerminal([...few, ...args], { columns: 80, cwd: folder, env });
    expect(hasColors(sent)).toBe(false);
    expect(screen).toContain('Next:');
    expect(sent).toContain('Checking files');
  });

  it('is planned', async () => {
    const { screen, wrapped, exitCode } = await inTerminal(['plan', 'services/people'], { columns: 80, cwd: folder });
    expect([exitCode, wrapped]).toEqual([0, false]);
    await expect(`${screen}\n`).toMatchFileSnapshot('__snapshots__/plan-80-columns.txt');
  });
});

describe('is interrupted', () => {
  /** Interrupts it when it shows how far it is. */
  const interrupted = async (args: readonly string[]) => {
    let isOver = false;
    const session = await inTerminal(args, {
      ...{ columns: 80, cwd: folder },
      onScreen(screen, type) {
        if (isOver || !progress.test(screen)) return;
        isOver = true;
        type(interrupt);
      },
    });
    // The cursor is shown again.
    expect(session.sent.lastIndexOf('\u001B[?25h')).toBeGreaterThan(session.sent.lastIndexOf('\u001B[?25l'));
    return session;
  };

  it.each([
    ['a check', few],
    ['a plan', ['plan']],
    ['a fix that has written nothing yet', ['--fix', ...few]],
  ] as const)('%s, and nothing is left on the screen', async (_, args) => {
    const { screen, exitCode } = await interrupted(args);
    expect(screen).toBe('');
    // 128 and the number of SIGINT, as shells have it.
    expect(exitCode).toBe(130);
  });
});
