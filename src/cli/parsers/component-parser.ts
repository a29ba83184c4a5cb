import type { Linter } from 'eslint';
import plugin from '../../index.js';
import type { Parser, ParserOptions, ParseResult } from '../../parser/index.js';
import { misfitOf, parserFinder, type ParserSource } from './find-parser.js';

/** The parsers of what stands in `script` elements. */
export interface ScriptParsers {
  readonly javascript: Parser;
  readonly typescript: Parser;
}

/** Makes the parser of the single-file components of a framework, such as `vue`, by the parser of the project. */
export function createComponentParser(
  framework: 'vue' | 'svelte',
  { javascript, typescript }: ScriptParsers,
  source: ParserSource,
): Linter.Parser & Parser {
  const name = `${framework}-eslint-parser`;
  const byLanguage = { js: javascript, jsx: javascript, ts: typescript, tsx: typescript, typescript };
  const findFor = parserFinder([name], source);
  return {
    meta: { name: `${plugin.meta.name}/${framework}-parser`, version: plugin.meta.version },
    parseForESLint(text: string, given: ParserOptions) {
      const options = { ...given, parser: byLanguage };
      const found = findFor(options);
      if (!found.parser) throw noParser(found.problem ?? `${name} is not installed`);
      const result = found.parser.parseForESLint!(text, options) as ParseResult & Linter.ESLintParseResult;
      // Of some scripts the parsers look for the names themselves, with what the ESLint of the project has for that.
      const misfit = misfitOf(result, source);
      if (misfit !== undefined) throw noParser(`${name} ${misfit}`);
      return result;
    },
  };

  function noParser(problem: string): Error {
    return new Error(
      `no parser of .${framework} files: ${problem}. Install it:\nnpm install --save-dev eslint ${name}`,
    );
  }
}
