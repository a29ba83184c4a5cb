import { createRequire } from 'node:module';
import type { Linter } from 'eslint';
import plugin from '../../index.js';
import type { Parser, ParserOptions } from '../../parser/index.js';
import { parserFinder, type ParserSource } from './find-parser.js';

const name = '@typescript-eslint/parser';
const quiet = { loggerFn: false, warnOnUnsupportedTypeScriptVersion: false };

/**
 * Makes the parser of TypeScript files: the `@typescript-eslint/parser` of the project that each belongs to, or else the
 * one beside this plugin. Where there is none, the error says what to install.
 */
export function createTypeScriptParser(source: ParserSource): Linter.Parser & Parser {
  const findFor = parserFinder([name], source);
  return {
    meta: { name: `${plugin.meta.name}/typescript-parser`, version: plugin.meta.version },
    parseForESLint(text: string, given: ParserOptions) {
      const { filePath } = given as { readonly filePath: string };
      const options = { ...given, ...quiet };
      const here = findFor(options);
      if (!here.parser) throw new Error(advice(here.problem, filePath));
      return here.parser.parseForESLint!(text, options) as Linter.ESLintParseResult;
    },
  };
}

function advice(problem: string | undefined, file: string): string {
  return `no TypeScript parser: ${problem ?? `${name} is not installed`}. Install it:\n${installation(file)}`;
}

/** TypeScript 7 has no API for parsers: they take TypeScript 6, which goes beside it under the names that it asks for. */
function installation(file: string): string {
  const version = typescriptVersion(file);
  if (version === undefined) return `npm install --save-dev ${name} typescript@6`;
  if (version < 7) return `npm install --save-dev ${name}`;
  const aliases = '@typescript/native@npm:typescript@7 typescript@npm:@typescript/typescript6';
  return `npm install --save-dev ${aliases} ${name}`;
}

/** The major version of the TypeScript that a file would get. */
function typescriptVersion(file: string): number | undefined {
  try {
    const { version } = createRequire(file)('typescript/package.json') as { version: string };
    return Number.parseInt(version);
  } catch {
    return undefined;
  }
}
