import { describe, expect, it } from 'vitest';
import { convertProgram } from '../../../support/conversion.js';
import { prelude } from '../../../support/program.js';

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
    ['new load();', 'function-identity'],
    ['log(1) instanceof load;', 'function-identity'],
    ['load.length;', 'function-identity'],
    ['load.prototype;', 'function-identity'],
    ['load.__generatorFunction__;', 'function-identity'],
    ['load.bind(null).length;', 'function-identity'],
    ['load.name;'],
    ['use(load);', 'arity'],
    ['new Use(load);', 'arity'],
    ['o.on("x", load);', 'arity'],
    ...['then', 'catch', 'finally', 'map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap', 'reduce'].map(
      (method) => [`o.${method}(load);`] as [string],
    ),
    ['o["map"](load);'],
    ['o[map](load);', 'arity'],
    ['load().constructor;'],
    ...[
      'load.constructor === Function;',
      'load.constructor.name;',
      'Object.prototype.toString.call(load);',
      'String(load);',
      'load.toString();',
      "require('util').types.isAsyncFunction(load);",
      'Object.getPrototypeOf(load);',
      "'prototype' in load;",
      "load.hasOwnProperty('prototype');",
      "Object.hasOwn(load, 'prototype');",
    ].map((use): [string, string] => [use, 'function-identity']),
    ['load().tap(1);', 'library-method'],
    ['load().then(1).spread(1);', 'library-method'],
    ['load().another(1);'],
    ['const o = { Promise }; o.Promise = 1; exports.load = load;'],
    ["global.Promise = require('bluebird'); exports.load = load;", 'library-promise'],
    ["globalThis.Promise = require('bluebird'); use(load());", 'library-promise'],
    ["Promise = require('bluebird'); load();", 'unhandled-errors'],
    ["globalThis.Promise = require('bluebird'); (async () => await load())();"],
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
    ['load();', 'unhandled-errors'],
    ['void load();', 'unhandled-errors'],
    ['async () => await load();'],
    ['load().then(log);', 'unhandled-errors'],
    ['load().finally(log);', 'unhandled-errors'],
    ['load().then(log, log); load().catch(log); load().then(log).catch(log).finally(log);'],
    ['load().catch(log).then(log);', 'unhandled-errors'],
    ['const p = load(); p.catch(log);'],
    ['const p = load(); setImmediate(() => { p.catch(log); });', 'unhandled-errors'],
    ['const p = load(); if (log) p.catch(log);', 'unhandled-errors'],
    ['async () => { const p = load(); await p; };'],
    ['async () => { const p = load(); await log(1); await p; };', 'unhandled-errors'],
    ['async () => { const p = load(); for await (const x of log) log(x); await p; };', 'unhandled-errors'],
    ['async () => { await Promise.all([load(), await log(1)]); };', 'unhandled-errors'],
    ['async () => { await Promise.all([await log(1), load()]); };'],
    ['load().catch(RangeError, log);', 'library-method'],
    ['load().tap(log);', 'library-method'],
    ['load().then(log).tap(log);', 'library-method'],
    ['load().then;', 'library-method', 'unhandled-errors'],
    ['load()[log]();', 'library-method'],
    ['load().cancel();', 'cancelled'],
    ['load() instanceof Promise;', 'library-method'],
    ['Promise.all([load()]); Promise.resolve(load());'],
    ["require('bluebird').all([load()]);"],
    ['use(load());', 'library-promise'],
    ['use([load()]);', 'library-promise'],
    ['exports.promise = load();', 'library-promise'],
    ['exports.load = load;', 'library-promise'],
    ['async function f() { return load(); }'],
    ['function f() { return load(); } f();', 'library-promise'],
    ['Promise.resolve().then(() => load());'],
    ['Promise.resolve().catch(function () { return load(); });'],
    ['[1].map(() => load());', 'unhandled-errors'],
    ['function* f() { return load(); }'],
  ])('%s', (use, ...reasons) => {
    expect(reasonsFor(use, library)).toEqual(reasons);
  });

  it.each<[use: string, ...reasons: string[]]>([
    ['export const promise: Bluebird<void> = load();', 'library-type'],
    ['export const promise: Bluebird.Promise<void> = load();', 'library-type'],
    ['export const promise: Bluebird.Other<void> = load();', 'library-promise'],
    ['export const promise: Other<void> = load();', 'library-promise'],
    ['export const promise: unknown = load();', 'library-promise'],
    ['export function f(): Bluebird<void> { return load(); }', 'library-type'],
    ['export function f(): Promise<void> { return load(); }', 'library-promise'],
    ['const promise: Bluebird<void> = load();', 'library-type', 'unhandled-errors'],
    ['const promise: Promise<void> = load();', 'unhandled-errors'],
    ['const promise: Promise<void> = load(); promise.catch(log);'],
  ])('with types: %s', (use, ...reasons) => {
    expect(reasonsFor(use, "import Bluebird from 'bluebird';\nconst wrap = Bluebird.coroutine;", 'program.ts')).toEqual(
      reasons,
    );
  });
});
