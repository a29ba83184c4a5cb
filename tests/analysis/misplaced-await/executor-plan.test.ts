import { describe, expect, it } from 'vitest';
import { suggested } from '../../support/await-plans.js';

describe('the first statement of an executor moves to before the promise', () => {
  it.each<[before: string, after: string]>([
    [
      'async function f() { return new Promise((resolve) => { const x = await g(); h(resolve, x); }); }',
      'async function f() { const x = await g(); return new Promise((resolve) => { h(resolve, x); }); }',
    ],
    [
      'async function f() { return new Promise((resolve) => { const x = await g()\n h(resolve, x); }); }',
      'async function f() { const x = await g(); return new Promise((resolve) => { h(resolve, x); }); }',
    ],
    [
      'async function f() {\n  return new Promise((resolve) => {\n    const x = await g();\n    h(resolve, x);\n  });\n}',
      'async function f() {\n  const x = await g();\n  return new Promise((resolve) => {\n    h(resolve, x);\n  });\n}',
    ],
    [
      'function f() { return new Promise((resolve) => { await g(); h(resolve); }); }',
      'async function f() { await g(); return new Promise((resolve) => { h(resolve); }); }',
    ],
    [
      'async function f() { const y = await new Promise((resolve) => { await g(); h(resolve); }); }',
      'async function f() { await g(); const y = await new Promise((resolve) => { h(resolve); }); }',
    ],
    [
      'async function f() { await new Promise(function (resolve) { await g(); h(resolve); }); }',
      'async function f() { await g(); await new Promise(function (resolve) { h(resolve); }); }',
    ],
    [
      'await new Promise((resolve) => { let x = await g(); h(resolve, x); });',
      'let x = await g();\nawait new Promise((resolve) => { h(resolve, x); });',
    ],
  ])('%s', (before, after) => {
    expect(suggested(before)).toEqual({ move: after });
  });

  const awaited = (executor: string) => `async function f() { await new Promise(${executor}); }`;
  it.each([
    awaited('(resolve) => { const x = await g(resolve); h(resolve, x); }'),
    awaited('(resolve) => { const x = await g(), y = 1; h(resolve, x); }'),
    awaited('(resolve) => { const x = await g(\n1); h(resolve, x); }'),
    awaited('(resolve) => { var x = await g(); h(resolve, x); }'),
    awaited('(resolve) => { const x = await g(); h(resolve, await x); }'),
    awaited('(resolve) => { /* why */ const x = await g(); h(resolve, x); }'),
    awaited('(resolve) => { const x = await g(); /* why */ h(resolve, x); }'),
    awaited('(resolve) => { h(resolve, await g()); }'),
    awaited('(resolve) => { await g(); }'),
    awaited('(resolve) => { f(await g()); h(resolve); }'),
    awaited('({ resolve }) => { await g(); h(resolve); }'),
    awaited('(resolve) => h(resolve, await g())'),
    awaited('function run(resolve) { await g(); h(resolve); }'),
    awaited('function (resolve) { await g(); h(resolve, this); }'),
    awaited('function (resolve) { await g(); h(resolve, arguments); }'),
    awaited('function (resolve) { await g(); h(resolve, new.target); }'),
    'async function f() { const x = 1; await new Promise((resolve) => { const x = await g(); h(resolve, x); }); }',
    'async function f() { if (a) await new Promise((resolve) => { await g(); h(resolve); }); }',
    'async function f() { const a = 1, y = await new Promise((resolve) => { await g(); h(resolve); }); }',
    'async function f() { h(await new Promise((resolve) => { await g(); h(resolve); })); }',
    'async function f() { new Promise((resolve) => { await g(); h(resolve); }); }',
    'async function f() { if (a) { return new Promise((resolve) => { await g(); h(resolve); }); } }',
    'function f() { if (a) return 1; return new Promise((resolve) => { await g(); h(resolve); }); }',
    'const f = () => new Promise((resolve) => { await g(); h(resolve); });',
  ])('but not here: %s', (code) => {
    expect(suggested(code)).toEqual({});
  });
});
