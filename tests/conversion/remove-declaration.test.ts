import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { convertProgram } from '../support/conversion.js';

const use = (what: string) => `\nco(function* () { yield Promise.resolve(${what}); });`;
const used = (what: string) => `\n(async () => { await Promise.resolve(${what}); })();`;

/** A program after the conversion of all its calls of co, which leaves nothing that uses the name. */
function converted(program: string): string {
  const isModule = /^import /m.test(program);
  return convertProgram(program, { preset: 'migrate', filename: isModule ? 'program.ts' : 'program.cjs' }).text;
}

describe('a declaration that nothing uses any more', () => {
  it.each<[before: string, after: string]>([
    ["const co = require('co');", ''],
    ["f();\n\nconst co = require('co');\n", 'f();\n'],
    ["f(); const co = require('co');", 'f(); '],
    ["const co = require('co'); f();", 'f();'],
    ["const co = require('co'); // why", '// why'],
    ["const co = require('co'), b = 1,\n  c = 2;", 'const b = 1,\n  c = 2;'],
    ["const b = 1, co = require('co'), c = 2;", 'const b = 1, c = 2;'],
    ["const b = 1, co = require('co');", 'const b = 1;'],
    ["const { co } = require('co');", ''],
    ["const { co, b } = require('co');", "const { b } = require('co');"],
    ["import 'a';\nimport co = require('co');", "import 'a';"],
    ["import 'a';\nimport co, { b } from 'co';", "import 'a';\nimport { b } from 'co';"],
    ["import co, { type A, b } from 'co';", "import { type A, b } from 'co';"],
    ["import co, * as b from 'co';\nuse(b);", "import * as b from 'co';\nuse(b);"],
    ["import b, { co } from 'co';\nuse(b);", "import b from 'co';\nuse(b);"],
    ["import 'a';\nimport { co } from 'bluebird-co';", "import 'a';\nimport 'bluebird-co';"],
    ["import { co, b } from 'bluebird-co';", "import { b } from 'bluebird-co';"],
    ["const { co } = require('bluebird-co');", "require('bluebird-co');"],
  ])('goes: %s', (before, after) => {
    const rest = (text: string) => (text === '' ? text : `${text}\n`);
    expect(converted(`${before}${use('1')}`)).toBe(rest(after) + used('1').trim());
  });

  it.each([
    "const co = /* why */ require('co');",
    "const { co, ...b } = require('co');",
    "const { co, b } = require('bluebird-co');",
    "const { co } = require('bluebird-co'), b = 1;",
  ])('stays: %s', (declaration) => {
    expect(converted(declaration + use('1'))).toBe(declaration + used('1'));
  });

  it('leaves a semicolon where what follows would be read as a directive', () => {
    expect(converted(`const co = require('co')\n'use strict'${use('1')}`)).toBe(
      `;\n'use strict'\n;(async () => { await Promise.resolve(1); })();`,
    );
  });

  it('is found in one pass, however many blanks stand around it', () => {
    // What goes back for each blank would not come to an end.
    const blanks = ' '.repeat(300_000);
    const settings = { 'native-async': { generatedFiles: 'check' } };
    const config = { languageOptions: { sourceType: 'commonjs' }, settings } as const;
    const fix = (code: string) => new Linter().verifyAndFix(code, [plugin.configs.migrate, config], 'file.js').output;
    expect(fix(`f();${blanks}\n${blanks}const co = require('co');${blanks}\n${use('1').trim()}`)).toBe(
      `f();${blanks}\n${used('1').trim()}`,
    );
    expect(fix(`require('co')(/*${blanks}a\n${blanks}b */ function* () { yield Promise.resolve(1); });`)).toBe(
      '/* a b */ (async () => { await Promise.resolve(1); })();',
    );
  });
});
