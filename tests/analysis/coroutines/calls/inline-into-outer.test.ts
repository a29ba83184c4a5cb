import { describe, expect, it } from 'vitest';
import { convertProgram } from '../../../support/conversion.js';

const header = "import co from 'co';\n";

/** A TypeScript program after its conversion, without the line that loads co. */
function converted(code: string): string {
  return convertProgram(`${header}${code}\n`, { preset: 'migrate', filename: 'program.ts' }).text.replace(header, '');
}

describe('a body goes to the method around it', () => {
  it.each([
    ['that has no decorator', 'load()', 'async load()'],
    ['that declares a promise', 'load(): Promise<number>', 'async load(): Promise<number>'],
  ])('%s', (_name, before, after) => {
    const method = (head: string, body: string) => `class A { ${head} { ${body} } }\nuse(A);\n`;
    expect(converted(method(before, 'return co(function* () { return yield Promise.resolve(1); });').trim())).toBe(
      method(after, 'return await Promise.resolve(1);'),
    );
  });
});

describe('a body stays out of the method around it', () => {
  it.each([
    ['that a decorator is given', '@dec load()'],
    ['that declares another type than a promise', 'load(): PromiseLike<number>'],
    ['that reads a property', 'get load()'],
  ])('%s', (_name, head) => {
    const method = (body: string) => `class A { ${head} { return ${body}; } }\nuse(A);\n`;
    expect(converted(method('co(function* () { return yield Promise.resolve(1); })').trim())).toBe(
      method('(async () => { return await Promise.resolve(1); })()'),
    );
  });
});

describe('a body goes to the function around it', () => {
  it.each([
    [
      'function load(a) { return co(function* () { const b = yield later(a); return b; }); }',
      'async function load(a) {',
    ],
    [
      "function load(a) { 'use strict'; return co(function* () { yield later(a); }); }",
      "async function load(a) { 'use",
    ],
    ['const load = (a) => co(function* () { yield later(a); });', 'const load = async (a) => {'],
    ['function load() { return co.call(this, function* () { yield this.x; }); }', 'async function load() {'],
    ['function load(a = 1) { return co(function* () { yield later(a); }); }', 'async function load(a = 1) {'],
    ['function load(a) { return co(function* () { { let a; } yield later(a); }); }', 'async function load(a) {'],
    ['function load() { return co(function* named() { yield later(); }); }', 'async function load() {'],
  ])('%s', (code, expected) => {
    expect(converted(`${code}\nuse(load);`)).toContain(`${expected} `.trimEnd());
  });

  it.each([
    "function load(a) { return co(function* () { 'use strict'; yield later(a); }); }",
    'function load(a) { log(); return co(function* () { yield later(a); }); }',
    'function load(a) { return use(co(function* () { yield later(a); })); }',
    'function load(a) { if (a) return co(function* () { yield later(a); }); }',
    'function load(a) { co(function* () { yield later(a); }); }',
    'function load(a) { return co(function* () { var a; yield later(a); }); }',
    'function load(a) { return co(function* () { function a() {} yield later(a); }); }',
    'function load(a) { return co(function* () { yield arguments.length; }); }',
    'function load(a) { return co(function* (b) { yield later(b); }); }',
    'function load(a) { return co(function* (b) { yield later(b); }, a); }',
    'function load(a) { return co.call(a, function* () { yield later(1); }); }',
    'function load() { return co(function* named(a) { yield later(named); }); }',
    'function load({ a }) { return co(function* () { yield later(a); }); }',
    'function load(a = b) { return co(function* () { yield later(a); }); }',
    'function load(await) { return co(function* () { yield later(1); }); }',
    'function* load(a) { return co(function* () { yield later(a); }); }',
    'function load() { return co(function* () { yield later(eval("1")); }); }',
    'function load() { return co(function* () { yield later(1); }); }\nnew load();',
    'function load() { return co(function* () { yield later(1); }); }\nload.prototype.x = 1;',
  ])('but not here: %s', (code) => {
    expect(converted(`${code}\nuse(load);`)).not.toMatch(/async (?:function |\*)?load/);
  });
});
