import path from 'node:path';
import { expect, it } from 'vitest';
import { settingsAdvice } from '../../../src/cli/settings-advice.js';
import { check } from '../../../src/cli/check.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

const body = 'function* (req, res) {\n  res.x = yield req.load();\n}';

/** The advice on a file of a project, which uses `wrap` of another one. */
async function adviceOn(main: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = writeProject({ 'main.js': main, ...others });
  const job = await jobOn(folder, [path.join(folder, 'main.js')], 'recommended');
  const current = process.cwd();
  try {
    process.chdir(folder);
    return settingsAdvice(await check(job), 80).join('\n');
  } finally {
    process.chdir(current);
  }
}

it('names a function of the project as a setting that can be pasted', async () => {
  const advice = await adviceOn(`const { task } = require('./lib/task');\nexports.a = task(${body});\n`);
  expect(advice).toBe(
    [
      '1 generator function is handed to functions of which nothing is known. Those',
      'that run coroutines can be made known in package.json:',
      '  "native-async": {',
      '    "wrappers": [',
      '      { "module": "./lib/task", "name": "task" }',
      '    ]',
      '  }',
    ].join('\n'),
  );
});

it('names a package, and does not say what it does', async () => {
  const advice = await adviceOn(
    `const { on, default: effect } = require('some-effects');\non('x', ${body});\nexports.b = effect(${body});\n`,
  );
  expect(advice).not.toContain('"');
  expect(advice).toMatch(
    /^2 generator functions are handed to packages of which nothing is known: on of\nsome-effects, some-effects\. What runs coroutines can be made known:\nhttps:\S+settings\.md$/,
  );
});

it.each([
  ['hands it on to co', 'co.wrap(fn)(req, res).catch(next)'],
  ['hands it on to what takes no async function', "require('bluebird').coroutine(fn)(req, res)"],
])('says nothing of a function that %s', async (_, handedOn) => {
  const wrap = `const co = require('co');\nmodule.exports = (fn) => (req, res, next) => ${handedOn};\n`;
  expect(await adviceOn(`const wrap = require('./wrap');\nexports.a = wrap(${body});\n`, { 'wrap.js': wrap })).toBe('');
});

it.each(['it.skip', 'xit', 'test.todo', 'describe.skip', 'xdescribe', 'describe', 'context.only', 'suite'])(
  'says nothing of %s, which runs no test',
  async (name) => {
    expect(await adviceOn(`${name}('x', ${body});\n`)).toBe('');
  },
);

it('says nothing of what a package skips, and names what it may run', async () => {
  const main = `const test = require('some-tests');\ntest.skip('x', ${body});\ntest.todo(${body});\n`;
  expect(await adviceOn(main)).toBe('');
  expect(await adviceOn(`context('x', ${body});\nvisit('x', ${body});\n`)).toMatch(/^1 .*{ "name": "visit" }/s);
});

it('says nothing of a function that is a generator itself, which runs nothing when it is called', async () => {
  const lib = 'exports.within = function* (task) {\n  return yield* task(yield Promise.resolve(1));\n};\n';
  const main = `const co = require('co');\nconst { within } = require('./lib');\nexports.a = co.wrap(function* () {\n  return yield within(${body});\n});\n`;
  expect(await adviceOn(main, { 'lib.js': lib })).toBe('');
});
