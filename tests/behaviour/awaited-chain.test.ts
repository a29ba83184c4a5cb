import { Linter } from 'eslint';
import { transpileModule, ScriptTarget } from 'typescript';
import * as typescriptParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { jest, mochaWith, runTests } from '../support/reported-tests.js';

const AsyncFunction = (async () => {}).constructor as new (...code: string[]) => (...values: unknown[]) => unknown;

interface Ending {
  readonly said: readonly unknown[];
  readonly returned?: unknown;
  readonly thrown?: string;
}

type Load = (key: unknown) => unknown;

const later = <Value>(value: Value): Promise<Value> => new Promise((resolve) => setTimeout(resolve, 1, value));

/** What `load` is where nothing has to wait, and where it does. */
const ways = {
  gives: { now: (key: unknown) => key, later: (key: unknown) => later(key) },
  fails: {
    now: () => {
      throw new Error('no');
    },
    later: () => later(0).then(() => Promise.reject(new Error('no'))),
  },
} as const;

async function run(code: string, g: Load, Constructor: new (...code: string[]) => unknown): Promise<Ending> {
  const said: unknown[] = [];
  const say = (what: unknown) => said.push(what);
  const body = new Constructor('g', 'say', code) as (g: Load, say: unknown) => unknown;
  try {
    return { said, returned: await body(g, say) };
  } catch (error) {
    return { said, thrown: (error as Error).message };
  }
}

const linter = new Linter();

function fixed(code: string, filename = 'file.js'): string {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } },
    plugin.configs.tolerant,
    plugin.configs.recommended,
  ];
  const { output, messages } = linter.verifyAndFix(code, config, filename);
  expect(messages).toEqual([]);
  return output;
}

/** Functions `main`, whose first line is always the same. */
const load = 'function load(x) { return await g(x); }';

const programs: Readonly<Record<string, string>> = {
  catch: `function safe(x) { try { return load(x); } catch { return 'caught'; } }
    function main() { return safe(1) + '!'; }`,
  finally: `function safe(x) { try { return load(x); } finally { say('end'); } }
    function main() { return safe(1) + 1; }`,
  'catch with finally': `function safe(x) { try { throw 0; } catch { return load(x); } finally { say('end'); } }
    function main() { return safe(1) + 1; }`,
  'a function that is async already': `async function safe(x) { try { return load(x); } catch { return 'caught'; } }
    function main() { return safe(1); }`,
  'a name': `function safe(x) { try { const result = load(x); return result; } catch { return 'caught'; } }
    function main() { return safe(1) + '!'; }`,
  'a name that is written later': `function safe(x) {
      let result;
      try { result = load(x); } catch { result = 'caught'; }
      return result;
    }
    function main() { return safe(1) + '!'; }`,
  'a call of an arrow': `const safe = (x) => { try { return (() => load(x))(); } catch { return 'caught'; } };
    function main() { return safe(1) + '!'; }`,
  'a helper that hands it on': `const get = (x) => load(x);
    const safe = (x) => { try { return get(x); } catch { return 'caught'; } };
    function main() { return safe(1) + '!'; }`,
  'methods of a prototype': `function Service() {}
    Service.prototype.load = function (x) { return load(x); };
    Service.prototype.name = function (x) { return this.load(x) + '!'; };
    function main() { const service = new Service(); const name = Service.prototype.name.call(service, 1); return name + 1; }`,
  'another name of this': `class Service {
      load(x) { return load(x); }
      name(x) { const self = this; return (function () { return self.load(x) + '!'; })(); }
    }
    function main() { return new Service().name(1); }`,
  'a condition': `function safe(x) { try { return x ? load(x) : 0; } catch { return 'caught'; } }
    function main() { return safe(1) + '!'; }`,
  'a statement': `function main() { try { load(1); say('done'); } catch { say('caught'); } say('end'); return 1; }`,
  'nested blocks': `function main() {
      try { for (const x of [1, 2]) { if (x > 1) return load(x) + 1; } } catch (error) { return error.message; }
    }`,
  'another use that wants the promise': `async function early() { return load(1); }
    function show(x) { say(load(x)); }
    function main() { const shown = show(2); say(shown); return await early(); }`,
  'returns of two kinds': `function safe(x) { if (!x) return 'none'; return load(x); }
    function main() { return safe(0) + '|' + safe(1); }`,
  'a return that is not always reached': `function maybe(x) { if (x) return load(x); }
    function main() { return maybe(0) + '|' + maybe(1); }`,
  'keys of objects': `function main() { const o = { [load('a')]: 1 }; return o[load('a')] + (load('a') in o ? 1 : 0); }`,
  'keys of classes': `function main() {
      class A { [load('m')]() { return 1; } static [load('f')] = 2; get [load('g')]() { return 3; } }
      return new A().m() + A.f + new A().g;
    }`,
  'keys of patterns': `function main() {
      let a; let rest;
      const { [load('k')]: b, ...others } = { k: 1, l: 2 };
      ({ [load('l')]: a, ...rest } = others);
      return [a, b, Object.keys(rest).length].join();
    }`,
  'what is switched on': `function main() { switch (load('a')) { case 'a': return 1; default: return 2; } }`,
  cases: `function main() { switch ('a') { case load('b'): return 1; case load('a'): return 3; default: return 2; } }`,
};

