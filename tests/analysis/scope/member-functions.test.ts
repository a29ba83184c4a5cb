import { describe, expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';

/** What the last statement, `probe(…)`, is given. */
function kindOf(code: string): string {
  return openFile(code, ({ model, probed: [probed] }) => model.evaluate(probed!).kind);
}

describe('a method of an object literal is known', () => {
  it.each([
    'const o = { m: async () => 1 }; probe(o.m());',
    'const o = { async m() {} }; probe(o.m());',
    "const o = { 'm': async () => 1, n: 1 }; probe(o['m']());",
    'const o = { m: async () => 1 }; f(o.m, o.n, -o.n, o.m === f, typeof o.m, { p: o.m }, [o.m]); probe(o.m());',
    'const o = { m: async () => 1 }; let a = o.n; a = o.m; probe(o.m());',
    'const o = { m: async () => 1, n() { return 2; } }; probe(o.m());',
    'class A { #m() { return fetch(1); } f() { probe(this.#m()); } }',
    'class A { #m() { return fetch(1); } f() { class B { f(a) { probe(a.#m()); } } } }',
  ])('%s', (code) => {
    expect(kindOf(code)).toBe('promise');
  });
});

describe('a method may be another one', () => {
  it.each([
    ...['o.m = f', 'o.n = 1', 'o.m ??= f', 'o.m++', '[o.m] = f', '[o.m = 1] = f', '[...o.m] = f', '({ p: o.m } = f)'],
    ...['({ ...o.m } = f)', 'delete o.m', 'for (o.m of f);', 'for (o.m in f);', 'o[f] = 1', 'o[f]', 'f(o)', 'x = o'],
    ...['export { o }', 'const { m } = o', 'for (const a of [o]) f(a)'],
  ])('const o = { m: async () => 1, n: 1 }; %s', (use) => {
    expect(kindOf(`const o = { m: async () => 1, n: 1 }; ${use}; probe(o.m());`)).toBe('opaque');
  });

  it.each([
    'const o = { m: async () => 1, ...f }; probe(o.m());',
    'const o = { m: async () => 1, [f]: 1 }; probe(o.m());',
    'const o = { m: async () => 1, m: f }; probe(o.m());',
    'const o = { get m() { return async () => 1; } }; probe(o.m());',
    'const o = { m: async () => 1, n() { this.m = f; } }; probe(o.m());',
    'const o = { m: f }; probe(o.m());',
    'const o = { m: async () => 1 }; probe(o.other());',
    'let o = { m: async () => 1 }; o = f; probe(o.m());',
    'const [o] = [{ m: async () => 1 }]; probe(o.m());',
    'class A { #m = async () => 1; f() { probe(this.#m()); } }',
    'class A { get #m() { return async () => 1; } f() { probe(this.#m()); } }',
    'class A { static #n() { return fetch(1); } #m = f; f() { probe(this.#m()); } }',
    'class A { #m() { return fetch(1); } f() { class B { #m = 1; f(a) { probe(a.#m()); } } } }',
  ])('%s', (code) => {
    expect(kindOf(code)).toBe('opaque');
  });
});
