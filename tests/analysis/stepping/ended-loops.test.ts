import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../../src/index.js';

const config: Linter.Config = {
  plugins: { 'native-async': plugin },
  rules: { 'native-async/no-unprimed-generator': 'error' },
};

/** What a program hands to `seen` in its second loop, and whether the loop is reported. */
function run(lines: string): { readonly elements: readonly unknown[]; readonly isReported: boolean } {
  const program = `function* numbers() { yield 1; yield 2; yield 3; }\n${lines}\nfor (const x of g) seen(x);\n`;
  const elements: unknown[] = [];
  new Function('seen', 'skip', program)(
    (x: unknown) => elements.push(x),
    () => undefined,
  );
  return { elements, isReported: new Linter().verify(program, config).length > 0 };
}

it.each([
  'const g = numbers(); for (const x of g) skip(x);',
  'const g = numbers(); for (const x of g) break;',
  'const g = numbers(); for (const x of g) { if (x === 2) break; skip(x); }',
  'const g = numbers(); const [first] = g; skip(first);',
  'const g = numbers(); skip(...g);',
  'const g = numbers(); skip(new Set(g));',
  'const g = numbers(); g.return();',
  'let g = numbers(); const h = g; for (const x of h) skip(x);',
])('the loop has nothing, and is reported: %s', (lines) => {
  expect(run(lines)).toEqual({ elements: [], isReported: true });
});

it.each([
  ['const g = numbers(); g.next();', [2, 3]],
  ['let g = numbers(); skip(...g); g = numbers();', [1, 2, 3]],
  ['const g = [...numbers()]; for (const x of g) skip(x);', [1, 2, 3]],
  ['const g = numbers(); if (skip()) skip(...g);', [1, 2, 3]],
  [
    'function* more() { try { yield 1; } finally { yield 2; yield 3; } } const g = more(); for (const x of g) break;',
    [3],
  ],
])('the loop has something, and is not: %s', (lines, elements) => {
  expect(run(lines)).toEqual({ elements, isReported: false });
});
