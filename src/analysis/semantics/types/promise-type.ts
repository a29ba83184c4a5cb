import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Whether values of a declared type are promises as far as the file tells: by that name, or by an alias of such a type. */
export function isPromiseType(type: TSESTree.TypeNode, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const seen = new Set<string>();
  for (let name = nameOf(type); name !== undefined; name = nameOf(aliasOf(name, sourceCode))) {
    if (name === 'Promise') return true;
    // While somebody types, an alias may be of itself.
    if (seen.has(name)) return false;
    seen.add(name);
  }
  return false;
}

function nameOf(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
}

/** The type that the file gives a name. */
function aliasOf(name: string, { ast }: Readonly<TSESLint.SourceCode>): TSESTree.TypeNode | undefined {
  const alias = ast.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .find((statement) => statement?.type === 'TSTypeAliasDeclaration' && statement.id.name === name);
  return alias?.type === 'TSTypeAliasDeclaration' ? alias.typeAnnotation : undefined;
}
