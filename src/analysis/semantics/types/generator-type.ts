import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The parts of the TypeScript API that are asked; written out, so that nothing here needs TypeScript to be installed. */
interface Signature {
  readonly declaration?: { readonly body?: unknown };
  getReturnType(): { readonly symbol?: { readonly name: string } };
}
interface Services {
  readonly program?: { getTypeChecker(): { getResolvedSignature(node: unknown): Signature | undefined } } | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): unknown };
}

/**
 * Makes the function that asks the type checker whether a call is declared to return a `Generator`, by a declaration
 * that has no body to say more: in a `.d.ts` file nothing else tells a generator function. What has a body, and is no
 * generator function itself, may have stepped the object it returns.
 */
export function createGeneratorTypes(
  sourceCode: Readonly<TSESLint.SourceCode>,
): (call: TSESTree.CallExpression) => boolean {
  const services = sourceCode.parserServices as Services | undefined;
  const program = services?.program;
  const nodes = services?.esTreeNodeToTSNodeMap;
  if (!program || !nodes) return () => false;
  return (call) => {
    const node = nodes.get(call);
    const signature = node ? program.getTypeChecker().getResolvedSignature(node) : undefined;
    if (!signature?.declaration || signature.declaration.body !== undefined) return false;
    return signature.getReturnType().symbol?.name === 'Generator';
  };
}
