import path from 'node:path';
import picocolors from 'picocolors';
import { expect, it } from 'vitest';
import { withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { planOutput } from '../../../src/cli/plan/plan-output.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

const files = {
  'greeting.js': `exports.greet = function* greet(name) {
  return 'hello ' + (yield Promise.resolve(name));
};
`,
  'server.js': `const app = require('koa')();
const { greet } = require('./greeting');
app.use(function* hello(next) {
  this.body = yield greet('you');
  yield next;
});
`,
};

interface Data {
  readonly islands: readonly {
    readonly functions: readonly { readonly name: string }[];
    readonly preconditions: readonly { readonly needed: string }[];
    readonly diff: string;
  }[];
}

it('what waits for something newer says what it changes then, and stays until then', async () => {
  const folder = writeProject(files, { koa: 'koa1' });
  const names = Object.keys(files).map((name) => path.join(folder, name));
  const job = await jobOn(folder, names, 'migrate');
  const planned = await withPlannedFixes(job);
  const style = { ...picocolors.createColors(false), columns: 80, link: (text: string) => text };
  const request = { paths: ['.'], preset: 'migrate', ignorePattern: [], ignore: true, evidence: false } as const;
  const { islands } = JSON.parse(await planOutput({ ...request, format: 'json' }, { job, planned }, style)) as Data;
  const shown = islands.map(({ functions, preconditions, diff }) => ({
    functions: functions.map(({ name }) => name),
    needed: preconditions.map(({ needed }) => needed),
    changed: diff.split('\n').filter((line) => /^[-+] /.test(line)),
  }));
  expect(shown).toMatchInlineSnapshot(`
    [
      {
        "changed": [
          "-  return 'hello ' + (yield Promise.resolve(name));",
          "+  return 'hello ' + (await Promise.resolve(name));",
        ],
        "functions": [
          "greet",
        ],
        "needed": [],
      },
      {
        "changed": [
          "-  this.body = yield greet('you');",
          "-  yield next;",
          "+  ctx.body = await greet('you');",
          "+  await next();",
        ],
        "functions": [
          "hello",
        ],
        "needed": [
          "koa 2",
        ],
      },
    ]
  `);
  expect(planned.fixed.results.map(({ output }) => output?.includes('function*'))).toEqual([false, true]);
});
