import { describe, expect, it } from 'vitest';
import { convertProgram } from '../../../behaviour/conversion.js';
import { prelude } from '../../../behaviour/program.js';

/** Why a wrapped function, or what it returns, cannot be replaced unseen where this is done with it. */
function reasonsFor(use: string, library: string, filename = 'program.cjs'): string[] {
  const program = `${library}\nconst load = wrap(function* (a, b) { yield later(a + b); });\n${use}\n${prelude}`;
  return [...convertProgram(program, { filename }).reasons].toSorted();
}

describe('a function of co', () => {
  it.each<[use: string, ...reasons: string[]]>([
    ['load;'],
    ['load(1, 2);'],
    ['load.call(null, 1); load.apply(null, [1]); load.bind(null)(1);'],
    ['new load();', 'functionIdentity'],
    ['log(1) instanceof load;', 'functionIdentity'],
    ['load.length;', 'functionIdentity'],
    ['load.prototype;', 'functionIdentity'],
    ['load.__generatorFunction__;', 'functionIdentity'],
    ['load.bind(null).length;', 'functionIdentity'],
    ['load.name;'],
    ['use(load);', 'arity'],
    ['new Use(load);', 'arity'],
    ['o.on("x", load);', 'arity'],
    ...['then', 'catch', 'finally', 'map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap', 'reduce'].map(
      (method) => [`o.${method}(load);`] as [string],
    ),
    ['o["map"](load);', 'arity'],
    ['load().tap(1); load().then(1).tap(1);'],
  ])('%s', (use, ...reasons) => {
    expect(reasonsFor(use, "const { wrap } = require('co');")).toEqual(reasons);
  });

  it('without parameters has the length that the wrapper shows', () => {
    const program = `const co = require('co');\nuse(co.wrap(function* () { yield later(1); }));\n${prelude}`;
    expect([...convertProgram(program).reasons]).toEqual([]);
  });
});

describe('a promise of bluebird', () => {
  const library = "const { coroutine: wrap } = require('bluebird');";

  it.each<[use: string, ...reasons: string[]]>([
    ['load();'],
    ['async () => await load();'],
    ['load().then(log); load().catch(log); load().finally(log);'],
    ['load().catch(RangeError, log);', 'libraryMethod'],
    ['load().tap(log);', 'libraryMethod'],
    ['load().then(log).tap(log);', 'libraryMethod'],
    ['load().then;', 'libraryMethod'],
    ['load()[log]();', 'libraryMethod'],
    ['load().cancel();', 'cancelled'],
    ['load() instanceof Promise;', 'libraryMethod'],
    ['Promise.all([load()]); Promise.resolve(load());'],
    ["require('bluebird').all([load()]);"],
    ['use(load());', 'libraryPromise'],
    ['use([load()]);', 'libraryPromise'],
    ['exports.promise = load();', 'libraryPromise'],
    ['exports.load = load;', 'libraryPromise'],
    ['async function f() { return load(); }'],
    ['function f() { return load(); } f();', 'libraryPromise'],
    ['Promise.resolve().then(() => load());'],
    ['Promise.resolve().catch(function () { return load(); });'],
    ['[1].map(() => load());', 'libraryPromise'],
    ['function* f() { return load(); }'],
  ])('%s', (use, ...reasons) => {
    expect(reasonsFor(use, library)).toEqual(reasons);
  });

  it.each<[use: string, ...reasons: string[]]>([
    ['export const promise: Bluebird<void> = load();', 'libraryType'],
    ['export const promise: Bluebird.Promise<void> = load();', 'libraryType'],
    ['export const promise: Bluebird.Other<void> = load();', 'libraryPromise'],
    ['export const promise: Other<void> = load();', 'libraryPromise'],
    ['export const promise: unknown = load();', 'libraryPromise'],
    ['export function f(): Bluebird<void> { return load(); }', 'libraryType'],
    ['export function f(): Promise<void> { return load(); }', 'libraryPromise'],
    ['const promise: Bluebird<void> = load();', 'libraryType'],
    ['const promise: Promise<void> = load();'],
  ])('with types: %s', (use, ...reasons) => {
    expect(reasonsFor(use, "import Bluebird from 'bluebird';\nconst wrap = Bluebird.coroutine;", 'program.ts')).toEqual(
      reasons,
    );
  });
});
