import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { generatorsByFate } from '../../../src/cli/generator-counts.js';
import { withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { convertProject, jobOn, writeProject } from '../../support/planned-project.js';

const files = {
  'lib.js': `exports.rows = function* rows(db) {
  return yield db.rows();
};
exports.names = function* names(db) {
  return (yield exports.rows(db)).map(String);
};
exports.now = function* now() {
  return yield Promise.resolve(1);
};
exports.count = function* count(n) {
  for (let i = 0; i < n; i++) yield i;
};
exports.later = function* later() {
  return yield later;
};
`,
  'main.js': `const co = require('co');
const lib = require('./lib');
co(function* main() {
  return [yield lib.names({ rows: () => [1] }), [...lib.count(2)]];
});
co(function* start() {
  return yield lib.now();
});
`,
  'server.js': `const app = require('koa')();
app.use(function* hello() {
  this.body = 'hello';
});
`,
};

it('every generator function has what becomes of it, by its own file and by the plan for all', async () => {
  const folder = writeProject(files, { koa: 'koa1' });
  const job = await jobOn(
    folder,
    Object.keys(files).map((name) => path.join(folder, name)),
    'recommended',
  );
  const checked = await check(job);
  const { plan, found, fixed } = await withPlannedFixes(job, checked);
  const fates = (byFate: ReturnType<typeof generatorsByFate>) =>
    Object.fromEntries(
      [...byFate].map(([fate, all]) => [fate, all.map(({ file, key }) => `${path.basename(file)} ${key}`)]),
    );
  expect(fates(generatorsByFate(checked))).toMatchInlineSnapshot(`
    {
      "by hand": [],
      "custom protocol": [],
      "fixable": [],
      "held back": [],
      "iterates": [],
      "suggested": [
        "server.js /hello",
      ],
      "unknown": [
        "lib.js /rows",
        "lib.js /names",
        "lib.js /count",
        "lib.js /later",
      ],
      "waiting": [],
      "with other files": [
        "lib.js /now",
        "main.js /main",
        "main.js /start",
      ],
    }
  `);
  expect(fates(generatorsByFate(found, plan))).toMatchInlineSnapshot(`
    {
      "by hand": [
        "lib.js /rows",
      ],
      "custom protocol": [],
      "fixable": [
        "lib.js /now",
        "main.js /start",
      ],
      "held back": [
        "lib.js /names",
        "main.js /main",
      ],
      "iterates": [],
      "suggested": [],
      "unknown": [
        "lib.js /count",
        "lib.js /later",
      ],
      "waiting": [
        "server.js /hello",
      ],
      "with other files": [],
    }
  `);
  expect(fates(generatorsByFate(fixed, plan))).toMatchInlineSnapshot(`
    {
      "by hand": [
        "lib.js /rows",
      ],
      "custom protocol": [],
      "fixable": [],
      "held back": [
        "lib.js /names",
        "main.js /main",
      ],
      "iterates": [],
      "suggested": [],
      "unknown": [
        "lib.js /count",
        "lib.js /later",
      ],
      "waiting": [
        "server.js /hello",
      ],
      "with other files": [],
    }
  `);
});

it.each([
  ['recommended', 'suggested'],
  ['migrate', 'fixable'],
] as const)('one that never runs has what its report says: %s', async (preset, fate) => {
  const test =
    "const assert = require('assert');\ndescribe('it', () => {\n  it('works', function* works() {\n    assert(yield Promise.resolve(1));\n  });\n});\n";
  const folder = writeProject({ 'test.js': test, 'package.json': '{ "devDependencies": { "mocha": "^10.0.0" } }' });
  const job = await jobOn(folder, [path.join(folder, 'test.js')], preset);
  expect(generatorsByFate(await check(job)).get(fate)).toHaveLength(1);
});

it('a generator that a wrapper is handed by its name is one finding under a plan as well', async () => {
  const { before, after, messages, text } = await convertProject(
    {
      'main.js': `const co = require('co');
function* run(api) {
  return (yield api.load()) + 1;
}
co.wrap(run)({ load: () => Promise.resolve(1) }).then(console.log);
`,
    },
    { preset: 'migrate' },
  );
  expect(messages('main.js')).toEqual([expect.stringContaining('Use an async function instead of `co.wrap`.')]);
  expect(text('main.js')).toContain('async function run(api) {\n  return (await api.load()) + 1;');
  expect(after).toBe(before);
});
