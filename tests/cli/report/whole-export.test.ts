import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

it.each<[head: string, named: string]>([
  ['module.exports = function* () {', '`load()` (lib.js:1) is'],
  ['exports = module.exports = function* () {', '`load()` (lib.js:1) is'],
  ['module.exports = function* read() {', '`read` (lib.js:1) is'],
])('calls a generator that is all of a module by what is yielded, or by its own name: %s', async (head, named) => {
  const folder = writeProject({
    'lib.js': `${head}\n  return yield Promise.resolve(1);\n};\n`,
    'main.js':
      "const co = require('co');\nconst load = require('./lib');\nexports.a = co.wrap(function* () {\n  return yield load();\n});\n",
  });
  const { results } = await check(await jobOn(folder, [path.join(folder, 'main.js')], 'recommended'));
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message)).join('\n')).toContain(named);
});
