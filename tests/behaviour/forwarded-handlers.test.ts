import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { prelude, runProgram } from '../support/program.js';
import { wrappedProgram } from '../support/runner-fixtures.js';

const rules = ['no-generator-handler'];
/** Where a file has all calls of the function, the call of the library in it changes as well. */
const withWrappers = [...rules, 'no-coroutine-wrapper'];
const co = "const co = require('co');\n";

/** Functions that make something else of what they are handed than the library does. */
const forwarding: Readonly<Record<string, string>> = {
  'by a wrapper': 'const wrap = (fn) => (...args) => co.wrap(fn)(...args);',
  'by a wrapper, once, with its receiver and its errors':
    'function wrap(fn) { const run = co.wrap(fn); return function (...args) { return run.apply(this, args).catch((error) => [log(error.message)]); }; }',
  'by a runner': 'const wrap = (fn) => (a, b) => co(fn, a, b).then((value) => [value]);',
  'by a runner, with a receiver':
    "function wrap(fn) { if (typeof fn !== 'function') throw new TypeError('no function'); return function (a, b) { return co.call(this, fn, a, b); }; }",
  'as an object': 'const wrap = (fn) => (...args) => co(fn(...args));',
  'as an object, with its receiver':
    'function wrap(fn) { return function () { return co(fn.apply(this, arguments)); }; }',
  'by what has as many parameters':
    "function wrap(fn) { if (!fn) throw new TypeError('nothing'); const run = co.wrap(fn); return fn.length === 2 ? (a, b) => run(a, b) : () => log(fn.name); }",
  'as a method': 'const wrap = (fn) => ({ call: (that, ...args) => co(fn.call(that, ...args)) });',
  'and waits for it':
    'const wrap = (fn) => async function (a, b) { log(1); const value = await co.call(this, fn, a, b); log(2); return value; };',
};

const bodies: Readonly<Record<string, string>> = {
  'a value': 'log(a); const value = yield later(a); return [value, yield later(b)];',
  'its receiver': 'return this && this.name;',
  'an error before anything else': "throw new TypeError('thrown');",
  'a rejection': "yield later(1); yield fail('no');",
  'a rejection that is caught': "try { yield fail('no'); } catch (error) { return error.message; }",
  'several values': 'return yield [later(1), later(2)];',
  'a promise': 'return later(3);',
};

const program = (wrap: string, body: string) => wrappedProgram(`${wrap.includes('co') ? co : ''}${wrap}`, body);

describe.each(Object.entries(forwarding))('what is handed on %s', (_, wrap) => {
  it.each(Object.entries(bodies))('%s', async (name, body) => {
    const source = program(wrap, body) + prelude;
    const { text, broken } = convertProgram(source, { rules: withWrappers });
    // A call of `co` gives another receiver than a call of the function itself.
    if (name === 'its receiver' && wrap.includes('co(fn, a, b)')) expect(text).toBe(source);
    else expect(text).toContain('wrap(async function (a, b)');
    expect(broken).toEqual([]);
    expect(await runProgram(text), text).toEqual(await runProgram(source));
  });
});

describe('what stays', () => {
  it.each<[name: string, wrap: string]>([
    ['a library that takes no async function', "const wrap = (fn) => require('bluebird').coroutine(fn);"],
    [
      'a function that asks what it is handed',
      `const wrap = (fn) => fn.constructor.name === 'GeneratorFunction' ? co.wrap(fn) : fn;`,
    ],
    ['a function that steps it as well', `const wrap = (fn) => { log(fn().next().done); return co.wrap(fn); };`],
    ['a parameter that is written', `const wrap = (fn) => { fn = fn || String; return co.wrap(fn); };`],
    ['a parameter with a default', `const wrap = (fn = String) => co.wrap(fn);`],
    ['what is kept', `const kept = []; const wrap = (fn) => { kept.push(fn); return co.wrap(fn); };`],
    ['another argument', `const wrap = (fn) => co.wrap(log, fn);`],
    ['arguments in sight of the library alone', `const wrap = (fn, ...more) => co(...more, fn);`],
    [
      'a function of the file that steps an object, as a promise cannot be',
      'const wrap = (fn) => (...args) => spawn(fn(...args));\nfunction spawn(it) { return new Promise((resolve, reject) => { const step = (next) => { let result; try { result = next(); } catch (error) { return reject(error); } if (result.done) return resolve(result.value); Promise.resolve(result.value).then((value) => step(() => it.next(value)), (error) => step(() => it.throw(error))); }; step(() => it.next()); }); }',
    ],
    ['a function of nothing known', 'const wrap = (fn) => globalThis.spawn(fn);'],
  ])('%s', (_, wrap) => {
    const source = program(wrap, 'return yield later(a);') + prelude;
    expect(convertProgram(source, { rules }).text).toBe(source);
  });

  it.each([
    ['by the parameter', false, 'const wrap = (fn: (a: number) => Generator) => co.wrap(fn);'],
    ['by the variable', false, 'const wrap: Wrap = (fn) => co.wrap(fn);'],
    ['but for any', true, 'const wrap = (fn: any) => co.wrap(fn);'],
  ])('what is declared to be a generator function: %s', (_, isConverted, wrap) => {
    const source = program(wrap, 'yield later(a);') + prelude;
    const { text } = convertProgram(source, { rules, filename: 'program.ts' });
    expect(text !== source).toBe(isConverted);
  });

  it('co 3, which runs no promise', () => {
    const source = program(`const wrap = (fn) => co(fn);`, 'return yield later(a);') + prelude;
    expect(convertProgram(source, { rules, dependencies: { co: '^3.1.0' } }).text).toBe(source);
  });

  it('a parameter whose default may throw, which would reject the promise', () => {
    const source = `${co}const wrap = (fn) => co.wrap(fn);\nexports.load = wrap(function* ({ id }) { return yield later(id); });\n${prelude}`;
    const { text, reasons } = convertProgram(source, { rules });
    expect(text).toBe(source);
    expect([...reasons]).toEqual(['parameter-default']);
  });
});
