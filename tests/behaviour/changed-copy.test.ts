import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { expectSameBehaviour } from '../support/expectations.js';
import { prelude, runProgram } from '../support/program.js';

/** A program that yields what a function of another file gives, goes on, and then tells both what it got and what was kept. */
const program = (body: string, kept: string) => `const co = require('co');
const run = (find) => co(function* () {
${body}
});
const call = (f, ...given) => f(...given);
exports.main = () => {
  const kept = ${kept};
  return call(run, () => kept).then((got) => [got, kept]);
};
`;

/** What is done with what is received, for what is kept elsewhere. */
const changes: readonly [name: string, body: string, kept: string][] = [
  ['a property is written', 'const x = yield find(); x.a = 2; return x;', '{ a: 1 }'],
  ['a property is deleted', 'const x = yield find(); delete x.a; return x;', '{ a: 1 }'],
  ['a property is counted up', 'const x = yield find(); x.a++; return x;', '{ a: 1 }'],
  ['a property is the target of a pattern', 'const x = yield find(); [x.a] = [2]; return x;', '{ a: 1 }'],
  ['it gets properties of another', 'const x = yield find(); Object.assign(x, { b: 2 }); return x;', '{ a: 1 }'],
  ['what it holds is changed', 'const x = yield find(); x.list.push(2); return x;', '{ list: [1] }'],
  ['an array is turned round', 'const xs = yield find(); xs.reverse(); return xs;', '[{ a: 1 }, { a: 2 }]'],
  ['its elements are changed', 'for (const x of yield find()) x.a = 2;', '[{ a: 1 }]'],
  ['its elements are changed by a callback', '(yield find()).forEach((x) => { x.a = 2; });', '[{ a: 1 }]'],
  ['it is changed in its place', '(yield find()).a = 2;', '{ a: 1 }'],
  ['a second name changes it', 'const x = yield find(); const y = x; y.a = 2; return y;', '{ a: 1 }'],
  ['a variable is given it', 'let x = null; x = yield find(); x.a = 2; return x;', '{ a: 1 }'],
  ['it is taken apart', 'const { list } = yield find(); list.pop(); return list;', '{ list: [1] }'],
  ['it is a branch', 'const x = yield find ? find() : Promise.resolve(); x.a = 2; return x;', '{ a: 1 }'],
  ['it is an element', 'const [x] = yield [find()]; x.a = 2; return x;', '{ a: 1 }'],
  ['it is a property', 'const { x } = yield { x: find() }; x.a = 2; return x;', '{ a: 1 }'],
  ['a function inside changes it', 'const x = yield find(); (() => { x.a = 2; })(); return x;', '{ a: 1 }'],
];

describe('what is yielded may be an object, of which co gives a copy, and what is received is changed', () => {
  for (const [name, body, kept] of changes) {
    it(`no preset awaits it: ${name}`, async () => {
      const text = program(body, kept) + prelude;
      const converted = convertProgram(text, { preset: 'migrate' });
      expect(converted.text).toBe(text);
      expect(converted.reasons).toContain('changed-copy');
      const { outcome } = await runProgram(text);
      const awaited = convertProgram(text, { settings: { fixIntended: ['changed-copy'] } }).text;
      expect(awaited).toContain('await');
      expect((await runProgram(awaited)).outcome).not.toEqual(outcome);
    });
  }

  it('is awaited all the same where somebody says so, which is right for a promise', async () => {
    const promised = program('const x = yield find(); x.a = 2; return x;', 'later({ a: 1 })');
    await expectSameBehaviour(promised, { because: ['changed-copy'] });
  });
});

/** What changes something else, or nothing. */
const others: readonly [name: string, body: string, kept: string][] = [
  ['it is read', 'const x = yield find(); return x.a;', '{ a: 1 }'],
  ['it is searched', 'const xs = yield find(); return xs.filter((x) => x.a > 0).sort();', '[{ a: 1 }]'],
  ['another element is changed', 'const [x, y] = yield [find(), later({})]; y.a = x.a; return y;', '{ a: 1 }'],
  ['the variable held another before', 'let x = {}; x.a = 2; x = yield find(); return x.a;', '{ a: 1 }'],
  ['the variable holds another after', 'let x = yield find(); x = { a: x.a }; x.a++; return x;', '{ a: 1 }'],
  ['it is a source', 'const x = yield find(); return Object.assign({}, x);', '{ a: 1 }'],
  ['the name is another', 'const x = yield find(); { const x = {}; x.a = 2; } return x.a;', '{ a: 1 }'],
];

describe('what is yielded may be an object, and nothing changes what is received', () => {
  for (const [name, body, kept] of others) {
    it(name, async () => {
      const text = program(body, kept) + prelude;
      const converted = convertProgram(text, { preset: 'migrate' });
      expect(converted.reasons).not.toContain('changed-copy');
      expect(converted.text).not.toContain('yield');
      expect((await runProgram(converted.text)).outcome).toEqual((await runProgram(text)).outcome);
    });
  }
});

describe('what is known, or what the library takes, is awaited whatever is changed', () => {
  const changed = 'const x = yield find(); x.a = 2; return x.a;';

  it.each([
    [
      'a promise',
      `const co = require('co');\nconst find = async () => ({});\nexports.main = co.wrap(function* () { ${changed} });\n`,
    ],
    [
      'bluebird',
      `const { coroutine } = require('bluebird');\nexports.main = coroutine(function* (find) { ${changed} });\n`,
    ],
  ])('%s', (_name, source) => {
    const converted = convertProgram(source, { preset: 'migrate' });
    expect(converted.text).toContain('await find()');
  });
});
