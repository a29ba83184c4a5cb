import { parse } from '@typescript-eslint/parser';

/** Where a statement or an expression stands in a text. */
export type Site = readonly [start: number, end: number];

interface SyntaxNode {
  readonly type: string;
  readonly range: Site;
}

/** Parses JavaScript and TypeScript alike. Throws where the text is neither. */
export function parseProgram(text: string): SyntaxNode {
  return parse(text, { range: true, sourceType: 'module', errorOnUnknownASTType: false });
}

/** All nodes right below one. */
export function childNodes(node: object): readonly SyntaxNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

/** The places of statements and members, and of what looks like an expression. Throws where the text is no program. */
export function sitesIn(text: string): { readonly statements: readonly Site[]; readonly expressions: readonly Site[] } {
  const nodes: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    nodes.push(node);
    for (const child of childNodes(node)) {
      // TypeScript leaves it to the checker to say that these stand at the top.
      if (node.type !== 'Program' && /^(?:Im|Ex)port.*Declaration$/.test(child.type)) throw new SyntaxError(text);
      visit(child);
    }
  };
  visit(parseProgram(text));
  const ranges = (type: RegExp): Site[] => nodes.filter((node) => type.test(node.type)).map(({ range }) => range);
  return {
    statements: ranges(/(?:Statement|Declaration|Definition)$/),
    expressions: ranges(/(?:Expression|Literal|Identifier)$/),
  };
}
