import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const files = (body: string, top = ''): Record<string, string> => ({
  'lib.js':
    "exports.load = function* load(id) {\n  console.log('start', id);\n  const value = yield new Promise((resolve) => setTimeout(resolve, 5 - id, id));\n  if (value === 0) throw new Error('none');\n  return value;\n};\n",
  'main.js': `const co = require('co');\nconst lib = require('./lib');\n${top}\nco(function* () {\n${body}\n}).then((value) => console.log('done', value), (error) => console.log('failed', error.message));\n`,
});

describe('what is gathered, and yielded before anything waits, is converted', () => {
  it.each<[name: string, body: string]>([
    ['in an array', '  const all = [];\n  for (const id of [3, 1, 2]) all.push(lib.load(id));\n  return yield all;'],
    [
      'by forEach',
      '  const all = [];\n  [3, 1].forEach((id) => {\n    all.push(lib.load(id));\n  });\n  return yield all;',
    ],
    ['in an object', '  const all = {};\n  for (const id of [1, 3]) all[id] = lib.load(id);\n  return yield all;'],
    [
      'with one that fails',
      '  const all = [];\n  for (const id of [3, 0, 2]) all.push(lib.load(id));\n  if (all.length < 3) return;\n  return yield all;',
    ],
  ])('%s', async (_, body) => {
    const { before, after, generatorsIn } = await convertProject(files(body), { preset: 'migrate' });
    expect(before).toMatch(/done|failed none/);
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    expect((await convertProject(files(body))).generatorsIn).toEqual(['lib.js', 'main.js']);
  });
});

it('is converted with what makes it in the same file', async () => {
  const { before, after, generatorsIn } = await convertProject(
    {
      'main.js':
        "const co = require('co');\nexports.load = function* load(id) {\n  return yield Promise.resolve(id);\n};\nexports.all = function* all(ids) {\n  const tasks = [];\n  ids.forEach((id) => {\n    tasks.push(exports.load(id));\n  });\n  return yield tasks;\n};\nco(function* () {\n  console.log(yield exports.all([1, 2]));\n}).catch(console.error);\n",
    },
    { preset: 'migrate' },
  );
  expect(before).toBe('[ 1, 2 ]\n');
  expect(after).toBe(before);
  expect(generatorsIn).toEqual([]);
});

describe('what is gathered stays', () => {
  it.each<[name: string, body: string]>([
    [
      'where something is waited for in between',
      '  const all = [];\n  all.push(lib.load(0));\n  yield new Promise((resolve) => setTimeout(resolve, 20));\n  return yield all;',
    ],
    ['where it may never be yielded', '  const all = [];\n  all.push(lib.load(0));\n  return all.length;'],
    ['where it is handed on', '  const all = [];\n  all.push(lib.load(1));\n  console.log(all);\n  return yield all;'],
    [
      'where a callback fills it later',
      '  const all = [];\n  setTimeout(() => {\n    all.push(lib.load(0));\n  }, 1);\n  return yield all;',
    ],
  ])('%s', async (_, body) => {
    const { before, after, text } = await convertProject(files(body), { preset: 'migrate' });
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function*');
  });
});

describe('generators that a callback of `map` makes', () => {
  const store = 'module.exports = class {\n  map(f) {\n    return [f(1).next().value, 2];\n  }\n};\n';
  const mapped = (receiver: string, before = ''): Record<string, string> => ({
    ...files(`  return yield ${receiver}.map(lib.load);`, before),
    'store.js': store,
  });

  it('are converted with what yields the array', async () => {
    const { before, after, generatorsIn } = await convertProject(mapped('[3, 1]'), { preset: 'migrate' });
    expect(before).toMatch(/done/);
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
  });

  it.each<[name: string, receiver: string, before: string]>([
    ['a method of that name', 'store', 'const store = { map: (f) => [f(1).next().value, 2] };'],
    ['that of a class of another file', 'new Store()', "const Store = require('./store');"],
    [
      'that of a class',
      'new Store()',
      'class Store {\n  map(f) {\n    const first = f(1).next();\n    return [first.value, first.done];\n  }\n}',
    ],
    [
      'that of a promise',
      'Promise.resolve([1])',
      'Promise.prototype.map = function (f) {\n  return this.then(([id]) => [f(id).next().value]);\n};',
    ],
  ])('stay where it is %s', async (_, receiver, before) => {
    const { before: was, after, text } = await convertProject(mapped(receiver, before), { preset: 'migrate' });
    expect(was).toMatch(/done/);
    expect(after).toBe(was);
    expect(text('lib.js')).toContain('function*');
  });

  it('are converted where nothing tells what has the method, under `migrate` alone', async () => {
    const unknown = mapped('ids', "const ids = JSON.parse('[3, 1]');");
    const { before, after, generatorsIn } = await convertProject(unknown, { preset: 'migrate' });
    expect(before).toMatch(/done/);
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    expect((await convertProject(unknown)).generatorsIn).toEqual(['lib.js', 'main.js']);
  });
});

it('awaits no array that another file makes by a `map` of which little is known', async () => {
  const { before, after, text } = await convertProject(
    {
      'lib.js': 'exports.all = (store, load) => store.query().map(load);\n',
      'main.js':
        "const co = require('co');\nconst lib = require('./lib');\nco(function* () {\n  const store = { query: () => [1, 2] };\n  console.log(yield lib.all(store, (id) => Promise.resolve(id)));\n});\n",
    },
    { preset: 'migrate' },
  );
  expect(before).toBe('[ 1, 2 ]\n');
  expect(after).toBe(before);
  expect(text('main.js')).toContain('yield lib.all');
});
