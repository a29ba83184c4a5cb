import { describe, expect, it } from 'vitest';
import { isExported } from '../../../src/analysis/scope/index.js';
import { openFile } from '../../support/opened-file.js';

/** How the generator function of a file leaves it. */
function exposure(code: string) {
  return openFile(code, ({ model }) => {
    const node = [...model.syntax.functions.keys()].find(({ generator }) => generator)!;
    return { kind: model.exposureOf(node)?.kind, isExported: isExported(node) };
  });
}

describe('how a generator function leaves its file', () => {
  it.each([
    ['export default function* g() {}', 'whole', true],
    ['module.exports = function* () {};', 'whole', true],
    ['function* g() {} module.exports = g;', 'whole', false],
    ['export function* g() {}', 'member', true],
    ['export const g = function* () {};', 'member', true],
    ['exports.g = function* () {};', 'member', true],
    ['module.exports = { *g() {} };', 'member', true],
    ['const api = { *g() {} }; module.exports = api;', 'member', false],
    ['module.exports = () => ({ *g() {} });', 'member', false],
    ['module.exports = () => function* () {};', 'returned', false],
  ])('%s', (code, kind, exported) => {
    expect(exposure(code)).toEqual({ kind, isExported: exported });
  });

  it.each(['function* g() {} g();', 'const api = { *g() {} }; api.g();', 'function* g() { return g; }'])(
    'not at all: %s',
    (code) => {
      expect(exposure(code)).toEqual({ kind: undefined, isExported: false });
    },
  );

  it('follows a factory that returns itself', () => {
    expect(exposure('function make() { return { *g() {}, make }; } exports.make = make;').kind).toBeUndefined();
    expect(exposure('module.exports = make; function make() { return { make, *g() {} }; }').kind).toBe('member');
  });
});
