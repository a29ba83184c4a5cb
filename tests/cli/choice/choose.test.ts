import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, chooseConversions } from '../../../src/cli/choice/choose.js';
import { Converter } from '../../../src/cli/choice/converter.js';
import { withPlannedFixes } from '../../../src/cli/plan/carry-out.js';
import { jobOn, writeProject } from '../../support/planned-project.js';

/** Opens the conversions of a project. */
async function open(files: Readonly<Record<string, string>>) {
  const folder = writeProject(files);
  const sources = Object.keys(files).filter((name) => name.endsWith('.js'));
  const job = await jobOn(
    folder,
    sources.map((name) => path.join(folder, name)),
    'recommended',
  );
  const converter = await Converter.open(job, await withPlannedFixes(job));
  const textsOf = async (...of: Parameters<Converter['convert']>) => {
    const results = await converter.convert(...of);
    return Object.fromEntries(
      sources.map((name) => {
        const result = results.find(({ filePath }) => filePath === path.join(folder, name));
        return [name, result?.output ?? readFileSync(path.join(folder, name), 'utf8')];
      }),
    );
  };
  const name = (file: string) => path.relative(folder, file);
  return { converter, textsOf, name, conversions: converter.conversions };
}

const three = `const co = require('co');
exports.a = co.wrap(function* () { return yield Promise.resolve(1); });
exports.b = co.wrap(function* () { return yield Promise.resolve(2); });
exports.c = co.wrap(function* () { return yield Promise.resolve(3); });
`;
const a = 'exports.a = async function () { return await Promise.resolve(1); };\n';
const b = 'exports.b = async function () { return await Promise.resolve(2); };\n';
const c = 'exports.c = async function () { return await Promise.resolve(3); };\n';
const onlyB = three.split('\n').toSpliced(2, 1, b.trimEnd()).join('\n');

const shared = {
  'load.js':
    'exports.load = function* (id) {\n  return yield Promise.resolve(id);\n};\nexports.name = function* () {\n  return yield Promise.resolve(1);\n};\n',
  'main.js':
    "const co = require('co');\nconst { load } = require('./load');\nexports.main = co.wrap(function* () {\n  return yield load(1);\n});\nexports.other = co.wrap(function* () {\n  return yield Promise.resolve(2);\n});\n",
  'twice.js':
    "const co = require('co');\nconst lib = require('./load');\nexports.twice = co.wrap(function* () {\n  return (yield lib.load(1)) + (yield lib.name());\n});\n",
};

describe('what is chosen is applied', () => {
  it('with what follows from it, and nothing else', async () => {
    const { textsOf, conversions } = await open({ 'a.js': three });
    const [first, second, third] = conversions;
    expect(conversions).toHaveLength(3);
    expect(await textsOf([])).toEqual({ 'a.js': three });
    expect(await textsOf([second!])).toEqual({ 'a.js': onlyB });
    expect(await textsOf([third!, first!, second!])).toEqual({ 'a.js': a + b + c });
    expect(await textsOf([second!])).toEqual({ 'a.js': onlyB });
  });

  it('in all files that only change together', async () => {
    const { textsOf, conversions, name } = await open(shared);
    const find = (file: string, line: number) =>
      conversions.find(({ reports: [report] }) => name(report!.file) === file && report!.line === line)!;
    const main = find('main.js', 3);
    expect(conversions).toHaveLength(5);
    expect(main.needs).toEqual([find('load.js', 1)]);
    expect(conversions.flatMap(({ reports }) => reports.map(({ file, line }) => `${name(file)}:${line}`))).toEqual([
      ...['load.js:1', 'load.js:4', 'main.js:3', 'main.js:6', 'twice.js:3'],
    ]);
    expect(await textsOf([main])).toEqual({
      'load.js': shared['load.js'].replace('function* (id)', 'async function (id)').replace('yield', 'await'),
      'main.js': shared['main.js'].replace(
        'co.wrap(function* () {\n  return yield load(1);\n})',
        'async function () {\n  return await load(1);\n}',
      ),
      'twice.js': shared['twice.js'],
    });
  });

  it('in files that hand it to a runner', async () => {
    const start =
      "const co = require('co');\nconst { load } = require('./load');\nexports.start = () => co(load, 1);\n";
    const { textsOf, conversions, converter } = await open({ 'load.js': shared['load.js'], 'start.js': start });
    const [load] = conversions;
    const texts = await textsOf([load!]);
    expect(texts['load.js']).toContain('async function (id)');
    expect(texts['start.js']).toBe("const { load } = require('./load');\nexports.start = () => load(1);\n");
    expect(converter.files).toHaveLength(2);
    expect(await textsOf(conversions.slice(1))).toMatchObject({ 'start.js': start });
  });

  it('whatever was converted before in other files', async () => {
    const { textsOf, conversions } = await open(shared);
    const all = await textsOf(conversions);
    expect(Object.values(all).join('')).not.toMatch(/function\*|yield|co\.wrap/);
    for (const one of conversions) {
      const alone = await textsOf([one]);
      expect(await textsOf(conversions)).toEqual(all);
      expect(await textsOf([one])).toEqual(alone);
    }
  });
});

