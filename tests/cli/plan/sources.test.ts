import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { planJson } from '../../../src/cli/plan/plan-json.js';
import { rankedIslands } from '../../../src/cli/plan/ranked.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

interface Data {
  readonly islands: readonly { readonly functions: readonly Functions[] }[];
  readonly blockers: readonly { readonly functions: readonly Functions[] }[];
}

interface Functions {
  readonly operands: readonly Operand[];
}

interface Operand {
  readonly code: string;
  readonly kind: string;
  readonly element?: string;
  readonly source?: string;
  readonly definition?: { readonly file: string; readonly line: number; readonly name: string };
}

const lib = `exports.load = (id) => Promise.resolve(id);
exports.list = function* list() {
  return [yield exports.load(1)];
};
exports.read = (id) => (done) => done(null, id);
`;

const body = (operands: string) => `const co = require('co');
const lib = require('./lib');
const settled = require('settled');
function* own() {
  yield Promise.resolve(1);
}
co(function* (handed) {
  ${operands};
});
`;

/** What decides the operands of a coroutine, as the plan tells it to a program. */
async function operandsOf(operands: string): Promise<string[]> {
  const folder = writeProject({
    'main.js': body(operands),
    'lib.js': lib,
    'node_modules/settled/index.js': 'module.exports = () => Promise.resolve(1);\n',
  });
  const job = await jobOn(
    folder,
    ['main.js', 'lib.js'].map((name) => path.join(folder, name)),
    'migrate',
  );
  const planned = await withPlannedFixes(job);
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  const text = await planJson(rankedIslands(planned.plan), planned, () => Promise.resolve(''));
  cwd.mockRestore();
  const { islands, blockers } = JSON.parse(text) as Data;
  return [...islands, ...blockers]
    .flatMap(({ functions }) => functions.flatMap((one) => one.operands))
    .filter(({ code }) => operands.includes(code))
    .map(({ code, kind, element, source, definition }) => {
      const at = definition ? `${definition.file}:${definition.line} ${definition.name}`.trim() : undefined;
      return [code, kind, element, source, at].filter((one) => one !== undefined).join(' | ');
    });
}

it.each<[operands: string, decided: string[]]>([
  ['yield lib.load(2)', ['lib.load(2) | promise | project | lib.js:1 load']],
  ['yield lib.list()', ['lib.list() | generator | project | lib.js:2 list']],
  ['yield lib.read(3)', ['lib.read(3) | thunk | project | lib.js:5']],
  ['yield own()', ['own() | generator | file | main.js:4 own']],
  ['yield* own()', ['own() | generator | file | main.js:4 own']],
  ['yield handed', ['handed | unknown']],
  ['yield settled()', ['settled() | promise | package | node_modules/settled/index.js:1']],
  ["yield require('mz/fs').readFile('x')", ["require('mz/fs').readFile('x') | promise | catalogue"]],
  ['yield [lib.load(2), handed.all()]', ['lib.load(2) | promise | project | lib.js:1 load', 'handed.all() | unknown']],
  [
    'yield { one: lib.load(2), two: own() }',
    ['lib.load(2) | promise | project | lib.js:1 load', 'own() | generator | file | main.js:4 own'],
  ],
  [
    'yield [1, 2].map((id) => lib.load(id))',
    ['[1, 2].map((id) => lib.load(id)) | array | promise | project | lib.js:1 load'],
  ],
])('%s', async (operands, decided) => {
  expect(await operandsOf(operands)).toEqual(decided);
});
