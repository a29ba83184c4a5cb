import { expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';

it.each([
  ['VALUE;', ['dropped']],
  ['void VALUE;', ['dropped']],
  ['VALUE();', ['called']],
  ['new (VALUE)();', ['constructed']],
  ['VALUE.name;', ['member']],
  ['VALUE[x];', ['member']],
  ['x[VALUE];', ['escaped']],
  ['use(VALUE);', ['argument']],
  ['new Use(VALUE);', ['argument']],
  ['[VALUE];', ['element']],
  ['VALUE instanceof X;', ['instanceof']],
  ['exports.x = VALUE;', ['escaped']],
  ['({ x: VALUE });', ['escaped']],
  ['export default VALUE;', ['escaped']],
  ['export const x = VALUE;', ['escaped']],
  ['function f() { return VALUE; } f;', ['returned']],
  ['const f = () => VALUE; f;', ['returned']],
  ['async function f() { await VALUE; } f;', ['awaited']],
  ['function* f() { yield VALUE; } f;', ['yielded']],
  ['for (const x of VALUE) x;', ['iterated']],
  ['[...VALUE];', ['iterated']],
  ['const a = VALUE; a(); a.x; use(a);', ['called', 'member', 'argument']],
  ['const a = VALUE; const b = a; b();', ['called']],
  ['let a = VALUE; a = other; a();', ['escaped']],
  ['const { x } = VALUE; x;', ['escaped']],
  ['const a = x ? VALUE : other; a();', ['called']],
  ['(x, VALUE)();', ['called']],
  ['(x || VALUE).y;', ['member']],
  ['(VALUE && x)();', ['called']],
  ['const a = VALUE;', []],
] as const)('%s', (code, expected) => {
  const kinds = openFile(code.replace('VALUE', 'probe(1)'), ({ model, probed: [probed] }) =>
    model.usesOf(probed!.parent).map(({ kind }) => kind),
  );
  expect(kinds).toEqual(expected);
});
