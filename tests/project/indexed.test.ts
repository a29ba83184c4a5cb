import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noProjectKnowledge, provideProjectKnowledge } from '../../src/analysis/semantics/index.js';
import { indexFile, parseIndex } from '../../src/package-index/index.js';
import { makeIndex, openProject } from '../../src/project/index.js';
import { openFile } from '../support/opened-file.js';
import { projectFolder, useFiles } from '../support/project-files.js';

beforeAll(() => provideProjectKnowledge(openProject));
afterAll(() => provideProjectKnowledge(() => noProjectKnowledge));

const indexOf = (files: Readonly<Record<string, string>>) => makeIndex(new Map(Object.entries(files)));
const digestOf = (text: string) => indexOf({ 'lib.js': text }).digest;

/** What a call in a file evaluates to, in a package with these files and this index. */
function evaluated(call: string, files: Readonly<Record<string, string>>, index?: ReturnType<typeof indexOf>) {
  const fileSystem = useFiles({
    'package.json': '{ "name": "package" }',
    ...files,
    ...(index && { [indexFile]: JSON.stringify(index) }),
  });
  const settings = { project: { mode: 'index', digest: index?.digest ?? '' } };
  const [kind] = openFile(`probe(${call});`, ({ model, probed }) => probed.map((node) => model.evaluate(node).kind), {
    folder: projectFolder,
    settings,
  });
  return { kind, reads: fileSystem.reads };
}

describe('a package with an index', () => {
  const chain = Array.from({ length: 40 }, (_, n) => [`f${n}.js`, `exports.load = require('./f${n + 1}').load;`]);
  const files: Readonly<Record<string, string>> = {
    ...Object.fromEntries(chain),
    'f40.js': 'exports.load = async () => 1;',
  };

  it('is known beyond thirty files', () => {
    expect(evaluated("require('./f0').load()", files, indexOf(files)).kind).toBe('promise');
  });

  it('says nothing of a text that has changed since: the file is read anew', () => {
    const index = indexOf({ 'lib.js': 'exports.load = async () => 1;' });
    expect(evaluated("require('./lib').load()", { 'lib.js': 'exports.load = function* () {};' }, index).kind).toBe(
      'generator',
    );
  });

  it('is written as the same text whatever order its files are found in', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(JSON.stringify(indexOf(reversed))).toBe(JSON.stringify(indexOf(files)));
    expect(parseIndex(JSON.stringify(indexOf(files)))).toEqual(JSON.parse(JSON.stringify(indexOf(files))));
  });

  it('keeps a file that does not parse as one of which nothing is known', () => {
    const broken = { 'lib.js': 'exports.load = function* {' };
    expect(indexOf(broken).files['lib.js']!.summary).toBeNull();
    expect(evaluated("require('./lib').load()", broken, indexOf(broken)).kind).toBe('opaque');
  });

  it('is not read where another version of the plugin has made it', () => {
    expect(parseIndex(JSON.stringify({ ...indexOf(files), version: '0.0.1' }))).toBeUndefined();
  });
});

it('a package without one is read file by file, and named once', () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const files = { 'lib.js': 'exports.load = async () => 1;' };
  expect(evaluated("require('./lib').load()", files).kind).toBe('promise');
  expect(evaluated("require('./lib').load()", files).kind).toBe('promise');
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    `There is no index in ${path.resolve(projectFolder)}: run \`native-async index\` there. Until then its files are read one by one.`,
  ]);
  warn.mockRestore();
});

describe('the digest', () => {
  const text = 'const one = 1;\nfunction load(id) {\n  return Promise.resolve(id);\n}\nexports.load = load;\n';

  it.each([
    ['another body', text.replace('  return', '  if (!id) throw new Error(one);\n  return')],
    ['other lines above', `// A comment.\n\n${text}`],
    ['a function that nobody reaches', `${text}function other() {}\n`],
  ])('stays for %s', (_, changed) => {
    expect(digestOf(changed)).toBe(digestOf(text));
  });

  it.each([
    ['another form', text.replace('function load', 'function* load')],
    ['another result', text.replace('Promise.resolve(id)', '[id]')],
    ['another export', `${text}exports.other = load;\n`],
    ['another name', text.replaceAll('load', 'open')],
  ])('changes for %s', (_, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf(text));
  });
});
