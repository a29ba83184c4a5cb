import { createRequire } from 'node:module';
import path from 'node:path';
import type { Linter } from 'eslint';
import plugin from '../index.js';

interface Parser {
  parseForESLint(text: string, options: object): Linter.ESLintParseResult;
}

export const meta = { name: `${plugin.meta.name}/typescript-parser`, version: plugin.meta.version };

/**
 * Parses a TypeScript file with the `@typescript-eslint/parser` of the project it belongs to, or else with the one
 * beside this plugin.
 *
 * @throws Error, which ESLint reports as the file's parsing error, where there is no such parser or it does not start.
 */
export function parseForESLint(text: string, options: { readonly filePath: string }): Linter.ESLintParseResult {
  const parser = parserFor(path.dirname(options.filePath));
  return parser.parseForESLint(text, { ...options, loggerFn: false, warnOnUnsupportedTypeScriptVersion: false });
}

const parsers = new Map<string, Parser>();

function parserFor(directory: string): Parser {
  const known = parsers.get(directory);
  if (known) return known;
  const parser = loadParser(directory);
  parsers.set(directory, parser);
  return parser;
}

function loadParser(directory: string): Parser {
  const name = '@typescript-eslint/parser';
  const failures: string[] = [];
  for (const from of [path.join(directory, 'file.js'), import.meta.url]) {
    const require = createRequire(from);
    try {
      return require(name) as Parser;
    } catch (error) {
      failures.push((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' ? '' : (error as Error).message);
    }
  }
  const reason = failures.find((failure) => failure !== '');
  throw new Error(
    `no TypeScript parser: ${reason ? `${name} does not start (${reason})` : `${name} is not installed`}. ` +
      `Install it with \`npm install --save-dev ${name} typescript@6\` (it does not work with TypeScript 7).`,
  );
}
