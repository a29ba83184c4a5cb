import { afterEach, describe, expect, it } from 'vitest';
import path from 'node:path';
import {
  fileSystem,
  installedMajor,
  projectHasPackage,
  projectLevels,
  useFileSystem,
} from '../../../src/analysis/environment/index.js';
import { projectFolder, useFiles } from '../../support/project-files.js';

const disk = fileSystem();
afterEach(() => useFileSystem(disk));

const file = path.join(projectFolder, 'test', 'a.js');

/** Everything that is asked of a `package.json`. */
function askAll(text: string): unknown[] {
  useFiles({ 'package.json': text, 'node_modules/koa/package.json': text });
  return [
    installedMajor('koa', file),
    projectHasPackage(file, (name) => name === 'koa'),
    projectLevels(file).map(({ packages }) => [...packages]),
  ];
}

describe('a package.json that is not as npm has it', () => {
  it.each([
    ...['', '{', 'null', '1', '"text"', '[]', '[1]', 'true', '{}'],
    ...['{ "name": 1, "version": {}, "scripts": null, "dependencies": "koa" }', '{ "version": 3 }'],
    ...['{ "dependencies": ["koa"] }', '{ "dependencies": { "koa": 3 } }', '{ "dependencies": { "koa": null } }'],
    ...['{ "scripts": "mocha" }', '{ "scripts": { "test": ["mocha"] } }', '{ "mocha": null, "jest": 1 }'],
  ])('says nothing: %s', (text) => {
    expect(askAll(text).slice(0, 2)).toEqual([undefined, false]);
  });

  it('is read for the rest of it', () => {
    expect(askAll('\uFEFF{ "version": "2.1.0", "scripts": 1, "dependencies": { "koa": "^2", "co": 1 } }')).toEqual([
      2,
      true,
      [['', 'koa']],
    ]);
  });
});

describe('what a configuration names', () => {
  const textsNamed = (script: string) => {
    useFiles({
      'package.json': JSON.stringify({ scripts: { test: script } }),
      ...Object.fromEntries(
        ['setup.js', 'test/setup.mjs', 'test/mocha.ts', 'lib/a.b/c.js'].map((name) => [name, name]),
      ),
    });
    return projectLevels(file).flatMap(({ loaded }) => loaded.slice(1).map(({ text }) => text));
  };

  it.each([
    ['mocha -r ./setup.js', 'setup.js'],
    ['mocha -r setup.js --exit', 'setup.js'],
    ['mocha --require=test/setup', 'test/setup.mjs'],
    ['mocha "test/mocha"', 'test/mocha.ts'],
    ['mocha --file lib/a.b/c', 'lib/a.b/c.js'],
  ])('is found: %s', (script, name) => {
    expect(textsNamed(script)).toEqual([name]);
  });

  it.each(['mocha setup', 'mocha @test/setup', 'mocha other/setup.js', 'mocha test/*.mjs'])('is not: %s', (script) => {
    expect(textsNamed(script)).toEqual([]);
  });

  it('is read in one pass, however long it is', () => {
    // What goes back for each character would not come to an end.
    for (const part of ['a', 'a.', 'a/', '@a', '-', '.']) expect(textsNamed(`${part.repeat(1_000_000)}!`)).toEqual([]);
  });
});
