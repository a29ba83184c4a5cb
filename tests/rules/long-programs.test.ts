import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { textConcerns } from '../../src/analysis/semantics/index.js';
import plugin from '../../src/index.js';

/*
 * Programs in which one thing needs another as often as the program is long. ESLint itself goes through them, and a rule
 * that overflows the stack would stop it.
 */

const lines = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, at) => write(at));
const inCoroutine = (body: string) => `const co = require('co');\nco(function* () {\n${body}\n});\n`;

const programs: Readonly<Record<string, string>> = {
  'names for names': inCoroutine(
    `const v0 = fetch(0);\n${lines(5000, (at) => `const v${at + 1} = v${at};`).join('\n')}\nyield v5000;`,
  ),
  'functions that return each other’s results': [
    "const co = require('co');",
    'function f0() { return fetch(0); }',
    ...lines(5000, (at) => `function f${at + 1}() { return f${at}(); }`),
    'co(function* () { yield f5000(); });',
  ].join('\n'),
  'operands that are promises': inCoroutine(`yield (${lines(1500, (at) => `fetch(${at})`).join(' ||\n')});`),
};

describe.each(Object.entries(programs))('a long row of %s', (_, code) => {
  it.each(['recommended', 'migrate'] as const)('ends in an answer under %s', (preset) => {
    const messages = new Linter().verify(code, [
      { languageOptions: { sourceType: 'commonjs' } },
      plugin.configs[preset],
    ]);
    expect(messages.map(({ ruleId }) => ruleId)).toContain('native-async/no-coroutine-wrapper');
  });
});

const many = 300_000;

/* What goes over a run of the same letter once for each of its letters would not come to an end. */
it.each([
  ['line breaks', `function* f() {}${'\n'.repeat(many)}f();`],
  ['blanks', `function* f() {}${' '.repeat(many)}f();`],
  ['line breaks around what is yielded', inCoroutine(`yield${' '.repeat(many)}fetch(1)${'\n'.repeat(many)};`)],
  ['letters in a name', inCoroutine(`yield ${'a'.repeat(many)}B;`)],
  ['capital letters in a name', inCoroutine(`yield ${'A'.repeat(many)}b_;`)],
  ['digits in a name', inCoroutine(`yield a${'1'.repeat(many)}b;`)],
  ['letters in the name of an iterable', `function* f() {}\nconst ${'a'.repeat(many)} = f();\nfor (const x of g) x;`],
])('a long run of %s is checked in one pass', (_, code) => {
  const lint = () => new Linter().verify(code, [{ languageOptions: { sourceType: 'script' } }, plugin.configs.strict]);
  expect(lint).not.toThrow();
  expect(textConcerns(`${'\n'.repeat(many)}x;`, {})).toBe('nothing');
});
