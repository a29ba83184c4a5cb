import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import picocolors from 'picocolors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { createCommand } from '../../../src/cli/command.js';
import { readCommandLine } from '../../../src/cli/command-line.js';
import { type Checked, findings } from '../../../src/cli/findings.js';
import { loadESLint } from '../../../src/cli/load-eslint.js';
import { reasonCounts } from '../../../src/cli/reason-counts.js';
import { summary } from '../../../src/cli/summary.js';
import { root } from '../../support/native-async.js';

const program = `const co = require('co');
exports.one = co.wrap(function* (api) { yield api.a(); yield api.b(); yield api.c(); });
exports.other = co.wrap(function* (api) { yield api.a(); });
function* count() { yield 1; }
count();
await1(count());
async function later() { await count(); }
function await1(g) { const h = (function* () { const v = yield; return v; })(); h.next(1); return [g, later]; }
`;

const commandLine = readCommandLine(
  createCommand({ onRecord: () => undefined, onPlan: () => undefined, onIndex: () => undefined })
    .exitOverride()
    .parse(['node', 'native-async', '.']),
);

let directory = '';
let found: Checked;

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-counts-')));
  const file = path.join(directory, 'program.js');
  writeFileSync(file, program);
  const eslint = await loadESLint(root, true);
  const rest = { settings: {}, evidence: undefined, cacheFile: '' };
  found = await check({ ...commandLine, eslint, directory, files: [file], ...rest });
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true }));

it('counts the findings that a reason was given at, not what it was given for', () => {
  const counts = reasonCounts(findings(found)).map(({ code, count }) => [code, count]);
  expect(counts).toContainEqual(['opaque-operand', 2]);
});

it('names the rule in each row that names no library', () => {
  const style = { ...picocolors.createColors(false), columns: 120, link: (text: string) => text };
  const text = summary({ found, remaining: found }, { commandLine, style, spare: [] });
  const [titles, ...rows] = /^ {2}rule[^]*?\n\n/m.exec(text)![0].trimEnd().split('\n');
  expect(titles).toContain('library');
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect(row.trim()).toMatch(/^[a-z]/);
});
