import path from 'node:path';
import type { Linter } from 'eslint';
import { parse as parseByBabel, type ParserPlugin } from '@babel/parser';
import plugin from '../../index.js';
import { type Parser, type ParserOptions, tolerant, type TolerantParser } from '../../parser/index.js';
import { findParser, type ParserSource } from './find-parser.js';

const names = ['@babel/eslint-parser', 'babel-eslint'];

const plugins: ParserPlugin[] = ['jsx', 'flow', 'decorators-legacy'];

/** With the configuration of the project, or without one: it may have none, or one that does not work here. */
const configured = { requireConfigFile: false };
const standalone = { ...configured, babelOptions: { configFile: false, babelrc: false, parserOpts: { plugins } } };

/**
 * Makes the parser of JavaScript files: ESLint's own, which lets a misplaced `await` pass; for what that rejects, the
 * Babel parser of the project, which knows Flow and decorators.
 *
 * @param espree of the ESLint that runs
 */
export function createJavaScriptParser(espree: Parser, source: ParserSource): Linter.Parser & Parser {
  const plain = tolerant(espree);
  const found = new Map<string, BabelParser>();
  return {
    meta: { name: `${plugin.meta.name}/javascript-parser`, version: plugin.meta.version },
    parseForESLint(text: string, options: ParserOptions) {
      try {
        return plain.parseForESLint(text, options);
      } catch (error) {
        if (!needsBabel(text)) throw error;
        const { filePath } = options as { readonly filePath: string };
        const directory = path.dirname(filePath);
        let babel = found.get(directory);
        if (!babel) found.set(directory, (babel = findBabel(options, source)));
        return babel(text, options);
      }
    },
  };
}

type BabelParser = (text: string, options: ParserOptions) => ReturnType<TolerantParser['parseForESLint']>;

/** Whether a text that is no JavaScript is what the Babel parser of a project is for. */
function needsBabel(text: string): boolean {
  return parses(text, plugins) && !parses(text, ['jsx']);
}

function parses(text: string, enabled: ParserPlugin[]): boolean {
  try {
    parseByBabel(text, { plugins: enabled, allowReturnOutsideFunction: true, sourceType: 'unambiguous' });
    return true;
  } catch {
    return false;
  }
}

function findBabel(options: ParserOptions, source: ParserSource): BabelParser {
  const found = findParser(names, { ...options, ...standalone }, source);
  if (found.parser) return attempts(tolerant(found.parser));
  const problem = found.problem ?? `${names[0]!} is not installed`;
  return () => {
    throw new Error(
      `Flow types or decorators, and ${problem}. Install it:\nnpm install --save-dev ${names[0]!} @babel/core`,
    );
  };
}

function attempts(parser: TolerantParser): BabelParser {
  return (text, options) => {
    try {
      return parser.parseForESLint(text, { ...options, ...configured });
    } catch {
      return parser.parseForESLint(text, { ...options, ...standalone });
    }
  };
}
