import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Whether values of a declared type are promises as far as the file tells: by that name, or by an alias of such a type. */
export function isPromiseType(type: TSESTree.TypeNode, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const { name } = type.typeName;
  if (name === 'Promise') return true;
  const alias = sourceCode.ast.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .find((statement) => statement?.type === 'TSTypeAliasDeclaration' && statement.id.name === name);
  return alias?.type === 'TSTypeAliasDeclaration' && isPromiseType(alias.typeAnnotation, sourceCode);
}
