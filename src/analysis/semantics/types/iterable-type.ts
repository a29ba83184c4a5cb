import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The parts of the TypeScript API that are asked; written out, so that nothing here needs TypeScript to be installed. */
interface Type {
  readonly flags: number;
  getProperties(): readonly { readonly name: string }[];
}
interface Services {
  readonly program?: { getTypeChecker(): { getTypeAtLocation?(node: unknown): Type } } | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): unknown };
}

/** `TypeFlags.Any`, the same in every TypeScript. */
const anyType = 1;

/** Whether types say that an expression's value can be iterated, or may be anything. Without types: no. */
export function mayBeIterable(expression: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const services = sourceCode.parserServices as Services | undefined;
  const node = services?.program && services.esTreeNodeToTSNodeMap?.get(expression);
  const type = node ? services.program.getTypeChecker().getTypeAtLocation?.(node) : undefined;
  if (!type) return false;
  // The name of a property whose key is a well-known symbol is `__@iterator` and a number.
  return (type.flags & anyType) !== 0 || type.getProperties().some(({ name }) => name.startsWith('__@iterator'));
}
