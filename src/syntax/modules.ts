import type { TSESTree } from '@typescript-eslint/utils';

/**
 * The specifier that `require` or `import` is given, where the text shows it. A path below the folder of the file, as in
 * `require(__dirname + '/lib.js')`, is the relative specifier of the same file.
 */
export function moduleSpecifier(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'TemplateLiteral': {
      const [first, second] = node.quasis.map(({ value }) => value.raw);
      if (node.expressions.length === 0) return first;
      return node.expressions.length === 1 && first === '' && isFolder(node.expressions[0]!)
        ? below(second!)
        : undefined;
    }
    case 'BinaryExpression': {
      const path = node.operator === '+' && isFolder(node.left) ? moduleSpecifier(node.right) : undefined;
      return path === undefined ? undefined : below(path);
    }
    default:
      return undefined;
  }
}

function isFolder(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === '__dirname';
}

function below(path: string): string | undefined {
  return path.startsWith('/') ? `.${path}` : undefined;
}

/** The `export` that a declaration, or the declarator of a variable, stands behind: `export const x = …`. */
export function exportStatementOf(
  declaration: TSESTree.Node,
): TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration | undefined {
  const { parent } = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  const isExport = parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';
  return isExport ? parent : undefined;
}
