import { parse as parseWithBabel, type ParserPlugin } from '@babel/parser';
import type { SyntaxNode } from './syntax-node.js';

const common: ParserPlugin[] = [['estree', { classFeatures: true }], 'decorators-legacy', 'explicitResourceManagement'];

/**
 * Parses a file in the language that its name says: TypeScript, or JavaScript with JSX and Flow.
 *
 * @throws {SyntaxError}
 */
export function parse(text: string, file: string): SyntaxNode {
  const language: ParserPlugin[] = isTypeScript(file)
    ? ['typescript', ...(file.endsWith('x') ? (['jsx'] as const) : [])]
    : ['jsx', 'flow'];
  const { program } = parseWithBabel(text, {
    sourceType: 'unambiguous',
    ranges: true,
    errorRecovery: true,
    allowReturnOutsideFunction: true,
    plugins: [...common, ...language],
  });
  return program as unknown as SyntaxNode;
}

export function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}
