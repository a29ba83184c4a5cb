import type { TSESTree } from '@typescript-eslint/utils';

/** The `export` that a declaration, or the declarator of a variable, stands behind: `export const x = …`. */
export function exportStatementOf(
  declaration: TSESTree.Node,
): TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration | undefined {
  const { parent } = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  const isExport = parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';
  return isExport ? parent : undefined;
}