describe('once it waits, a program does what it would without waiting', () => {
  it.each(Object.entries(programs))('%s', async (_, program) => {
    const code = `${load}\n${program}`;
    const after = fixed(`${code}\nexport { main };`).replace('export { main };', 'return main();');
    const before = `${code}\nreturn main();`.replaceAll(/\b(?:async|await) /g, '');
    for (const { now, later } of Object.values(ways)) {
      const ending = await run(before, now, Function);
      expect(ending.thrown ?? '').not.toMatch(/is not/);
      expect(await run(after, later, AsyncFunction)).toEqual(ending);
    }
  });

  it('also with types', async () => {
    const code = `function load(x: unknown): any { return await g(x); }
function safe(x: number): string { if (!x) return 'none'; return load(x); }
function main(): string { return safe(0) + '|' + safe(1); }`;
    const output = fixed(code, 'file.ts');
    expect(output).toContain('async function safe(x: number): Promise<string>');
    const options = { compilerOptions: { target: ScriptTarget.ES2022 } };
    const compiled = (text: string) => `${transpileModule(text, options).outputText}\nreturn main();`;
    for (const { now, later } of Object.values(ways))
      expect(await run(compiled(output), later, AsyncFunction)).toEqual(
        await run(compiled(code.replace('await ', '')), now, Function),
      );
  });
});

describe('decorators of parameters', () => {
  const decorators = `const seen = [];
const dec = (what) => () => { seen.push(what); };
`;
  const compile = (text: string) =>
    transpileModule(text, { compilerOptions: { target: ScriptTarget.ES2022, experimentalDecorators: true } })
      .outputText;
  const waiting = 'class A { m(@dec(await g(1)) a: number) {} static s(@dec(await g(2)) a: number) {} }';

  it('wait with the class, which is silent', async () => {
    const code = `${decorators}async function make() { ${waiting} return seen; }`;
    expect(fixed(code, 'file.ts')).toBe(code);
    const { returned } = await run(`${compile(code)}\nreturn make();`, ways.gives.later, AsyncFunction);
    expect(returned).toEqual([1, 2]);
  });

  it('make the function around the class async', async () => {
    const output = fixed(`${decorators}export function make() { ${waiting} return seen; }`, 'file.ts');
    const code = compile(output).replace('export ', '');
    const { returned } = await run(`${code}\nreturn make();`, ways.gives.later, AsyncFunction);
    expect(returned).toEqual([1, 2]);
  });
});

describe('tests that take a callback', () => {
  const callback = (async: string) => `it('calls', ${async}function (done) { await_; done(); });`;

  it.each([mochaWith(), jest])('are not made async for $name, which fails them', async (runner) => {
    const code = callback('').replace('await_', 'await later(1)');
    const [message, ...more] = linter.verify(code, [plugin.configs.tolerant], 'file.js');
    expect(more).toEqual([]);
    expect(message!.message).toContain('[test-callback]');
    expect([message!.fix, message!.suggestions]).toEqual([undefined, undefined]);

    const declarations = 'const later = (value) => new Promise((resolve) => { setTimeout(resolve, 1, value); });\n';
    const asFixed = declarations + callback('async ').replace('await_', 'await later(1)');
    const { reported } = await runTests(runner, asFixed);
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatchObject({ state: 'failed' });
    const asTold = asFixed.replace('(done)', '()').replace(' done();', '');
    expect((await runTests(runner, asTold)).reported).toMatchObject([{ state: 'passed' }]);
  });
});
