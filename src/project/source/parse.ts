import type { ParserOptions } from '@babel/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isDeclarationFile } from '../../analysis/environment/index.js';
import { packages } from './packages.js';
import { linkParents, visitorKeys } from './syntax-tree.js';

/** What reading a file takes of what ESLint has of one. */
export type ParsedFile = Pick<
  TSESLint.SourceCode,
  'ast' | 'getDeclaredVariables' | 'getScope' | 'getText' | 'scopeManager' | 'text' | 'visitorKeys'
>;

type Plugins = NonNullable<ParserOptions['plugins']>;

const common: Plugins = [
  ['estree', { classFeatures: true }],
  'decorators-legacy',
  'explicitResourceManagement',
  'exportDefaultFrom',
  'importAttributes',
];

/**
 * Parses a file that is not the one that is linted, whatever parser lints: JavaScript with JSX, Flow and decorators, or
 * TypeScript. A pure function of text and path.
 *
 * @returns undefined for what does not parse
 */
export function parseFile(text: string, file: string): ParsedFile | undefined {
  const ast = parsePlain(text, file) ?? parse(text, pluginsFor(text, file));
  if (!ast) return undefined;
  linkParents(ast);
  const isModule = ast.body.some(({ type }) => /^(?:Import|Export)\w*Declaration$/.test(type));
  const scopeManager = packages.scopes().analyze(ast as never, {
    ecmaVersion: 2022,
    sourceType: isModule ? 'module' : 'commonjs',
    childVisitorKeys: visitorKeys,
    fallback: () => [],
  }) as unknown as TSESLint.Scope.ScopeManager;
  return {
    ast: ast as TSESLint.SourceCode.Program,
    text,
    visitorKeys: visitorKeys,
    scopeManager,
    getText: (node) => (node ? text.slice(node.range[0], node.range[1]) : text),
    getDeclaredVariables: (node) => scopeManager.getDeclaredVariables(node),
    getScope: (node) => scopeAround(scopeManager, node),
  };
}

/**
 * Parses plain JavaScript by the parser that ESLint has used all along, which is faster than one that nothing has warmed
 * up. What it makes nothing of is left to the other.
 */
function parsePlain(text: string, file: string): TSESTree.Program | undefined {
  if (!/\.[cm]?jsx?$/.test(file) || mayHaveFlow.test(text)) return undefined;
  const sourceType = statementOfModules.test(text) ? 'module' : 'commonjs';
  try {
    const options = { ecmaVersion: 'latest', sourceType, range: true, loc: true, ecmaFeatures: { jsx: true } } as const;
    return packages.plainParser().parse(text, options) as unknown as TSESTree.Program;
  } catch {
    return undefined;
  }
}

const statementOfModules = /^[^\S\n\r\u2028\u2029]*(?:im|ex)port\b/m;
const mayHaveFlow = /@flow|\bimport type\b/;

function parse(text: string, plugins: Plugins): TSESTree.Program | undefined {
  const options: ParserOptions = {
    plugins,
    ranges: true,
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    errorRecovery: true,
    attachComment: false,
    createImportExpressions: true,
  };
  try {
    return packages.parser().parse(text, options).program as unknown as TSESTree.Program;
  } catch {
    return undefined;
  }
}

function pluginsFor(text: string, file: string): Plugins {
  if (isDeclarationFile(file)) return [...common, ['typescript', { dts: true }]];
  if (/\.[cm]?ts$/.test(file)) return [...common, 'typescript'];
  if (/\.tsx$/.test(file)) return [...common, 'typescript', 'jsx'];
  return [...common, 'jsx', ...(mayHaveFlow.test(text) ? (['flow'] as const) : [])];
}

function scopeAround(scopes: TSESLint.Scope.ScopeManager, node: TSESTree.Node): TSESLint.Scope.Scope {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const scope = scopes.acquire(current, true);
    if (scope) return scope;
  }
  return scopes.scopes[0]!;
}
