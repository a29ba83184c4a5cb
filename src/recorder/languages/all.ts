/** What instruments files in all languages that run by a loader, and what compilers made of them. */
import { parse as parseWithBabel, type ParserPlugin } from '@babel/parser';
import { type CompiledFrom, instrumentParsed } from '../instrument.js';
import { align } from '../sites/align.js';
import { generatorSitesOf } from '../sites/generator-functions.js';
import type { SyntaxNode } from '../sites/syntax-node.js';
import type { Instrument } from './instrument.js';

/** @throws {SyntaxError} */
export const instrument: Instrument = (text, path, { disk = text, ...options } = {}) => {
  const program = parse(text, path);
  const isTyped = isTypeScript(path) && disk === text;
  const source: CompiledFrom = {
    text: disk,
    align: (generators) =>
      align({ text, generators }, { text: disk, generators: generatorSitesOf(parse(disk, path), disk) }),
  };
  return instrumentParsed({ text, program, isTyped, ...(disk !== text && { source }) }, path, options);
};

const common: ParserPlugin[] = [['estree', { classFeatures: true }], 'decorators-legacy', 'explicitResourceManagement'];

/** Parses a file in the language that its name says: TypeScript, or JavaScript with JSX and Flow. */
function parse(text: string, file: string): SyntaxNode {
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

function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}
