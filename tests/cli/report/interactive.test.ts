import path from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../src/cli/check.js';
import { fixInteractively } from '../../../src/cli/choice/interactive.js';
import { type CarriedOut, withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

/* What a person sees who is asked about each conversion, as text: read the files beside this one as that person. */

const files = {
  'orders.js':
    "const co = require('co');\nconst { readFile } = require('node:fs/promises');\n\nexports.orders = co.wrap(function* (customer) {\n  const text = yield readFile(`${customer}.json`, 'utf8');\n  return JSON.parse(text);\n});\n\nexports.both = co.wrap(function* (one, other) {\n  return yield [readFile(one, 'utf8'), readFile(other, 'utf8'), readFile('of both', 'utf8')];\n});\n",
};

let folder = '';
let job: Job;
let carriedOut: CarriedOut;

beforeAll(async () => {
  folder = writeProject(files);
  job = await jobOn(folder, [path.join(folder, 'orders.js')], 'recommended');
  carriedOut = await withPlannedFixes(job);
}, 60_000);

afterEach(() => {
  vi.restoreAllMocks();
});

/** Answers question by question at a terminal that is none, and gives all that it showed. */
async function shown(columns: number, answers: readonly string[], kept: string, color = false): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  // Like that of a terminal, it is not ended by what has written to it.
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, end: () => output });
  const left = [...answers];
  let text = '';
  let asked = 0;
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const questions = new Set(
      Array.from(stripVTControlCharacters(text).matchAll(/\((\d+)\/\d+\) Convert this\?/g), ([, number]) => number),
    );
    if (questions.size === asked) return;
    asked = questions.size;
    // The prompt listens once it is drawn.
    setTimeout(() => input.write(left.shift() ?? '\u0003'), 50);
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(output as never);
  await fixInteractively(job, carriedOut, { kept: path.join(folder, kept), color });
  return text;
}

/** The lines without those of the prompt, which are drawn again with each key. */
function lines(text: string): string {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => !/Convert this\?|Convert it|Leave it/.test(stripVTControlCharacters(line)))
    .join('\n');
}

describe('the questions', () => {
  it.each([
    ['interactive-80-columns', 80, ['y\r', 'n\r']],
    ['interactive-120-columns', 120, ['n\r', 'y\r']],
    ['interactive-interrupted', 80, ['\u0003']],
  ] as const)('%s', async (name, columns, answers) => {
    const text = stripVTControlCharacters(lines(await shown(columns, answers, name)));
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
    expect(text.split('\n').filter((line) => line.length > columns && !/^[-+ ]/.test(line))).toEqual([]);
  });

  it('in colors', async () => {
    const text = lines(await shown(80, ['y\r', '\u0003'], 'colors', true));
    // What moves the cursor is the prompt's own.
    const colors = text.replaceAll('\u001B', '␛').replaceAll(/␛\[[\d;?]*[A-Za-ln-z]/g, '');
    await expect(colors).toMatchFileSnapshot('__snapshots__/interactive-colors.txt');
  });
});
