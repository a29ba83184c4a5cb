import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The parts of the TypeScript API that are asked; written out, so that nothing here needs TypeScript to be installed. */
interface TypeScriptNode {
  readonly asteriskToken?: unknown;
  readonly modifiers?: readonly { getText(): string }[];
  readonly initializer?: TypeScriptNode;
  readonly parent?: TypeScriptNode;
  readonly flags: number;
}
interface Symbol {
  readonly flags: number;
  readonly declarations?: readonly TypeScriptNode[];
}
interface Checker {
  getSymbolAtLocation?(node: unknown): Symbol | undefined;
  getAliasedSymbol(symbol: Symbol): Symbol;
}
interface Services {
  readonly program?: { getTypeChecker(): Checker } | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): unknown };
}

/** `SymbolFlags.Alias` and `NodeFlags.Const`, the same in every TypeScript since 2.0. */
const aliasSymbol = 1 << 21;
const constDeclaration = 1 << 1;

/**
 * Makes the function that asks the type checker whether a callee was declared as a generator function, by `function*`
 * or `*method`, and whether as an async one. A type `Generator` alone says nothing: what returns it may have started it.
 */
export function createDeclaredGenerators(
  sourceCode: Readonly<TSESLint.SourceCode>,
): (callee: TSESTree.Node) => { readonly async: boolean } | undefined {
  const services = sourceCode.parserServices as Services | undefined;
  const program = services?.program;
  const nodes = services?.esTreeNodeToTSNodeMap;
  if (!program || !nodes) return () => undefined;
  let checker: Checker | undefined;
  return (callee) => {
    const node = nodes.get(callee.type === 'MemberExpression' ? callee.property : callee);
    checker ??= program.getTypeChecker();
    const symbol = node ? checker.getSymbolAtLocation?.(node) : undefined;
    if (!symbol) return undefined;
    const { declarations } = symbol.flags & aliasSymbol ? checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = declarations?.length === 1 ? declarations : [];
    const declared = declaration && functionOf(declaration);
    return declared?.asteriskToken
      ? { async: declared.modifiers?.some((modifier) => modifier.getText() === 'async') ?? false }
      : undefined;
  };
}

/** The function that a declaration is or, if it is a constant, is set to. */
function functionOf(declaration: TypeScriptNode): TypeScriptNode | undefined {
  if (!declaration.initializer) return declaration;
  return declaration.parent && declaration.parent.flags & constDeclaration ? declaration.initializer : undefined;
}
