import { createRequire } from 'node:module';
import swc from '@swc/core';
import esbuild from 'esbuild';
import ts from 'typescript';
import { requireBabel8 } from './babel-8.js';

const require = createRequire(import.meta.url);

interface Babel {
  transformSync(code: string, options: object): { code: string };
}

export const babel = require('@babel/core') as Babel;
const babel6 = require('babel-core') as { transform(code: string, options: object): { code: string } };

/** What turns async functions into generators that a function of its own runs. */
export const compilers: Record<string, (source: string) => string> = {
  TypeScript: (source) => byTypeScript(source, {}),
  'TypeScript with tslib': (source) => byTypeScript(source, { importHelpers: true }),
  'Babel 6': (source) =>
    babel6.transform(source, {
      babelrc: false,
      plugins: [require.resolve('babel-plugin-transform-async-to-generator')],
    }).code,
  'Babel 7': (source) => byBabel(babel, source),
  'Babel 8': (source) => byBabel(requireBabel8('@babel/core') as Babel, source),
  swc: (source) => swc.transformSync(source, { jsc: { target: 'es2015' }, isModule: false }).code,
  esbuild: (source) => esbuild.transformSync(source, { target: 'es2016' }).code,
};

/** Compiles a script as TypeScript does for ES2015, or as the options say. */
export function byTypeScript(source: string, options: ts.CompilerOptions): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2015, module: ts.ModuleKind.CommonJS, ...options };
  // A file without an import or export is no module, and gets no import of tslib.
  const text = ts.transpileModule(`${source}\nexport {};`, { compilerOptions }).outputText;
  return text.replace('Object.defineProperty(exports, "__esModule", { value: true });\n', '');
}

/** Compiles the async functions of a script alone, with the options of Babel's plugin for it. */
export function byBabel({ transformSync }: Babel, source: string, options: object = {}): string {
  const plugin = require.resolve('@babel/plugin-transform-async-to-generator');
  const common = { babelrc: false, configFile: false, sourceType: 'script' };
  return transformSync(source, { ...common, plugins: [[plugin, options]] }).code;
}
