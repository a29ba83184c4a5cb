import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { expectSameBehaviour } from '../support/expectations.js';
import { prelude } from '../support/program.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('one run of the fixes', () => {
  it('converts 500 wrappers, nested three deep, with their imports', async () => {
    const nests = numbers(167).map(
      (n) => `const outer${n} = co.wrap(function* (a) {
  const middle = Bluebird.coroutine(function* (b) {
    const inner = Q.async(function* (c) {
      return (yield later(c)) + a + b;
    });
    return (yield inner(${n})) + (yield inner(1));
  });
  return (yield middle(2)) + (yield middle(3));
});`,
    );
    const program = `'use strict';
const co = require('co');
const Q = require('q'),
  Bluebird = require('bluebird');

${nests.join('\n\n')}

exports.main = () => Promise.all([${numbers(167)
      .map((n) => `outer${n}(${n})`)
      .join(', ')}]);
`;
    const { text, observed } = await expectSameBehaviour(program);
    expect(program.match(/function\*/g)).toHaveLength(501);
    expect(text).not.toMatch(/function\s*\*|yield|require/);
    expect(observed.outcome).toHaveProperty('fulfilled.length', 167);
  });

  it('converts 30 local generators that call each other crosswise', async () => {
    const generators = numbers(30).map((n) => {
      const [first, second, third] = [(n * 7 + 1) % 30, (n * 11 + 3) % 30, (n * 13 + 5) % 30];
      return `function* g${n}(depth) {
  log(${n});
  if (depth === 0) return ${n};
  const [a, b] = yield [g${first}(depth - 1), g${second}(depth - 1)];
  return a + b + (yield* g${third}(depth - 1)) + (yield later(${n}));
}`;
    });
    const program = `const co = require('co');\n${generators.join('\n')}
exports.main = () => co(function* () {
  let sum = 0;
${numbers(30)
  .map((n) => `  sum += yield ${n % 2 ? '* ' : ''}g${n}(2);`)
  .join('\n')}
  return sum;
});
`;
    const { text } = await expectSameBehaviour(program);
    expect(text).not.toMatch(/function\s*\*|yield|require/);
  });

  it('converts a chain of 30 generators, each used by the next and by a wrapper of its own', async () => {
    const chain = numbers(30).map((n) => {
      const before = n === 0 ? 'later(0)' : `g${n - 1}()`;
      return `const w${n} = co.wrap(function* () { return yield g${n}(); });\nfunction* g${n}() { return 1 + (yield ${before}); }`;
    });
    const program = `const co = require('co');\n${chain.join('\n')}
exports.main = () => Promise.all([${numbers(30)
      .map((n) => `w${n}()`)
      .join(', ')}]);
`;
    const { text } = await expectSameBehaviour(program);
    expect(text).not.toMatch(/function\s*\*|yield|require/);
  });

  it('finishes on 10,000 coroutines in one file', () => {
    const program = numbers(10_000)
      .map((n) => `exports.f${n} = co.wrap(function* (a) {\n  return (yield later(a)) + ${n};\n});`)
      .join('\n');
    const { text, remaining } = convertProgram(`const co = require('co');\n${program}${prelude}`);
    expect(remaining).toEqual([]);
    expect(text).not.toMatch(/function\s*\*|yield/);
  }, 300_000);
});
