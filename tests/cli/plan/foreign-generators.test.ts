import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const packages = { 'co-gather': 'co-gather0' };

const lib = `const log = [];
exports.log = log;
exports.save = function* save(id) {
  log.push('start ' + id);
  yield new Promise((resolve) => setTimeout(resolve, 2));
  log.push('end ' + id);
  if (id === 3) throw new Error('no ' + id);
  return id * 10;
};
`;

const main = (body: string, top = "const co = require('co');"): string => `${top}
const gather = require('co-gather');
const lib = require('./lib');
exports.run = function* run(ids) {
${body}
};
${top === '' ? "require('co')" : 'co'}(exports.run([1, 2, 3, 4, 5])).then((value) => console.log(value, lib.log.join()), console.error);
`;

describe('what co runs for a package that yields it a few at a time', () => {
  it.each<[name: string, main: string, text: RegExp]>([
    [
      'in a callback that returns it',
      main(
        '  const all = yield gather(ids.map(function (id) {\n    return lib.save(id);\n  }), 2);\n  return all.map((one) => one.value || one.error.message);',
      ),
      /await co\(gather\(ids\.map\(function\* ?\(id\) \{\n {4}return yield lib\.save\(id\);\n {2}\}\), 2\)\);/,
    ],
    [
      'in an arrow function',
      main(
        '  const all = yield gather(ids.map((id) => lib.save(id)), 2);\n  return all.map((one) => one.value || one.error.message);',
      ),
      /ids\.map\(function\* \(id\) \{ return yield lib\.save\(id\); \}\)/,
    ],
    [
      'of one parameter, without parentheses',
      main(
        '  const all = yield gather(ids.map(id => { return lib.save(id); }), 2);\n  return all.map((one) => one.value || one.error.message);',
      ),
      /ids\.map\(function\* \(id\) \{ return yield lib\.save\(id\); \}\)/,
    ],
    [
      'in a generator function, which stays',
      main(
        '  const all = yield gather(ids.map(function* (id) {\n    return yield lib.save(id);\n  }), 2);\n  return all.map((one) => one.value || one.error.message);',
      ),
      /await co\(gather\(ids\.map\(function\* \(id\)/,
    ],
    [
      'of the same file',
      main(
        '  const all = yield gather(ids.map((id) => twice(id)), 2);\n  return all.map((one) => one.value || one.error.message);\n  function* twice(id) {\n    return (yield lib.save(id)) * 2;\n  }',
      ),
      /ids\.map\(function\* \(id\) \{ return yield twice\(id\); \}\)/,
    ],
    [
      'where nothing but what is removed names co',
      main(
        '  const [one] = yield gather([1].map((id) => lib.save(id)), 2);\n  return [one.value, ids.length];',
        '',
      ).replace('', "const unused = require('co');\n"),
      /await require\('co'\)\(gather\(/,
    ],
  ])('stays lazy: %s', async (_, text, expected) => {
    const files = { 'lib.js': lib, 'main.js': text, 'package.json': '{"private":true,"dependencies":{"co":"^4.6.0"}}' };
    const { before, after, text: textOf } = await convertProject(files, { preset: 'migrate', packages });
    expect(before).toContain('start 1');
    expect(after).toBe(before);
    expect(textOf('main.js')).toMatch(expected);
    expect(textOf('main.js')).toContain('async function run');
    expect(textOf('lib.js')).toContain('async function save');
  });

  it('is left alone where an arrow function around it uses what a function has of its own', async () => {
    const text = main(
      '  const all = yield gather(ids.map((id) => lib.save(id, this)), 2);\n  return all.map((one) => one.value || one.error.message);',
    );
    const {
      before,
      after,
      text: textOf,
    } = await convertProject({ 'lib.js': lib, 'main.js': text }, { preset: 'migrate', packages });
    expect(after).toBe(before);
    expect(textOf('lib.js')).toContain('function* save');
  });
});

it('stays yielded where a method of its name gives a generator by unyield', async () => {
  const store = `const unyield = require('unyield');
function Store() {}
Store.prototype.fetchAll = unyield(function* (id) {
  return [id, yield Promise.resolve(2)];
});
exports.Store = Store;
`;
  const text = `const co = require('co');
const lib = require('./lib');
const first = co.wrap(function* (stores) {
  return yield stores.first.fetchAll(1);
});
first({ first: new lib.Store() }).then(console.log, console.error);
`;
  const { before, after, ...converted } = await convertProject(
    { 'lib.js': store, 'main.js': text },
    { preset: 'migrate', packages: { unyield: 'unyield' } },
  );
  expect(before).toContain('[ 1, 2 ]');
  expect(after).toBe(before);
  expect(converted.text('main.js')).toBe(text);
});

it('is a thunk still where what calls back has become async', async () => {
  const lib = `const co = require('co');
exports.send = (id) => (done) => co(function* () {
  try {
    done(null, yield Promise.resolve(id));
  } catch (error) {
    done(error);
  }
});
`;
  const main = `const co = require('co');
const { send } = require('./lib');
co(function* () {
  console.log(yield send(1));
});
`;
  const files = { 'lib.js': lib, 'main.js': main };
  const safe = await convertProject(files);
  expect(safe.text('lib.js')).toContain('(id) => async (done) => {');
  expect(safe.text('main.js')).toBe(main);
  expect(safe.messages('main.js').join()).toContain('[thunk-operand]');
  const meant = await convertProject({ 'lib.js': safe.text('lib.js'), 'main.js': main }, { preset: 'migrate' });
  expect(meant.text('main.js')).toContain('(send(1))');
  expect([safe.before, safe.after, meant.after]).toEqual(['1\n', '1\n', '1\n']);
});
