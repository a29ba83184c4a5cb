import { createRequire } from 'node:module';
import swc from '@swc/core';
import esbuild from 'esbuild';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';

const require = createRequire(import.meta.url);
interface Babel {
  transform(code: string, options: object): { code: string };
}

const babel6 = require('babel-core') as Babel;
const babel = require('@babel/core') as { transformSync: Babel['transform'] };

const asyncFunction = 'async function f(a) { await a; }';
const defaultImport = "import co from 'co'; co();";
const asyncGenerator = 'async function* g() { yield 1; }';

const babel6Plugins = ['async-to-generator', 'es2015-modules-commonjs'];

const emitters: Record<string, (code: string, goal?: 'es5') => string> = {
  typescript: (code, goal) => byTypeScript(code, goal),
  babel: (code, goal) =>
    byBabel(code, ['async-generator-functions', 'async-to-generator', ...(goal ? ['regenerator'] : [])]),
  regenerator: (code) => byBabel(code, ['regenerator']),
  babel6: (code) =>
    babel6.transform(code, {
      babelrc: false,
      plugins: babel6Plugins.map((name) => require.resolve(`babel-plugin-transform-${name}`)),
    }).code,
  swc: (code, goal) =>
    swc.transformSync(code, { jsc: { target: goal ?? 'es2015' }, module: { type: 'commonjs' } }).code,
  esbuild: (code) => esbuild.transformSync(code, { target: 'es2016', format: 'cjs' }).code,
};

function byTypeScript(code: string, goal?: 'es5'): string {
  const { options } = ts.convertCompilerOptionsFromJson(
    { target: goal ?? 'es2015', module: 'commonjs', esModuleInterop: true },
    '.',
  );
  return ts.transpileModule(code, { compilerOptions: options }).outputText;
}

function byBabel(code: string, names: readonly string[]): string {
  const plugins = names.map((name) => `@babel/plugin-transform-${name}`);
  return babel.transformSync(code, { babelrc: false, configFile: false, plugins }).code;
}

/** The text that defines a name in emitted code: a function declaration, or the initialiser of a variable. */
function definitionIn(code: string, name: string): string | undefined {
  const file = ts.createSourceFile('emitted.js', code, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement.getText();
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
    if (found) return found.initializer?.getText();
  }
  return undefined;
}

/** The libraries that recognise a definition, each as `name path`. */
function recognisers(name: string, definition: string): string[] {
  return libraries.flatMap((library) =>
    (library.inlined ?? [])
      .filter((one) => one.name.test(name) && one.definition.every((pattern) => pattern.test(definition)))
      .map(({ path }) => `${library.name} ${path}`.trim()),
  );
}

describe('functions that compilers write into the file', () => {
  it.each([
    ['typescript', asyncFunction, undefined, '__awaiter', 'TypeScript __awaiter'],
    ['typescript', asyncGenerator, undefined, '__asyncGenerator', 'TypeScript __asyncGenerator'],
    ['typescript', asyncFunction, 'es5', '__generator', 'TypeScript __generator'],
    ['babel', asyncFunction, undefined, '_asyncToGenerator', 'Babel'],
    ['babel', asyncGenerator, undefined, '_wrapAsyncGenerator', 'Babel async generators'],
    ['babel', asyncFunction, 'es5', '_regenerator', 'regenerator in Babel'],
    ['regenerator', asyncFunction, undefined, '_regeneratorAsync', 'regenerator for async functions in Babel'],
    ['babel6', asyncFunction, undefined, '_asyncToGenerator', 'Babel 6 default'],
    ['swc', asyncFunction, undefined, '_async_to_generator', 'swc _'],
    ['swc', asyncFunction, 'es5', '_ts_generator', 'swc generators _'],
    ['swc', asyncGenerator, undefined, '_wrap_async_generator', 'swc async generators _'],
    ['esbuild', asyncFunction, undefined, '__async', 'esbuild __async'],
    ['esbuild', asyncGenerator, undefined, '__asyncGenerator', 'esbuild __asyncGenerator'],
    ['typescript', defaultImport, undefined, '__importDefault', 'TypeScript __importDefault'],
    ['babel6', defaultImport, undefined, '_interopRequireDefault', 'Babel module interop'],
    ['swc', defaultImport, undefined, '_interop_require_default', 'swc module interop _'],
    ['esbuild', defaultImport, undefined, '__toESM', 'esbuild __toESM'],
  ] as const)('%s: %s (%s) leaves a %s that is known', (compiler, code, goal, name, recogniser) => {
    const definition = definitionIn(emitters[compiler]!(code, goal), name);
    expect(definition).toBeDefined();
    expect(recognisers(name, definition!)).toEqual([recogniser]);
  });

  it('covers every entry', () => {
    const all = libraries.flatMap(({ name, inlined = [] }) => inlined.map(({ path }) => `${name} ${path}`.trim()));
    expect(all.sort()).toEqual([
      'Babel',
      'Babel 6 default',
      'Babel async generators',
      'Babel module interop',
      'TypeScript __asyncGenerator',
      'TypeScript __awaiter',
      'TypeScript __generator',
      'TypeScript __importDefault',
      'TypeScript __importStar',
      'esbuild __async',
      'esbuild __asyncGenerator',
      'esbuild __toESM',
      'regenerator for async functions in Babel',
      'regenerator in Babel',
      'swc _',
      'swc async generators _',
      'swc generators _',
      'swc module interop _',
    ]);
  });

  const emitted = [
    ['typescript', '__awaiter'],
    ['babel', '_asyncToGenerator'],
    ['babel6', '_asyncToGenerator'],
    ['swc', '_async_to_generator'],
    ['esbuild', '__async'],
  ] as const;

  it.each(emitted)('%s: %s is known however it is formatted', (compiler, name) => {
    const definition = definitionIn(emitters[compiler]!(asyncFunction), name)!;
    const reformatted = definition
      .replaceAll("'", '"')
      .replaceAll(/\bvar\b/g, 'const')
      .replaceAll(/\n\s*/g, '\n\t');
    expect(recognisers(name, reformatted)).toHaveLength(1);
  });

  it.each(emitted)('%s: a changed %s is not known', (compiler, name) => {
    const definition = definitionIn(emitters[compiler]!(asyncFunction), name)!;
    const changes: [RegExp, string][] = [
      [/new Promise|new \(P \|\|/, 'new Cancellable, $&'],
      [/\{/, '{ console.log("started");'],
      [/\.then\(\w+, \w+\)|"throw"/, ''],
    ];
    for (const [part, replacement] of changes) {
      const changed = definition.replace(part, replacement);
      expect(changed).not.toBe(definition);
      expect(recognisers(name, changed), changed).toEqual([]);
    }
  });

  it.each([
    ['__awaiter', 'function (thisArg, _arguments, P, generator) { return generator.apply(thisArg, _arguments); }'],
    ['__awaiter', 'function __awaiter(task) { return task.then(() => console.log("done")); }'],
    [
      '_asyncToGenerator',
      'function _asyncToGenerator(fn) { return function () { return fn.apply(this, arguments); }; }',
    ],
    ['__async', '(fn) => (...args) => new Promise((resolve) => resolve(fn(...args)))'],
    ['_regenerator', 'function _regenerator() { return { m: (f) => f }; }'],
  ])('%s of a user is not known: %s', (name, definition) => {
    expect(recognisers(name, definition)).toEqual([]);
  });
});
