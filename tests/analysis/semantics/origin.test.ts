import { describe, expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';

/** The origin of the first thing that is probed, as text: `module co default.wrap`. */
function originIn(code: string, typed = false): string | undefined {
  return openFile(
    code,
    ({ model, probed: [probed] }) => {
      const origin = model.origins.originOf(probed!);
      return origin && [origin.from, origin.name, origin.path.join('.')].join(' ').trim();
    },
    { typed },
  );
}

const interop = 'function _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }';

describe('originOf', () => {
  it.each([
    ["import co from 'co'; probe(co);", 'module co default'],
    ["import { wrap } from 'co'; probe(wrap);", 'module co wrap'],
    ["import { wrap as w } from 'co'; probe(w);", 'module co wrap'],
    ["import { 'a b' as w } from 'co'; probe(w);", 'module co a b'],
    ["import * as co from 'co'; probe(co);", 'module co'],
    ["import * as co from 'co'; probe(co.default.wrap);", 'module co default.wrap'],
    ["const co = require('co'); probe(co);", 'module co'],
    ["var co = require('co'); probe(co['wrap']);", 'module co wrap'],
    ["let co = require('co'); probe(co.a.b);", 'module co a.b'],
    ['const co = require(`co`); probe(co);', 'module co'],
    ["const lib = require(__dirname + '/lib.js'); probe(lib.run);", 'module ./lib.js run'],
    ["const lib = require(__dirname + '/../lib'); probe(lib.run);", 'module ./../lib run'],
    ['const lib = require(`${__dirname}/lib.js`); probe(lib.run);', 'module ./lib.js run'],
    ["const lib = require(__dirname + 'lib.js'); probe(lib.run);", undefined],
    ["const lib = require(folder + '/lib.js'); probe(lib.run);", undefined],
    ["probe(require('co').wrap);", 'module co wrap'],
    ["const { wrap } = require('co'); probe(wrap);", 'module co wrap'],
    ["const { a: { b: c } } = require('co'); probe(c);", 'module co a.b'],
    ["const co = require('co'); const { wrap } = co; probe(wrap);", 'module co wrap'],
    ["const co = require('co'), wrap = co.wrap; probe(wrap);", 'module co wrap'],
    ["const co = await import('co'); probe(co.default);", 'module co default'],
    [`const _co = _interopRequireDefault(require('co')); ${interop} probe((0, _co.default));`, 'module co default'],
    ["const co = (x, require('co')); probe(co);", undefined],
    ["const co = (x = require('co')); probe(co);", 'module co'],
    ["probe(require('bluebird').getNewLibraryCopy().coroutine);", 'module bluebird coroutine'],
    ["const P = require('bluebird'); const B = P.getNewLibraryCopy(); probe(B);", 'module bluebird'],
    ["probe(require('co').getNewLibraryCopy().wrap);", undefined],
    ['probe(Promise.all);', 'global Promise all'],
    ['probe(Q);', 'global Q'],
    ["const { wrap = other } = require('co'); probe(wrap.x);", undefined],
    ["const { ...rest } = require('co'); probe(rest);", undefined],
    ["const [co] = require('co'); probe(co);", undefined],
    ["let co = require('co'); co = other; probe(co);", undefined],
    ["var co = require('co'); var co = other; probe(co);", undefined],
    ['const co = require(name); probe(co);', undefined],
    ["const co = require('co' + x); probe(co);", undefined],
    ["function f(require) { const co = require('co'); probe(co); }", undefined],
    ["const co = require('co'); function f(co) { probe(co); }", undefined],
    ["const co = require('co'); probe(co[name]);", undefined],
    ["const co = require('co'); probe(co());", undefined],
    ['Q = other; probe(Q);', undefined],
    ['const a = b, b = a; probe(a);', undefined],
    ['probe(this);', undefined],
  ])('%s', (code, expected) => {
    expect(originIn(code)).toBe(expected);
  });

  it.each([
    ["import co = require('co'); probe(co.wrap);", 'module co wrap'],
    ["import co from 'co'; probe((co as any).wrap);", 'module co default.wrap'],
    ["import co from 'co'; probe(co!.wrap);", 'module co default.wrap'],
    ["import co from 'co'; probe(<any>co);", 'module co default'],
    ["import co from 'co'; probe((co satisfies unknown) as any);", 'module co default'],
  ])('TypeScript: %s', (code, expected) => {
    expect(originIn(code, true)).toBe(expected);
  });
});

describe('knownExportOf', () => {
  it.each([
    ["import co from 'co'; probe(co);", 'co runner'],
    ["import co from 'co'; probe(co.default.co.wrap);", 'co wrapper'],
    ["import { coroutine } from 'bluebird'; probe(coroutine);", 'bluebird wrapper'],
    ["import { Promise } from 'bluebird'; probe(Promise.coroutine);", 'bluebird wrapper'],
    ['probe(Q.async);', 'Q wrapper'],
    ['probe(__awaiter);', 'TypeScript runner'],
    ["import { flow } from 'mobx'; probe(flow);", 'MobX own-meaning'],
    ["import { call } from 'redux-saga/effects'; probe(call);", 'redux-saga own-meaning'],
    ["import { wrap } from './wrap.js'; probe(wrap);", './wrap wrapper'],
    ["import { wrap } from './wrap'; probe(wrap);", './wrap wrapper'],
    ["import { wrap } from '../wrap'; probe(wrap);", undefined],
    ['probe(run);', 'run runner'],
    ['const run = 1; probe(run);', undefined],
    ["import co from 'co'; probe(co.unknown);", undefined],
  ])('%s', (code, expected) => {
    const settings = { wrappers: [{ module: './wrap', name: 'wrap' }], runners: [{ name: 'run' }] };
    const found = openFile(code, ({ model, probed: [probed] }) => model.knownExportOf(probed!), { settings });
    expect(found && `${found.library.name} ${found.export.role}`).toBe(expected);
  });
});

describe('seesGlobal', () => {
  it.each([
    ['probe(1);', true],
    ['function f() { probe(1); }', true],
    ['const Promise = 1; probe(1);', false],
    ["import Promise from 'x'; probe(1);", false],
    ['function f(Promise) { probe(1); }', false],
    ['function f() { probe(1); var Promise; }', false],
    ['function f() { probe(1); { let Promise; } }', true],
    ['function f() { { probe(1); } let Promise; }', false],
    ['class Promise {} probe(1);', false],
    ['Promise = other; probe(1);', false],
    ['(function Promise() { probe(1); });', false],
    ['try {} catch (Promise) { probe(1); }', false],
  ])('%s: Promise is the global one: %s', (code, expected) => {
    expect(openFile(code, ({ model, probed: [probed] }) => model.seesGlobal(probed!, 'Promise'))).toBe(expected);
  });
});
