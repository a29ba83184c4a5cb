import type { TSESTree } from '@typescript-eslint/utils';
import { parse } from 'espree';
import { describe, expect, it } from 'vitest';
import { needsParenthesesUnderAwait } from '../../src/syntax/expressions.js';

const operands = [
  ...[
    'x',
    '1',
    '"s"',
    '/re/',
    'null',
    'this',
    'x.y',
    'x[y]',
    'x?.y',
    'x()',
    'x?.()',
    'new X()',
    'new X',
    '`t`',
    'x`t`',
  ],
  ...[
    '-x',
    '!x',
    'typeof x',
    'void 0',
    'delete x.y',
    '++x',
    'x++',
    '[x]',
    '{ x }',
    'function () {}',
    'function* () {}',
  ],
  ...['class {}', 'import("x")', 'import.meta', 'async function () {}', '10n'],
  ...[
    'x + y',
    'x ** y',
    'x && y',
    'x ?? y',
    'x || y',
    'x ? y : z',
    'x = y',
    'x += y',
    'x ||= y',
    'x => y',
    'async x => y',
  ],
  ...['(x) => {}', 'x in y', 'x instanceof Y', 'x === y', 'x << y'],
];

describe('needsParenthesesUnderAwait', () => {
  it.each(operands)('yield %s', (text) => {
    const operand = operandOf(`function* f() { yield ${text}; }`)!;
    const parenthesised = operandOf(`async function f() { await (${text}); }`)!;
    const bare = attempt(() => operandOf(`async function f() { await ${text}; }`));
    const isSame = bare !== undefined && shape(bare) === shape(operand);
    expect(shape(parenthesised)).toBe(shape(operand));
    expect(needsParenthesesUnderAwait(operand)).toBe(!isSame);
  });
});

/** The operand of the only suspension of the only function; undefined where it is not the whole statement. */
function operandOf(code: string): TSESTree.Expression | undefined {
  const [declaration] = (parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as TSESTree.Program)
    .body;
  const [statement] = (declaration as TSESTree.FunctionDeclaration).body.body;
  const { expression } = statement as TSESTree.ExpressionStatement;
  const isSuspension = expression.type === 'YieldExpression' || expression.type === 'AwaitExpression';
  return isSuspension ? (expression.argument ?? undefined) : undefined;
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** An AST without its places. */
function shape(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (['start', 'end', 'range', 'loc'].includes(key)) return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
}
