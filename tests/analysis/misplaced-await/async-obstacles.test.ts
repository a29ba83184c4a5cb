import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { linters } from '../../support/lint-text.js';

/** A script after the fixes for its misplaced awaits. */
function fixed(code: string): string {
  const config = [plugin.configs.tolerant, { languageOptions: { sourceType: 'script' as const } }];
  return linters['10']().verifyAndFix(code, config, 'file.js').output;
}

describe('a function becomes async', () => {
  it.each([
    'new Other({}, { ^has() { await g(); } });',
    'new Proxy({ ^has() { await g(); } }, {});',
    'new Proxy({}, { ^get() { await g(); } });',
    'new Proxy({}, { ^apply() { await g(); } });',
    'Proxy({}, { ^has() { await g(); } });',
    'new o.Proxy({}, { ^has() { await g(); } });',
    'const o = { ^[Symbol.asyncDispose]() { await g(); } };',
    'const o = { ^[Symbol]() { await g(); } };',
    'const o = { ^[x.Symbol.y]() { await g(); } };',
    'const o = { ^[toString]() { await g(); } };',
    'const o = { [^() => { await g(); }]: 1 };',
    '{ ^function f() { await g(); } f(); }',
    "'use strict'; { ^function f() { await g(); } } f();",
    '{ ^function f() { await g(); } } function h(f) { f(); } h();',
    'switch (x) { case 1: ^function f() { await g(); } f(); }',
    'function a() { { ^function f() { await g(); } } } f();',
    '^function f() { const o = { await: 1 }; o.await; await g(); }',
    '^function f() { class A { await() {} } await g(); }',
    '^function f() { class A { await = 1; } await g(); }',
    'var await; ^function f() { await g(); }',
  ])('%s', (code) => {
    expect(fixed(code.replace('^', ''))).toBe(code.replace('^', 'async '));
  });
});

describe('a function cannot become async', () => {
  it.each([
    'new Proxy({}, { has() { await g(); } });',
    'const o = { [Symbol.dispose]() { await g(); } };',
    "const o = { ['toString']() { await g(); } };",
    'const o = { toString: () => { await g(); } };',
    'class A { toJSON = () => { await g(); }; }',
    '{ function f() { await g(); } } function h() { f(); } h();',
    'function a() { { function f() { await g(); } } f(); }',
    'switch (x) { case 1: function f() { await g(); } } f();',
    'x: function f() { await g(); }',
    'function f() { var await; await g(); }',
    'function f() { h({ await }); await g(); }',
    'function f() { h({ [await]: 1 }); await g(); }',
    'function f() { h(o[await]); await g(); }',
    'function f() { class A { [await]() {} } await g(); }',
  ])('%s', (code) => {
    expect(fixed(code)).toBe(code);
  });
});
