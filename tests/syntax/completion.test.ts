import type { TSESTree } from '@typescript-eslint/utils';
import { parse } from 'espree';
import { expect, it } from 'vitest';
import { neverCompletes } from '../../src/syntax/completion.js';

it.each([
  ['return 1;', true],
  ['throw x;', true],
  ['{ x(); return; }', true],
  ['{ return; x(); }', true],
  ['if (x) return; else throw y;', true],
  ['if (x) { return; } else { return 1; }', true],
  ['try { return 1; } catch { return 2; }', true],
  ['try { x(); } finally { return 1; }', true],
  ['try { return 1; } finally { x(); }', true],
  ['x();', false],
  [';', false],
  ['{}', false],
  ['if (x) return;', false],
  ['if (x) return; else y();', false],
  ['try { return 1; } catch { x(); }', false],
  ['try { x(); } catch { return 1; }', false],
  ['label: { break label; }', false],
  ['label: { if (x) break label; return 1; }', false],
  ['switch (x) { default: return 1; }', false],
  ['for (;;) { break; }', false],
  ['while (x) return 1;', false],
])('%s: %s', (code, expected) => {
  const program = parse(`function f() { ${code} }`, { ecmaVersion: 'latest' }) as unknown as TSESTree.Program;
  const [statement] = (program.body[0] as TSESTree.FunctionDeclaration).body.body;
  expect(neverCompletes(statement)).toBe(expected);
});
