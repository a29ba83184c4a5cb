import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { expectSameBehaviour, stayAsTheyAre } from '../support/expectations.js';
import { prelude, runProgram } from '../support/program.js';

const because = ['kind-by-name'] as const;
const generator = 'function* () { return yield later(3); }';

/** What is handed over, the parameter that takes it, and how it is yielded. */
const named: readonly [name: string, given: string, parameter: string, operand: string][] = [
  ['an array', '[later(1), later(2)]', 'tasks', 'tasks'],
  ['an array with a longer name', '[later(1), later(2)]', 'userTasks', 'userTasks'],
  ['an array in an object', '{ promises: [later(1)] }', 'options', 'options.promises'],
  ['an array as a part', '[later(1), later(2)]', 'ops', '[later(0), ops]'],
  ['an object', '{ a: later(1) }', 'obj', 'obj'],
  ['a thunk', '(done) => done(null, 1)', 'fn', 'fn'],
  ['a generator object', `(${generator})()`, 'gen', 'gen'],
  ['a generator function', generator, 'generator', 'generator()'],
  ['a generator function, by a shorter name', generator, 'genFn', 'genFn()'],
  ['a generator function that is bound', generator, 'generator', 'generator.bind(null)()'],
  [
    'a generator function that is called with a receiver',
    generator,
    'generatorFunction',
    'generatorFunction.call(null)',
  ],
  ['a generator function in an object', `{ generator: ${generator} }`, 'task', 'task.generator()'],
];

const program = (parameter: string, operand: string, given: string) =>
  `const co = require('co');\nconst call = (f, ...given) => f(...given);
const run = (${parameter}) => co(function* () { return yield ${operand}; });\nexports.main = () => call(run, ${given});\n`;

describe('a parameter whose name says that it is no promise', () => {
  for (const [name, given, parameter, operand] of named) {
    it(`is left alone under every preset: ${name}`, async () => {
      const text = program(parameter, operand, given) + prelude;
      const converted = convertProgram(text, { preset: 'migrate' });
      expect(converted.text).toBe(text);
      expect(converted.reasons).toEqual(new Set(because));
      expect((await runProgram(text)).outcome).toHaveProperty('fulfilled');
    });
  }

  it('is awaited where somebody says that it is a promise', async () => {
    const promised = program('tasks', 'tasks', 'later(1)');
    await expectSameBehaviour(promised, { preset: 'migrate', because });
    const settings = { opaqueOperand: 'await', fixIntended: ['kind-by-name'] };
    expect(convertProgram(promised, { settings }).text).toContain('await tasks');
  });
});

describe('a name that says nothing of the kind', () => {
  it.each([
    ['task', 'task'],
    ['func', 'func(1)'],
    ['iterator', 'iterator.next()'],
    ['coroutine', 'coroutine()'],
    ['generate', 'generate()'],
    ['all', 'all[0]'],
  ])('%s, yielded as %s', (parameter, operand) => {
    expect(convertProgram(program(parameter, operand, 'use'), { preset: 'migrate' }).text).toContain(
      `await ${operand}`,
    );
  });
});

stayAsTheyAre('a function that its caller asks whether it is a generator function', [
  [
    'by a package',
    `const co = require('co');
const { isGenerator } = require('is-generator');
const start = (f) => co(function* () { return yield f(); });
exports.main = (f) => (isGenerator(f) ? start(f) : f());\n`,
    { because: ['several-kinds'] },
  ],
  [
    'and the function bound before it is called',
    `const co = require('co');
const start = (f) => co(function* () { return yield f.bind(null)(); });
const choose = (f) => start(f);
exports.main = (f) => (f.constructor.name === 'GeneratorFunction' ? choose(f) : f());\n`,
    { because: ['several-kinds'] },
  ],
]);
