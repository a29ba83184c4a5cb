import { readFileSync } from 'node:fs';
import * as espree from 'espree';
import { fingerprint } from '../../analysis/environment/index.js';
import { memoize } from '../../collections/index.js';
import { tolerant } from '../../parser/index.js';
import { language, plainSyntaxOf, sourceTypesOf } from './plain-syntax.js';

const wordsOfModules = /\b(?:import|export|await)\b/;

/**
 * Whether a file is to be parsed as CommonJS rather than as a module: sloppy mode, a `return` at the top level, and
 * `await` as a name are only possible there.
 *
 * The extension decides for `.cjs`, `.mjs`, TypeScript and components. Anything else is CommonJS when it parses as such, since a module with a
 * static `import` or `export`, `import.meta` or a top-level `await` never does.
 *
 * @param file absolute path
 */
export function isCommonJs(file: string): boolean {
  const types = sourceTypesOf(file) ?? [];
  if (types.length < 2) return types.includes('commonjs');
  try {
    return isCommonJsText(readFileSync(file, 'utf8'));
  } catch {
    // A file that cannot be read, or that is only a name, has no text to go by.
    return false;
  }
}

/**
 * The same for a text whose name does not decide. One with a misplaced `await` parses as neither: it is CommonJS unless it
 * has the syntax of modules.
 */
export const isCommonJsText = memoize((text: string): boolean => {
  if (!wordsOfModules.test(text)) return true;
  const plain = plainSyntaxOf(text, ['commonjs', 'module']);
  return plain ? plain.sourceType === 'commonjs' : parsesTolerantly(text);
}, fingerprint);

const parser = tolerant(espree);
const whole = { range: true, loc: true, tokens: true, comment: true, nativeAsync: { recoverAwait: true } };

function parsesTolerantly(text: string): boolean {
  try {
    parser.parseForESLint(text, { ...language, ...whole, sourceType: 'commonjs' });
    return true;
  } catch {
    return false;
  }
}
