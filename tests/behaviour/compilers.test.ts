import { createRequire } from 'node:module';
import swc from '@swc/core';
import esbuild from 'esbuild';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { convertProgram } from './conversion.js';
import { expectSameBehaviour } from './expectations.js';
import { prelude } from './program.js';

const require = createRequire(import.meta.url);
const babel = require('@babel/core') as { transformSync(code: string, options: object): { code: string } };
const babel6 = require('babel-core') as { transform(code: string, options: object): { code: string } };

/** What turns async functions into generators that a function of its own runs. */
const compilers: Record<string, (source: string) => string> = {
  TypeScript: (source) => byTypeScript(source, {}),
  'TypeScript with tslib': (source) => byTypeScript(source, { importHelpers: true }),
  'Babel 6': (source) =>
    babel6.transform(source, {
      babelrc: false,
      plugins: [require.resolve('babel-plugin-transform-async-to-generator')],
    }).code,
  'Babel 7': (source) =>
    babel.transformSync(source, {
      babelrc: false,
      configFile: false,
      sourceType: 'script',
      plugins: ['@babel/plugin-transform-async-to-generator'],
    }).code,
  swc: (source) => swc.transformSync(source, { jsc: { target: 'es2015' }, isModule: false }).code,
  esbuild: (source) => esbuild.transformSync(source, { target: 'es2016' }).code,
};

function byTypeScript(source: string, options: ts.CompilerOptions): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2015, module: ts.ModuleKind.CommonJS, ...options };
  // A file without an import or export is no module, and gets no import of tslib.
  const text = ts.transpileModule(`${source}\nexport {};`, { compilerOptions }).outputText;
  return text.replace('Object.defineProperty(exports, "__esModule", { value: true });\n', '');
}

/** Async programs whose compiled form comes back to what it was. */
const programs: Record<string, string> = {
  'a declaration': `async function load(a, b) { log('in'); return [a, await b]; }
    exports.main = () => load(1, 2);`,
  'an arrow': `const load = async (a) => [a, await 2];
    exports.main = () => load(1);`,
  'an arrow with this': `const o = { id: 1, load() { return [1].map(async (a) => [this.id, await a])[0]; } };
    exports.main = () => o.load();`,
  'a function expression': `const load = async function () { return await 1; };
    exports.main = () => load();`,
  'a named function expression that calls itself': `const load = async function down(n) { return n === 0 ? 0 : 1 + (await down(n - 1)); };
    exports.main = () => load(3);`,
  methods: `const o = { id: 1, async load(a) { return [this.id, await a]; }, async ['computed']() { return await 2; } };
    class A { constructor() { this.id = 3; } async load(a) { return [this.id, await a]; } static async make() { return new this().load(await 4); } }
    exports.main = async () => [await o.load(5), await o.computed(), await A.make()];`,
  'rejections, try, catch and finally': `async function load() { try { await fail('no'); } catch (e) { log(e.message); throw new Error('again'); } finally { log(await 'finally'); } }
    exports.main = () => load();`,
  'loops and labels': `async function load() { outer: for (const a of [1, 2]) { for (let b = 0; b < 3; b++) { if (await (b === 1)) continue outer; log([a, b]); } } }
    exports.main = () => load();`,
  'nested functions': `async function outer(a) { const inner = async (b) => a + (await b); return (await inner(1)) + (await inner(2)); }
    exports.main = () => outer(10);`,
  'a function that is called before it is declared': `const promise = load(1);
    async function load(a) { return await a; }
    exports.main = () => promise;`,
  'two at the same time': `async function load(a) { for (let i = 0; i < 3; i++) log(a + (await i)); }
    exports.main = () => Promise.all([load('a'), load('b')]);`,
  'super in methods': `class A { async load(a) { return await a; } get name() { return 'a'; } }
    class B extends A { async load(a) { return [super.name, 1 + (await super.load(a))]; } }
    exports.main = () => new B().load(1);`,
  'what came with later standards': `async function load(a) { let b = a?.b ?? 5; b ||= await 1; b **= 2; return { ...a, b: await b }; }
    exports.main = async () => [await load(null), await load({ b: 3 })];`,
  'an async function that is called at once': `exports.main = () => (async (a) => [a, await 2])(1);`,
};

/** Programs in which parameters do more than to take a value. */
const parameters: Record<string, string> = {
  'a default': `async function load(a, b = log('default')) { return [a, b, await 3]; }
    exports.main = () => load(1);`,
  'rest and destructuring': `async function load({ a }, ...rest) { return [a, rest, await 3]; }
    exports.main = () => load({ a: 1 }, 2);`,
  arguments: `async function load() { return [arguments.length, arguments[0], await 3]; }
    exports.main = () => load(1, 2);`,
};

/** What Babel 6 cannot read, or turns into what does not parse. */
const beyondBabel6: readonly string[] = ['super in methods', 'what came with later standards'];

describe.each(Object.entries(compilers))('%s', (name, compile) => {
  const readable = Object.entries(programs).filter(([title]) => name !== 'Babel 6' || !beyondBabel6.includes(title));

  it.each(readable)('%s', async (_title, source) => {
    const compiled = compile(source);
    expect(compiled).toMatch(/function\s*\*/);
    const { text } = await expectSameBehaviour(`${compiled}\n`);
    expect(text).not.toMatch(/function\s*\*|yield/);
  });

  // In what Babel 6 emits, an error in a parameter is thrown by the call, which is why it is only suggested to change that.
  const throwsEarly = name === 'Babel 6';

  it.each(Object.entries(parameters))('parameters: %s', async (title, source) => {
    const compiled = compile(source);
    expect(compiled).toMatch(/function\s*\*/);
    const isSuggested = throwsEarly && title !== 'arguments';
    await expectSameBehaviour(`${compiled}\n`, isSuggested ? { because: ['parameterDefault'] } : {});
  });

  it('parameters: a default that throws', async () => {
    const compiled = compile(`async function load(a = fail.x.y) { return await a; }
      exports.main = () => load();`);
    expect(compiled).toMatch(/function\s*\*/);
    if (throwsEarly) {
      const { reasons } = convertProgram(compiled + prelude);
      expect([...reasons]).toEqual(['parameterDefault']);
    } else await expectSameBehaviour(`${compiled}\n`);
  });
});
