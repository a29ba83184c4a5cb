import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** First characters of a line that a line without a semicolon before it takes for its own continuation (ECMA-262, 12.10). */
const continuation = /^[([`+\-*/.,<>=!&|^%?:]/;

/** Whether text that starts like this would be glued to an expression on the line before that has no semicolon. */
export function continuesExpression(text: string): boolean {
  return continuation.test(text);
}

/**
 * Whether a statement that is made to start with `(` needs a semicolon before it, since the statement before ends
 * without one.
 */
export function needsSemicolonBefore(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): boolean {
  const previous = previousStatement(statement);
  return previous !== undefined && endsOpen(sourceCode, previous);
}

/** The statement before this one in the same list. */
export function previousStatement(statement: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = statement;
  const siblings =
    parent?.type === 'Program' ||
    parent?.type === 'BlockStatement' ||
    parent?.type === 'StaticBlock' ||
    parent?.type === 'TSModuleBlock'
      ? parent.body
      : parent?.type === 'SwitchCase'
        ? parent.consequent
        : [];
  return siblings[siblings.indexOf(statement as never) - 1];
}

/** Whether a statement could go on in the next line: it should end in a semicolon, and does not. */
function endsOpen(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case 'BlockStatement':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'DoWhileStatement':
      return false;
    case 'IfStatement':
      return endsOpen(sourceCode, statement.alternate ?? statement.consequent);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'WithStatement':
    case 'LabeledStatement':
      return endsOpen(sourceCode, statement.body);
    case 'ExportNamedDeclaration':
      return statement.declaration
        ? endsOpen(sourceCode, statement.declaration)
        : lacksSemicolon(sourceCode, statement);
    case 'ExportDefaultDeclaration':
      return endsOpen(sourceCode, statement.declaration);
    default:
      return lacksSemicolon(sourceCode, statement);
  }
}

function lacksSemicolon(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): boolean {
  if (sourceCode.getLastToken(statement)?.value === ';') return false;
  // The semicolon of `export default x;` belongs to the declaration around the expression.
  return sourceCode.getTokenAfter(statement)?.value !== ';';
}
