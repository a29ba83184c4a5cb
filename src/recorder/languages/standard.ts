/** What instruments files that run as they are: JavaScript as the standard has it. Loads in a part of the time of all. */
import { parse as parseWithAcorn, type Options } from 'acorn';
import { instrumentParsed } from '../instrument.js';
import type { SyntaxNode } from '../sites/syntax-node.js';
import type { Instrument } from './instrument.js';

/** @throws {SyntaxError} where the text is of another language, too */
export const instrument: Instrument = (text, path, options) =>
  instrumentParsed({ text, program: parse(text, path) }, path, options);

function parse(text: string, path: string): SyntaxNode {
  const options: Options = {
    ecmaVersion: 'latest',
    ranges: true,
    allowReturnOutsideFunction: true,
    sourceType: isModule(text, path) ? 'module' : 'script',
  };
  return parseWithAcorn(text, options) as unknown as SyntaxNode;
}

function isModule(text: string, path: string): boolean {
  return !path.endsWith('.cjs') && (path.endsWith('.mjs') || /^[^\S\n\r\u2028\u2029]*(?:import|export)\b/m.test(text));
}
