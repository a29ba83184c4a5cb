import type { SyntaxNode } from './syntax-node.js';

/** The longest text that a part of a path is. */
const maxLength = 80;

/**
 * What a node adds to the path of names of the functions in one of its children.
 *
 * @param text of the file
 */
export function nameFrom(node: SyntaxNode, child: SyntaxNode, text: string): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return textOf(node['id'], text);
    case 'VariableDeclarator':
      return child === node['init'] ? textOf(node['id'], text) : undefined;
    case 'AssignmentExpression':
      return child === node['right'] ? textOf(node['left'], text) : undefined;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return child === node['value'] ? textOf(node['key'], text) : undefined;
    case 'CallExpression':
      return titleOf(node, child, text);
    default:
      return undefined;
  }
}

/** Tests and their groups are told apart by their titles: `it("loads")`. */
function titleOf(call: SyntaxNode, child: SyntaxNode, text: string): string | undefined {
  const [title] = call['arguments'] as SyntaxNode[];
  const isTitled = title?.type === 'Literal' && typeof title['value'] === 'string' && title !== child;
  return isTitled && child !== call['callee']
    ? shortened(`${textOf(call['callee'], text) ?? ''}(${JSON.stringify(title['value'])})`)
    : undefined;
}

function textOf(node: unknown, text: string): string | undefined {
  return node ? shortened(text.slice(...(node as SyntaxNode).range)) : undefined;
}

/** On one line, and not longer than a name may be. */
export function shortened(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, maxLength);
}
