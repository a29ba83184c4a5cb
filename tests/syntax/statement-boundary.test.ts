import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { continuesExpression, needsSemicolonBefore, previousStatement } from '../../src/syntax/statement-boundary.js';

const withoutSemicolon = [
  ...[
    'x',
    'x()',
    'x = 1',
    'x++',
    'let a',
    'let a = 1',
    'const b = () => {}',
    'const c = function () {}',
    'var d = class {}',
  ],
  ...[
    '"directive"',
    '`text`',
    '/re/',
    '[x]',
    'new X',
    'throw x',
    'debugger',
    'if (x) y',
    'if (x) {} else y',
    'while (x) y',
  ],
  ...[
    'for (;x;) y',
    'for (const k in x) y',
    'for (const v of x) y',
    'label: y',
    'do y; while (x)',
    'x = { a: 1 }',
    'x => {}',
  ],
  ...[
    'import "m"',
    'export const e = 1',
    'export default x',
    'export default () => {}',
    'let x; export { x }',
    'import m from "m"',
  ],
];
const closed = [
  ...[
    'x;',
    'let a;',
    '{}',
    'if (x) {}',
    'if (x) y; else {}',
    'while (x) {}',
    'for (;x;) {}',
    'function f() {}',
    'class A {}',
  ],
  ...[
    'try {} finally {}',
    'switch (x) {}',
    'label: {}',
    ';',
    'do {} while (x);',
    'export function g() {}',
    'export class B {}',
  ],
  ...['export default function () {}', 'export default class {}', 'export default x;', 'import "m";'],
];

describe('needsSemicolonBefore', () => {
  it.each(withoutSemicolon)('%s', (statement) => {
    const isSwallowed = statementsIn(`${statement}\n(y)`) < statementsIn(`${statement}\n;(y)`);
    // Where nothing is swallowed, a semicolon too many does no harm.
    expect(needed(statement) || !isSwallowed).toBe(true);
  });

  it('says so where a statement would be swallowed, in most of the cases', () => {
    const swallowing = withoutSemicolon.filter((statement) => statementsIn(`${statement}\n(y)`) === 1);
    expect(swallowing.length).toBeGreaterThan(15);
    expect(swallowing.filter((statement) => !needed(statement))).toEqual([]);
  });

  it.each(closed)('not after %s', (statement) => {
    expect(needed(statement)).toBe(false);
  });

  it.each([
    ['{ x\ny }', true],
    ['{ x;\ny }', false],
    ['switch (1) { case 1: x\ny }', true],
    ['class A { static { x\ny } }', true],
    ['if (x) y', false],
    ['y', false],
  ])('in %s: %s', (code, expected) => {
    expect(inRule(code, (sourceCode) => needsSemicolonBefore(sourceCode, statementOf(sourceCode, 'y')))).toBe(expected);
  });
});

it('previousStatement is the one before in the same list', () => {
  const text = inRule('a;\n{ b; y; c; }', (sourceCode) =>
    sourceCode.getText(previousStatement(statementOf(sourceCode, 'y')) as never),
  );
  expect(text).toBe('b;');
});

describe('continuesExpression', () => {
  it.each(['(', '[', '`', '+', '-', '*', '/', '.', ',', '=', '&&', '?', ':', '<'])('%s goes on', (text) => {
    expect(continuesExpression(text)).toBe(true);
  });

  it.each(['x', '{', '}', ')', ']', ';', '"', "'", '1', '#', '@', '~'])('%s does not', (text) => {
    expect(continuesExpression(text)).toBe(false);
  });
});

type SourceCode = Parameters<typeof needsSemicolonBefore>[0];

function inRule<Answer>(code: string, ask: (sourceCode: SourceCode) => Answer): Answer {
  const answers: Answer[] = [];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({ Program: () => void answers.push(ask(sourceCode as unknown as SourceCode)) }),
  };
  const messages = new Linter().verify(code, {
    plugins: { test: { rules: { rule } } },
    rules: { 'test/rule': 'error' },
  });
  if (answers.length === 0) throw new SyntaxError(messages[0]?.message);
  return answers[0]!;
}

function statementsIn(code: string): number {
  return inRule(code, (sourceCode) => sourceCode.ast.body.filter(({ type }) => type !== 'EmptyStatement').length);
}

/** Whether a statement that comes after this one needs a semicolon before it. */
function needed(statement: string): boolean {
  return inRule(`${statement}\nlast;`, (sourceCode) => needsSemicolonBefore(sourceCode, sourceCode.ast.body.at(-1)!));
}

function statementOf(sourceCode: SourceCode, name: string): Parameters<typeof previousStatement>[0] {
  const token = sourceCode.ast.tokens.findLast(({ value }) => value === name)!;
  return sourceCode.getNodeByRangeIndex(token.range[0])!.parent!;
}
