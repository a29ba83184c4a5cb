import type { TSESTree } from '@typescript-eslint/utils';
import { memberName } from '../../syntax/index.js';
import { isDeclarationFile, path as paths } from '../environment/index.js';
import { perFile, type SemanticModel } from '../semantics/index.js';
import { planReturnType } from './bodies/declared-types.js';
import type { DeclaredReturn } from './conversion.js';

/** A declaration of a generator function whose source is an async function, or becomes one. */
export interface StaleDeclaration {
  readonly name: string;
  readonly declared: DeclaredReturn;
  /** The file and line of the source. */
  readonly source: string;
}

type Signature = readonly [path: readonly string[], annotation: TSESTree.TSTypeAnnotation | undefined];

/** The declarations of a file of declarations that say `Generator` of what its source has as an async function. */
export const staleDeclarationsOf = perFile((model: SemanticModel): readonly StaleDeclaration[] => {
  if (!isDeclarationFile(model.filename)) return [];
  return model.sourceCode.ast.body.flatMap(signaturesIn).flatMap(([path, annotation]) => {
    const declared = annotation && planReturnType(model, annotation);
    if (!declared || 'code' in declared) return [];
    const source = model.project.asyncSourceOf(path);
    if (!source) return [];
    const file = paths.relative(model.cwd, source.file).replaceAll(paths.sep, '/');
    return { name: path.at(-1)!, declared, source: `${file}:${source.line}` };
  });
});

/** The declared results of what a statement exports, by the names that lead there. */
function signaturesIn(statement: TSESTree.Statement): Signature[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? signaturesOf(statement.declaration) : [];
    case 'ExportDefaultDeclaration':
      return signaturesOf(statement.declaration).map(([[, ...path], type]) => [['default', ...path], type]);
    default:
      return [];
  }
}

function signaturesOf(declaration: TSESTree.Node): Signature[] {
  switch (declaration.type) {
    case 'TSDeclareFunction':
      return [[[declaration.id?.name ?? ''], declaration.returnType]];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }): Signature[] => {
        const type = id.typeAnnotation?.typeAnnotation;
        return id.type === 'Identifier' && type?.type === 'TSFunctionType' ? [[[id.name], type.returnType]] : [];
      });
    case 'ClassDeclaration':
      return declaration.body.body.flatMap((member): Signature[] => {
        const name = memberName(member);
        if (member.type !== 'MethodDefinition' || name === undefined) return [];
        const path = [declaration.id?.name ?? '', ...(member.static ? [] : ['prototype']), name];
        return [[path, member.value.returnType]];
      });
    default:
      return [];
  }
}
