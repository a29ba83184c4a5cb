import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/analysis/environment/settings.js';
import { lintError } from '../../support/lint-error.js';

const complete = {
  wrappers: [],
  runners: [],
  hosts: [],
  ownMeaning: [],
  versions: {},
  opaqueOperand: 'suggest',
  fixIntended: false,
  generatedFiles: 'skip',
  project: 'lazy',
};

describe('readSettings', () => {
  it.each([
    [undefined, complete],
    [{}, complete],
    [{ fixIntended: true }, { ...complete, fixIntended: true }],
    [{ generatedFiles: 'check' }, { ...complete, generatedFiles: 'check' }],
    [{ project: 'off' }, { ...complete, project: 'off' }],
    [{ versions: { koa: 1, co: 0 } }, { ...complete, versions: { koa: 1, co: 0 } }],
    [
      { hosts: [{ name: 'use', convention: 'koa-1' }], ownMeaning: [{ name: 'flow' }] },
      { ...complete, hosts: [{ name: 'use', convention: 'koa-1' }], ownMeaning: [{ name: 'flow' }] },
    ],
    [
      { wrappers: [{ name: 'wrap', module: './lib', family: 'await-all' }], opaqueOperand: 'await' },
      { ...complete, wrappers: [{ name: 'wrap', module: './lib', family: 'await-all' }], opaqueOperand: 'await' },
    ],
  ])('completes %j', (given, expected) => {
    expect(readSettings(given)).toEqual(expected);
  });

  it('gives the same answer for the same object, and for equal ones', () => {
    const given = { runners: [{ name: 'run' }] };
    expect(readSettings(given)).toBe(readSettings(given));
    expect(readSettings({ ...given })).toBe(readSettings(given));
    expect(readSettings({ ...given, project: 'off' })).not.toBe(readSettings(given));
  });

  it.each([
    ['text', ' must be an object'],
    [null, ' must be an object'],
    [[], ' must be an object'],
    [{ wrapper: [] }, '.wrapper is not a setting'],
    [{ wrappers: {} }, '.wrappers must be an array'],
    [{ runners: 'run' }, '.runners must be an array'],
    [{ hosts: ['it'] }, '.hosts[0] must be an object'],
    [{ ownMeaning: [{ name: 'a' }, {}] }, '.ownMeaning[1].name must be'],
    [{ wrappers: [{ name: '' }] }, '.wrappers[0].name must be'],
    [{ wrappers: [{ name: 'a', module: 1 }] }, '.wrappers[0].module must be'],
    [{ wrappers: [{ name: 'a', family: 'Q' }] }, '.wrappers[0].family must be one of'],
    [{ runners: [{ name: 'a' }, { name: 'b', kind: 'co' }] }, '.runners[1].kind is not known'],
    [{ versions: [] }, '.versions must be an object'],
    [{ versions: { koa: '1' } }, ".versions['koa'] must be a major version"],
    [{ versions: { koa: 1.5 } }, ".versions['koa'] must be a major version"],
    [{ versions: { koa: -1 } }, ".versions['koa'] must be a major version"],
    [{ hosts: [{ name: 'a', convention: 'koa-2' }] }, '.hosts[0].convention must be one of function, koa-1'],
    [
      { runners: [{ name: 'a', convention: 'koa-1' }] },
      '.runners[0].convention is not known; use module, name, family',
    ],
    [{ opaqueOperand: 'ignore' }, ".opaqueOperand must be 'suggest' or 'await'"],
    [{ fixIntended: 'yes' }, '.fixIntended must be true, false or an array of codes'],
    [
      { fixIntended: ['receiver'] },
      '.fixIntended[0] must be the code of a reason for which something is only suggested',
    ],
    [{ fixIntended: ['arity', 'x'] }, '.fixIntended[1] must be the code of a reason'],
    [{ generatedFiles: true }, ".generatedFiles must be 'skip' or 'check'"],
    [{ project: true }, ".project must be 'off', 'lazy' or 'index'"],
  ])('refuses %j by its path', (given, problem) => {
    const path = `settings['native-async']${problem}`;
    expect(() => readSettings(given)).toThrow(path);
    expect(lintError(given)).toContain(path);
  });
});
