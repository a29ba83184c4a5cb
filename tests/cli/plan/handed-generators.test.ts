import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

/** A program that hands a generator to something of `lib.js`, and prints what comes of it. */
const main = (call: string, top = "const { withThing } = require('./lib');"): string =>
  `const co = require('co');\n${top}\nco(function* () {\n  console.log(${call});\n}).then(() => console.log('done'), (error) => console.log('failed', error.message));\n`;

const callback = 'function* (thing) {\n    return (yield Promise.resolve(thing.size)) + 1;\n  }';

const lib = (runs: string): string =>
  `const co = require('co');\nexports.withThing = function* (name, fn) {\n  const thing = yield Promise.resolve({ size: name.length });\n  return ${runs};\n};\n`;

describe('what is handed a generator of another place stays one as long as that does', () => {
  it.each<[name: string, files: Record<string, string>]>([
    [
      'and yields what it gives',
      { 'lib.js': lib('yield fn(thing)'), 'main.js': main(`yield withThing('ab', ${callback})`) },
    ],
    [
      'and delegates to it',
      { 'lib.js': lib('yield* fn(thing)'), 'main.js': main(`yield withThing('ab', ${callback})`) },
    ],
    ['by delegation', { 'lib.js': lib('yield fn(thing)'), 'main.js': main(`yield* withThing('ab', ${callback})`) }],
    [
      'under a name',
      {
        'lib.js': lib('yield fn(thing)'),
        'main.js': main(
          "yield withThing('ab', sized)",
          `const { withThing } = require('./lib');\nconst sized = ${callback};`,
        ),
      },
    ],
    [
      'of a third file',
      {
        'lib.js': lib('yield fn(thing)'),
        'sized.js': `exports.sized = ${callback};\n`,
        'main.js': main(
          "yield withThing('ab', sized)",
          "const { withThing } = require('./lib');\nconst { sized } = require('./sized');",
        ),
      },
    ],
    [
      'where a wrapper is given it by who calls it',
      { 'lib.js': lib('yield fn(thing)'), 'main.js': main(`yield co.wrap(withThing)('ab', ${callback})`) },
    ],
    [
      'where a plain function is handed to it elsewhere',
      {
        'lib.js': lib('yield fn(thing)'),
        'main.js': main(
          `yield withThing('ab', ${callback}), yield withThing('abc', (thing) => Promise.resolve(thing.size))`,
        ),
      },
    ],
    [
      'that is iterated as well',
      {
        'lib.js': lib('yield fn(thing)'),
        'main.js': main(
          "yield withThing('ab', steps), [...steps({ size: 1 })].length",
          "const { withThing } = require('./lib');\nfunction* steps({ size }) {\n  yield Promise.resolve(size);\n  return size;\n}",
        ),
      },
    ],
    [
      'that is exported by the file that runs it as well',
      {
        'lib.js': `${lib('yield fn(thing)')}exports.own = function* () {\n  return yield exports.withThing('abcd', ${callback});\n};\n`,
        'main.js': main('yield own()', "const { own } = require('./lib');"),
      },
    ],
  ])('%s', async (_, files) => {
    const { before, after } = await convertProject(files, { preset: 'migrate' });
    expect(before).toContain('done');
    expect(before).not.toContain('Object [Generator]');
    expect(after).toBe(before);
  });
});

it('is converted where runners alone are given what it is handed', async () => {
  const { before, after, generatorsIn } = await convertProject(
    { 'lib.js': lib('yield co(fn(thing))'), 'main.js': main(`yield withThing('ab', ${callback})`) },
    { preset: 'migrate' },
  );
  expect(after).toBe(before);
  expect(generatorsIn).not.toContain('lib.js');
});

describe('what runs it in another file shows what it is for', () => {
  const refused = 'Cannot be converted: line 4 may need the generator to be a generator. [generator-used-elsewhere]';
  it.each<[name: string, runs: string, expected: readonly string[]]>([
    ['yields what it gives', 'yield fn(thing)', [refused]],
    ['delegates to it', 'yield* fn(thing)', [refused]],
    ['steps it', 'fn(thing).next()', []],
    ['keeps it', '(exports.kept = fn, yield fn(thing))', []],
  ])('%s', async (_, runs, expected) => {
    const { before, messages } = await convertProject({
      'lib.js': lib(runs),
      'main.js': main(`yield withThing('ab', ${callback})`),
    });
    expect(before).toContain('done');
    const ofCallback = messages('main.js').filter((message) => message.includes('Promise.resolve(thing.size)'));
    expect(ofCallback.map((message) => message.slice(message.indexOf('Cannot')))).toEqual(expected);
  });
});
