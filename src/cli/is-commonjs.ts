import { readFileSync } from 'node:fs';
import { parse } from 'espree';

const wordsOfModules = /\b(?:import|export|await)\b/;

/**
 * Whether a file is to be parsed as CommonJS rather than as a module: sloppy mode, a `return` at the top level, and
 * `await` as a name are only possible there.
 *
 * The extension decides for `.cjs`, `.mjs` and TypeScript. Anything else is CommonJS when it parses as such, since a module with a
 * static `import` or `export`, `import.meta` or a top-level `await` never does.
 *
 * @param file absolute path
 */
export function isCommonJs(file: string): boolean {
  if (/\.(?:[cm]js|[cm]?tsx?)$/.test(file)) return file.endsWith('.cjs');
  try {
    return isCommonJsText(readFileSync(file, 'utf8'));
  } catch {
    // A file that cannot be read, or that is only a name, has no text to go by.
    return false;
  }
}

/** The same for a text whose name does not decide. */
export function isCommonJsText(text: string): boolean {
  return !wordsOfModules.test(text) || parsesAsCommonJs(text);
}

function parsesAsCommonJs(text: string): boolean {
  try {
    parse(text, { ecmaVersion: 'latest', sourceType: 'commonjs', ecmaFeatures: { jsx: true } });
    return true;
  } catch {
    return false;
  }
}