async function choose(
  files: Readonly<Record<string, string>>,
  answers: readonly Answer[],
  isDeclined: readonly number[] = [],
) {
  const { conversions, textsOf } = await open(files);
  const rest = [...answers];
  const choice = await chooseConversions(
    conversions,
    (conversion) => isDeclined.includes(conversions.indexOf(conversion)),
    () => Promise.resolve(rest.shift()!),
  );
  expect(rest).toEqual([]);
  return {
    texts: await textsOf(choice.chosen, choice.edits),
    chosen: choice.chosen.length,
    declined: choice.declined.length,
    heldBack: choice.heldBack.length,
    unasked: choice.unasked,
  };
}

describe('conversions are chosen', () => {
  it.each<[string, readonly Answer[], object]>([
    ['one by one', ['yes', 'no', 'yes'], { chosen: 2, declined: 1, unasked: 0 }],
    ['all of the rest of the file', ['no', 'all'], { chosen: 2, declined: 1, unasked: 0 }],
    ['none of the rest of the file', ['yes', 'none'], { chosen: 1, declined: 2, unasked: 0 }],
    ['nothing more', ['yes', 'quit'], { chosen: 1, declined: 0, unasked: 2 }],
  ])('%s', async (_, answers, expected) => {
    expect(await choose({ 'a.js': three }, answers)).toMatchObject(expected);
  });

  it('in the next file after the rest of one was settled', async () => {
    const { texts } = await choose({ 'a.js': three, 'b.js': three }, ['all', 'no', 'yes', 'no']);
    expect(texts).toEqual({ 'a.js': a + b + c, 'b.js': onlyB });
  });

  it('without a question about those that need what was declined', async () => {
    // `load` and `name` come first, then `main` and `other`; `twice` needs both of the first.
    expect(await choose(shared, ['no', 'yes', 'yes'])).toMatchObject({ chosen: 2, declined: 1, heldBack: 2 });
    expect(await choose(shared, ['yes', 'yes'], [0])).toMatchObject({ chosen: 2, heldBack: 2 });
  });

  it('with a text of somebody own, and not again what was declined before', async () => {
    const edit = { range: [34, 98], after: 'load' } as const;
    const { texts, declined } = await choose({ 'a.js': three }, [{ edit }, 'yes'], [1]);
    expect(texts['a.js']).toContain('load');
    expect(declined).toBe(0);
  });
});

it('a function that is handed to a runner where it is written is reported once', async () => {
  const { converter } = await open({
    'both.js':
      "const co = require('co');\nexports.load = function* () {\n  return yield Promise.resolve(1);\n};\nexports.start = () => co(function* () {\n  return yield exports.load();\n});\n",
    'other.js': "const { load } = require('./both');\nrequire('co').wrap(load);\n",
  });
  const { results } = await converter.remaining([]);
  expect(results[0]!.messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([
    [2, 'native-async/no-ambiguous-generator'],
    [5, 'native-async/no-coroutine-wrapper'],
  ]);
});

it('the one place of a conversion can be written another way', async () => {
  const { converter, conversions, textsOf } = await open({ 'a.js': three });
  const fix = await converter.fixOf(conversions[0]!);
  expect(fix).toMatchObject({ after: 'async function () { return await Promise.resolve(1); }' });
  const edits = new Map([[conversions[0]!, { range: fix!.range, after: 'load' }]]);
  expect(await textsOf(conversions.slice(0, 1), edits)).toEqual({
    'a.js': three.split('\n').toSpliced(1, 1, 'exports.a = load;').join('\n'),
  });
});
