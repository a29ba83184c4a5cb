import { expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';

/** The text of what a name stands for that is the argument of `probe`. */
function valueOf(code: string): string {
  return openFile(code, ({ model, probed: [name] }) => model.sourceCode.getText(model.valueOf(name!) as never));
}

it.each([
  ['var x = a(); probe(x); x = b();', 'a()'],
  ['var x = a(); x = b(); probe(x); x = c();', 'b()'],
  ['var x = a(); probe(x); var x = exports.y = b();', 'a()'],
  ['let x; x = a(); x = b(probe(x));', 'a()'],
  ['let x; x = y = a(); if (z) { probe(x); } x = b();', 'y = a()'],
  ['function* f() { let x = a(); x = yield x; for (;;) { probe(x); } } f;', 'yield x'],
  ['var x = (a()); for (;;) probe(x); x = b();', 'a()'],
])('%s', (code, expected) => {
  expect(valueOf(code)).toBe(expected);
});

it.each([
  'probe(x); var x = a(); x = b();',
  'let x = a(); if (y) x = b(); probe(x);',
  'let x = a(); for (;;) { probe(x); x = b(); }',
  'let x = a(); y && (x = b()); probe(x);',
  'let x = a(); function f() { x = b(); } f(); probe(x);',
  'let x = a(); x = b(); function f() { probe(x); } f;',
  'let x = a(); x += b(); probe(x);',
  'let x = a(); [x] = b(); probe(x);',
  'let x = a(); x++; probe(x);',
  'function f(x) { x = a(); probe(x); x = b(); } f;',
  'function x() {} x = a(); probe(x); x = b();',
  'switch (y) { case 1: let x = a(); x = b(); probe(x); }',
])('not in %s', (code) => {
  expect(valueOf(code)).toBe('x');
});
