import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import picocolors from 'picocolors';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { check, type Job, withFixes } from '../../../src/cli/check.js';
import { createCommand } from '../../../src/cli/command.js';
import { readCommandLine } from '../../../src/cli/command-line.js';
import type { Checked } from '../../../src/cli/findings.js';
import { githubFormat } from '../../../src/cli/github-format.js';
import { loadESLint } from '../../../src/cli/load-eslint.js';
import { report } from '../../../src/cli/report.js';
import { spareLibraries } from '../../../src/cli/spare-libraries.js';
import type { Style } from '../../../src/cli/style.js';
import { summary } from '../../../src/cli/summary.js';
import { root } from '../../support/native-async.js';

/* What a person sees of a small service, as text: read the files beside this one as that person. */

let directory = '';
let found: Checked;
let fixed: Checked;

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-report-')));
  cpSync(path.join(import.meta.dirname, 'fixtures'), directory, { recursive: true });
  const names = ['lib/broken.js', 'lib/jobs.js', 'lib/store.js', 'test/store.js'];
  const job: Job = {
    ...commandLineOf('.'),
    ...{ eslint: await loadESLint(root, true), directory, files: names.map((name) => path.join(directory, name)) },
    ...{ settings: {}, evidence: undefined, cacheFile: '' },
  };
  found = await check(job);
  fixed = await withFixes(job, found);
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true }));

const noSubcommands = { onRecord: () => undefined, onPlan: () => undefined, onIndex: () => undefined };

function commandLineOf(...args: readonly string[]) {
  const command = createCommand(noSubcommands).exitOverride();
  return readCommandLine(command.parse(['node', 'native-async', ...args]));
}

function style(columns: number, color = false): Style {
  const link = (text: string, url: string) => (color ? `<${url}|${text}>` : text);
  return { ...picocolors.createColors(color), columns, link };
}

/** What the command prints for these arguments. */
async function printed(columns: number, args: readonly string[], color = false): Promise<string> {
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(directory);
  try {
    const commandLine = commandLineOf(...args);
    const remaining = commandLine.mode === 'check' ? found : fixed;
    const look = style(columns, color);
    const spare = await spareLibraries(found, remaining);
    const text = report(remaining.results, look, commandLine);
    return (commandLine.summary ? '' : text) + summary({ found, remaining }, { commandLine, style: look, spare });
  } finally {
    cwd.mockRestore();
  }
}

describe('the report', () => {
  it.each([
    ['80-columns', 80, ['lib', 'test']],
    ['120-columns', 120, ['lib', 'test']],
    ['piped', Infinity, ['.']],
    ['code-frames', 80, ['lib', '--code-frame', '--max-findings', '4']],
    ['summary', 60, ['--summary', '--unknown']],
    ['after-fix', 80, ['lib', 'test', '--fix', '--only', 'no-coroutine-wrapper', '--config', 'my settings.json']],
  ] as const)('%s', async (name, columns, args) => {
    const text = await printed(columns, args);
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
    const isWhole = (line: string) => /https?:|^ {4}/.test(line);
    const tooLong = text.split('\n').filter((line) => line.length > columns && !isWhole(line));
    expect(tooLong).toEqual([]);
  });

  it('in colors', async () => {
    const text = (await printed(80, ['lib', 'test'], true)).replaceAll('\u001B', '␛');
    await expect(text).toMatchFileSnapshot('__snapshots__/colors.txt');
  });

  it('for the log of GitHub Actions', async () => {
    await expect(githubFormat(found.results, directory)).toMatchFileSnapshot('__snapshots__/github.txt');
  });
});

it('the help fits into 80 columns', async () => {
  const help = createCommand(noSubcommands).configureOutput({ getOutHelpWidth: () => 80 });
  let text = '';
  help.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  await expect(text).toMatchFileSnapshot('__snapshots__/help.txt');
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
