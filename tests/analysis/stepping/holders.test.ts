import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported-steps.js';

const echo = 'function* echo() { for (;;) got(yield); }\nfunction got() {}\n';

describe('a name whose value can be followed', () => {
  it.each([
    'const g = echo(); g.next(1);',
    'let g; g = echo(); g.next(1);',
    'function f() { const g = echo(); g.next(1); }',
  ])('%s', (code) => {
    expect(reported(echo + code)).toEqual(['unprimed']);
  });

  it.each(['const g = echo(); g.next(1);', 'var g = echo(); other(); g.next(1);'])('in a script: %s', (code) => {
    expect(reported(echo + code, 'script')).toEqual(['unprimed']);
  });
});

describe('a name that one function uses, whose first call alone is the first step', () => {
  it.each([
    'const g = echo(); const f = () => g.next(1); f();',
    'const g = echo(); const f = function () { g.next(1); }; f();',
    'const g = echo(); export const f = () => { g.next(1); };',
    'const g = echo(); function f() { g.next(1); } f();',
  ])('%s', (code) => {
    expect(reported(echo + code)).toEqual(['firstOnly']);
  });
});

describe('a name whose value may be another', () => {
  it.each([
    'function f(g) { g.next(1); }',
    'function f(g = echo()) { g.next(1); }',
    'var g = echo(); var g = other(); g.next(1);',
    'export const g = echo(); g.next(1);',
    'const g = echo(); export { g }; g.next(1);',
    'const g = echo(); export default g; g.next(1);',
    'let g = echo(); const f = () => g.next(1); g = other(); f();',
    'function* make() { const g = echo(); got(() => g.next(1)); yield; }',
    'class A { p = g.next(1); } const g = echo();',
  ])('%s', (code) => {
    expect(reported(echo + code)).toEqual([]);
  });
});
