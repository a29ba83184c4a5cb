import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const service =
  "exports.get = function* (id) {\n  return yield Promise.resolve({ id });\n};\nexports.find = function* (id) {\n  return yield Promise.resolve({ id, found: true });\n};\nexports.name = 'service';\n";

/** A program that calls a method of `service.js` whose name it works out, and prints what comes of it. */
const main = (body: string): string =>
  `const co = require('co');\nconst service = require('./service');\nco(function* () {\n${body}\n}).then(() => console.log('done'), (error) => console.log('failed', error.message));\n`;

/** Carries out the plan for it, and gives the files that have generators left. */
async function generatorsLeftBy(body: string): Promise<readonly string[]> {
  const files = { 'service.js': service, 'main.js': main(body) };
  const { before, after, generatorsIn } = await convertProject(files, { preset: 'migrate' });
  expect(before).toContain('done');
  expect(after).toBe(before);
  return generatorsIn;
}

describe('a method of another file is known by the names that the file has for it', () => {
  it.each([
    ['as a branch', "console.log(yield service[Date.now() > 0 ? 'get' : 'find'](1));"],
    ['by a variable', "const name = Date.now() > 0 ? 'get' : 'find';\nconsole.log(yield service[name](1));"],
    [
      'by a variable that is written in branches',
      "let name;\nif (Date.now() > 0) name = 'get';\nelse name = 'find';\nconsole.log(yield service[name](1));",
    ],
    [
      'with apply',
      "const name = Date.now() > 0 ? 'get' : 'find';\nconsole.log(yield service[name].apply(service, [1]));",
    ],
    [
      'and what it gives may be changed, which no generator keeps',
      "const name = Date.now() > 0 ? 'get' : 'find';\nconst got = yield service[name](1);\ngot.id = 2;\nconsole.log(got);",
    ],
  ])('%s', async (_, body) => expect(await generatorsLeftBy(body)).toEqual([]));
});

describe('the program does the same where other names may be meant', () => {
  it.each([
    ['of a loop', "for (const name of ['get', 'find']) console.log(yield service[name](1));"],
    ['of a text', 'for (const name in { get: 1 }) console.log(yield service[name](1));'],
    ['that is put together', "let name = 'g';\nname += 'et';\nconsole.log(yield service[name](1));"],
    [
      'that is handed in',
      "const call = function* (name) {\n  return yield service[name](1);\n};\nconsole.log(yield call('get'));",
    ],
  ])('%s', async (_, body) => {
    await generatorsLeftBy(body);
  });
});
