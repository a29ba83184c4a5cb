import { createRequire } from 'node:module';
import path from 'node:path';
import { memoize } from '../../collections/index.js';
import type { Parser, ParserOptions, ParseResult } from '../../parser/index.js';

/** Which packages may be loaded, and which ESLint they have to fit. */
export interface ParserSource {
  readonly eslintVersion: string;
  /** Whether those of the code that is checked may be loaded; else only those beside this plugin. */
  readonly usesTargetPackages: boolean;
}

/** A parser that starts and fits, or what is wrong with each that was found. */
export type FoundParser =
  | { readonly parser: Parser; readonly problem?: undefined }
  | { readonly parser?: undefined; readonly problem: string | undefined };

/**
 * Looks for a parser: in the packages of the code, upwards from its folder, then beside this plugin. One that does not
 * start, or does not fit the ESLint that runs, is passed over.
 *
 * @param names packages, the best one first
 * @param options with which it is tried; `filePath` is the file that needs it
 */
export function findParser(names: readonly string[], options: ParserOptions, source: ParserSource): FoundParser {
  const { filePath } = options as { readonly filePath: string };
  const target = source.usesTargetPackages ? [path.resolve(filePath)] : [];
  let problem: string | undefined;
  for (const from of [...target, import.meta.url]) {
    for (const name of names) {
      const found = loadParser(name, createRequire(from), options, source);
      if (found?.parser) return found;
      problem ??= found?.problem;
    }
  }
  return { problem };
}

/** The same for many files: it is looked for once a folder. */
export function parserFinder(names: readonly string[], source: ParserSource): (options: ParserOptions) => FoundParser {
  return memoize(
    (options: ParserOptions) => findParser(names, options, source),
    (options) => path.dirname((options as { readonly filePath: string }).filePath),
  );
}

function loadParser(
  name: string,
  require: NodeJS.Require,
  options: ParserOptions,
  source: ParserSource,
): FoundParser | undefined {
  let version = '';
  try {
    ({ version } = require(`${name}/package.json`) as { version: string });
  } catch {
    // Its exports may leave that file out, or it is not installed.
  }
  try {
    const parser = require(name) as Parser;
    const problem = unfit(parser, options, source);
    return problem === undefined ? { parser } : { problem: `${name} ${version} ${problem}` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' && version === '') return undefined;
    const [reason = ''] = message.split('\n');
    return { problem: `${[name, version].filter(Boolean).join(' ')} does not start (${reason.replace(/\.$/, '')})` };
  }
}

/** What keeps a parser from being used, found by trying it. */
function unfit(parser: Parser, options: ParserOptions, source: ParserSource): string | undefined {
  if (!parser.parseForESLint) return 'is no parser for ESLint';
  return misfitOf(parser.parseForESLint('', options) as ParseResult, source);
}

/** What keeps ESLint from using what a parser has made of a file. */
export function misfitOf({ scopeManager }: ParseResult, { eslintVersion }: ParserSource): string | undefined {
  const needsGlobals = Number.parseInt(eslintVersion) >= 10;
  const fits = !scopeManager || !needsGlobals || 'addGlobals' in scopeManager;
  return fits ? undefined : `does not work with ESLint ${eslintVersion}`;
}
