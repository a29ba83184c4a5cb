import { describe, expect, it } from 'vitest';
import { convertFiles, convertProject } from '../../support/planned-project.js';

const later = 'exports.later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n';
const load =
  "const { later } = require('./later');\nexports.load = function load(id) {\n  return (await later(id)) * 2;\n};\n";

describe('a function that becomes async, and its callers in other files', () => {
  it.each<[name: string, files: Record<string, string>, printed: string]>([
    [
      'wait, and so do theirs',
      {
        'lib.js': load,
        'sum.js':
          "const { load } = require('./lib');\nexports.sum = (ids) => {\n  let total = 0;\n  for (const id of ids) total += load(id);\n  return total;\n};\n",
        'main.js':
          "const { sum } = require('./sum');\nfunction main() {\n  console.log(sum([1, 2]) + 1);\n}\nmain();\n",
      },
      '7\n',
    ],
    [
      'hand the promise on where that is enough',
      {
        'lib.js': load,
        'pass.js': "const lib = require('./lib');\nmodule.exports = (id) => lib.load(id);\n",
        'main.js':
          "const pass = require('./pass');\nasync function main() {\n  const value = pass(4);\n  console.log(value + 1);\n}\nmain();\n",
      },
      '9\n',
    ],
    [
      'are methods of classes and of their instances',
      {
        'lib.js':
          "const { later } = require('./later');\nclass Store {\n  static open() { return new Store(); }\n  load(id) { return [await later(id)]; }\n}\nmodule.exports = Store;\n",
        'service.js':
          "const Store = require('./lib');\nfunction Service() { this.store = new Store(); }\nService.prototype.first = function (id) {\n  const [first] = this.store.load(id);\n  return first;\n};\nmodule.exports = Service;\n",
        'main.js':
          "const Service = require('./service');\nconst show = () => {\n  console.log(`first ${new Service().first(3)}`);\n};\nshow();\n",
      },
      'first 3\n',
    ],
    [
      'catch what it throws',
      {
        'lib.js':
          "const { later } = require('./later');\nexports.check = function (id) {\n  if ((await later(id)) > 1) throw new Error('too large');\n};\n",
        'safe.js':
          "const { check } = require('./lib');\nexports.isSmall = function (id) {\n  try {\n    check(id);\n    return true;\n  } catch {\n    return false;\n  }\n};\n",
        'main.js':
          "const { isSmall } = require('./safe');\nfunction main() {\n  if (!isSmall(2) && isSmall(1)) console.log('right');\n}\nmain();\n",
      },
      'right\n',
    ],
    [
      'call each other in a circle',
      {
        'even.js':
          "const { later } = require('./later');\nconst odd = require('./odd');\nexports.even = function even(n) {\n  await later(n);\n  return n === 0 || !!odd.odd(n - 1);\n};\n",
        'odd.js':
          "const even = require('./even');\nexports.odd = function odd(n) {\n  return n !== 0 && !!even.even(n - 1);\n};\n",
        'main.js':
          "const { even } = require('./even');\nfunction main() {\n  console.log(even(4) ? 'even' : 'odd', even(3) ? 'even' : 'odd');\n}\nmain();\n",
      },
      'even odd\n',
    ],
  ])('%s', async (_, files, printed) => {
    const project = { 'later.js': later, ...files };
    const { before, after, folder, text } = await convertProject(project);
    expect(before).toContain('SyntaxError');
    expect(after).toBe(printed);
    const texts = () => Object.keys(project).map((name) => text(name));
    const once = texts();
    expect(once).toMatchSnapshot();
    await convertFiles(
      folder,
      Object.keys(project).map((name) => `${folder}/${name}`),
      'recommended',
    );
    expect(texts()).toEqual(once);
  });

  it('wait at the top level of ES modules', async () => {
    const { after, text } = await convertProject(
      {
        'lib.mjs': 'export function load(id) {\n  return (await Promise.resolve(id)) + 1;\n}\n',
        'main.mjs': "import { load } from './lib.mjs';\nconsole.log(load(1) + load(2));\n",
      },
      { run: ['main.mjs'] },
    );
    expect(after).toBe('5\n');
    expect(text('main.mjs')).toBe("import { load } from './lib.mjs';\nconsole.log(await load(1) + await load(2));\n");
  });

  it('change their declared types', async () => {
    const { text } = await convertProject({
      'lib.ts': 'export function load(id: number): number {\n  return await Promise.resolve(id);\n}\n',
      'use.ts':
        "import { load } from './lib.js';\nexport function twice(id: number): number {\n  return load(id) * 2;\n}\n",
      'main.js': "console.log('nothing to run');\n",
    });
    expect(text('use.ts')).toBe(
      "import { load } from './lib.js';\nexport async function twice(id: number): Promise<number> {\n  return await load(id) * 2;\n}\n",
    );
  });
});

describe('where something cannot wait', () => {
  const constructed =
    "const { load } = require('./lib');\nclass A {\n  constructor() {\n    this.value = load(1) + 1;\n  }\n}\nmodule.exports = A;\n";

  it('the chain ends there, and the end is named with its file', async () => {
    const files = { 'later.js': later, 'lib.js': load, 'a.js': constructed, 'main.js': "require('./a');\n" };
    const { chains, messages, text } = await convertProject(files);
    expect(text('lib.js')).toContain('async function load');
    expect(text('a.js')).toBe(constructed);
    expect(chains.map(({ ends }) => ends.map(({ file, line, code }) => [file.split('/').at(-1), line, code]))).toEqual([
      [['a.js', 4, 'constructor']],
    ]);
    expect(messages('a.js')).toEqual([
      '`load` (lib.js:2) becomes async, and nothing can wait for its result here: a constructor cannot be async. [constructor]',
    ]);
  });

  it.each<[name: string, files: Record<string, string>, checked: string[]]>([
    [
      'a file that may not change',
      { 'use.js': "const { load } = require('./lib');\nexports.twice = () => load(1) * 2;\n" },
      ['lib.js', 'later.js'],
    ],
    [
      'a comment',
      {
        'use.js':
          "const { load } = require('./lib');\n// eslint-disable-next-line native-async/no-await-in-sync-function\nexports.twice = () => load(1) * 2;\n",
      },
      ['lib.js', 'later.js', 'use.js'],
    ],
  ])('%s keeps all of it as it is', async (_, others, checked) => {
    const files = { 'later.js': later, 'lib.js': load, ...others, 'main.js': "require('./lib');\n" };
    const { messages, text } = await convertProject(files, { checked });
    for (const [name, before] of Object.entries(files)) expect(text(name)).toBe(before);
    expect(messages('lib.js')).toEqual([
      expect.stringMatching(
        /^`await` is not allowed here: `load` is called in use\.js:[23], which cannot change with it\. \[caller-elsewhere\]$/,
      ),
    ]);
  });
});
