import type { TSESTree } from '@typescript-eslint/utils';

/** An await that a parser took for something else, since it took `await` for the name of a variable. */
export interface MisreadAwait {
  /** How the text goes on: `await (x)`, `await [x]`, `` await `x` ``, `await +x`, `await /x/g`, or with a line break. */
  readonly form: 'parentheses' | 'brackets' | 'template' | 'sign' | 'regular expression' | 'line break';
  /** The smallest node, misread as it is, that has both `await` and its operand; for a line break the operand alone. */
  readonly node: TSESTree.Node;
}

/**
 * Recognises an await in the node that a parser made of it where `await` may be the name of a variable: espree in
 * sloppy functions of scripts, Hermes and `@typescript-eslint/parser` in modules too.
 *
 * @param name An Identifier that no scope declares, with `parent` set.
 * @returns What was misread, or undefined if it is no await.
 */
export function misreadAwait(name: TSESTree.Identifier): MisreadAwait | undefined {
  if (name.name !== 'await') return undefined;
  const node = name.parent;
  // What begins with it is no await where it has parentheses of its own: `(await)(x)`.
  if (node.range[0] < name.range[0]) return misreadLineBreak(name);
  switch (node.type) {
    case 'CallExpression':
      if (node.callee !== name || node.optional) break;
      // An operand in parentheses is an expression: there is one, and no spread.
      if (node.arguments.length === 0 || node.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
      return { form: 'parentheses', node };
    case 'MemberExpression':
      return node.object === name && node.computed && !node.optional ? { form: 'brackets', node } : undefined;
    case 'TaggedTemplateExpression':
      return { form: 'template', node };
    case 'BinaryExpression':
      if (node.left !== name) break;
      if (node.operator === '+' || node.operator === '-') return { form: 'sign', node };
      return node.operator === '/' && isQuotient(node.parent, node)
        ? { form: 'regular expression', node: node.parent }
        : undefined;
  }
  return misreadLineBreak(name);
}

function misreadLineBreak(name: TSESTree.Identifier): MisreadAwait | undefined {
  const operand = expressionInNextLine(name);
  return operand && { form: 'line break', node: operand };
}

function isQuotient(node: TSESTree.Node, dividend: TSESTree.Node): boolean {
  return node.type === 'BinaryExpression' && node.operator === '/' && node.left === dividend;
}

/** The expression statement that follows without a semicolon, for a name with which its own statement ends. */
function expressionInNextLine(name: TSESTree.Identifier): TSESTree.Expression | undefined {
  let statement: TSESTree.Node = name;
  while (statement.parent?.range[1] === name.range[1] && !endsWithLine(statement)) statement = statement.parent;
  if (!endsWithLine(statement) || !statement.parent) return undefined;
  const siblings = Object.values(statement.parent).find(
    (list): list is TSESTree.Node[] => Array.isArray(list) && list.includes(statement),
  );
  const next = siblings?.[siblings.indexOf(statement) + 1];
  return next?.type === 'ExpressionStatement' ? next.expression : undefined;
}

function endsWithLine({ type }: TSESTree.Node): boolean {
  return /^(?:(?:Expression|Return|Throw)Statement|VariableDeclaration)$/.test(type);
}
