import { createRequire } from 'node:module';
import ts from 'typescript';
import type { Comparison } from './canonical.js';
import { babel } from '../support/compilers.js';

/** A compiler, and the text that its output is to come back to. */
export interface CompiledStyle {
  readonly name: string;
  /** Files that the compiler makes two things of are left out. */
  readonly isFit?: (text: string) => boolean;
  readonly compile: (
    text: string,
    sourceType: 'module' | 'commonjs',
  ) => { readonly before: string; readonly after: string };
  readonly comparison: Comparison;
}

/** Whether a file has functions that a compiler made coroutines of before: these come back, too. */
function hasCompiledCode(text: string): boolean {
  return /\b(?:__awaiter|_?asyncToGenerator\w*)\s*\(/.test(text);
}

/** What the compiler makes of a file for ES2016, against its own output of the file for ES2017. */
export const typescript: CompiledStyle = {
  name: 'TypeScript',
  // `for await` is compiled in two ways.
  isFit: (text) => !hasCompiledCode(text) && !/\bfor\s+await\b/.test(text),
  compile: (text) => ({
    before: byTypeScript(text, ts.ScriptTarget.ES2017),
    after: byTypeScript(text, ts.ScriptTarget.ES2016),
  }),
  comparison: { callees: new Set(['__awaiter']), madeNames: /^_[a-z]\d*$|_\d+$/ },
};

function byTypeScript(text: string, target: ts.ScriptTarget): string {
  const compilerOptions = { target, module: ts.ModuleKind.ESNext, allowJs: true };
  return ts.transpileModule(text, { compilerOptions, fileName: 'program.js' }).outputText;
}

const require = createRequire(import.meta.url);

/** What Babel makes of async functions, and of nothing else. */
export const babelOnly: CompiledStyle = {
  name: 'Babel',
  isFit: (text) => !hasCompiledCode(text),
  compile: (text, sourceType) => {
    const compile = (...plugins: string[]): string =>
      babel.transformSync(text, {
        babelrc: false,
        configFile: false,
        sourceType: sourceType === 'module' ? 'module' : 'script',
        parserOpts: { allowReturnOutsideFunction: sourceType === 'commonjs' },
        plugins: plugins.map((name) => require.resolve(name)),
      }).code;
    return { before: compile(), after: compile('@babel/plugin-transform-async-to-generator') };
  },
  comparison: { callees: new Set(['_asyncToGenerator']), thisNames: /^_this\d*$/, additions: /^_+|\d+$/g },
};
