import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const linter = new Linter();
const id = 'native-async/no-await-in-sync-function';

/** What the first suggestion of the first report makes of a module, if there is one. */
function suggestion(code: string): string | undefined {
  const [report] = linter.verify(code, [plugin.configs.tolerant], 'file.js');
  expect(report?.ruleId).toBe(id);
  const fix = report?.suggestions?.[0]?.fix;
  return fix && code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

const AsyncFunction = (async () => {}).constructor as new (...code: string[]) => (...values: unknown[]) => unknown;

/** Runs the body of a function that is async if it is to wait. Resolves to how it ends. */
async function run(code: string, values: Record<string, unknown>, waits: boolean): Promise<unknown> {
  const Constructor = waits ? AsyncFunction : Function;
  try {
    return { returned: await (new Constructor(...Object.keys(values), code)(...Object.values(values)) as unknown) };
  } catch (error) {
    return { thrown: (error as Error).message };
  }
}

const later = <T>(value: T, turns = 3): Promise<T> =>
  turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, turns - 1));

const lists: readonly (readonly unknown[])[] = [
  [],
  [1, 2, 3, 4, 5],
  [5, 4, 3, 2, 1],
  [2, 2, 2],
  [1, 3],
  [0, '', null, undefined, NaN],
  [[2], [[4], []], 2],
];
const methods = ['filter', 'find', 'findLast', 'findIndex', 'findLastIndex', 'some', 'every'];
const callbacks = [
  '(x) => await ok(x)',
  'x => await ok(x) && i < 9',
  '(x) => (await ok(x) ? 1 : 0)',
  '(x, i, all) => await ok(all[i])',
  '(x) => { if (!x) return false; const y = await ok(x); return y; }',
  'function (x) { if (await ok(x)) { return "yes"; } else { return 0; } }',
];

describe('callbacks that are asked whether something holds', () => {
  it.each(methods.flatMap((method) => callbacks.map((callback) => [method, callback] as const)))(
    '%s(%s) answers once it waits as it would without',
    async (method, callback) => {
      const code = (wrapped: string) => `const i = 1;\nconst result = ${wrapped};\nreturn [result, result === xs[0]];`;
      const call = `xs.${method}(${callback})`;
      const suggested = suggestion(`${call};`)!.replace(/^;?([^]*);$/, '$1');
      expect(suggested).toContain('await Promise.all(');
      const ok = (x: unknown) => x === 2 || Array.isArray(x) || (typeof x === 'number' && x > 3);
      for (const xs of lists) {
        const expected = await run(code(call.replaceAll('await ', '')), { xs, ok }, false);
        expect(expected).toHaveProperty('returned');
        const waiting = { xs: [...xs], ok: (x: unknown) => later(ok(x)) };
        expect(await run(code(suggested), waiting, true)).toEqual(expected);
      }
    },
  );

  it('looks at the array once, whatever becomes of it meanwhile', async () => {
    const suggested = suggestion('const kept = xs.filter((x) => await ok(x));\nlog(kept);')!;
    const xs = [1, 2, 3, 4];
    const ok = async (x: number) => {
      const answer = await later(x > 2);
      xs.length = 0;
      return answer;
    };
    const logged: unknown[] = [];
    await run(suggested, { xs, ok, log: (x: unknown) => logged.push(x) }, true);
    expect(xs).toEqual([]);
    expect(logged).toEqual([[3, 4]]);
  });

  it.each([
    'xs?.filter((x) => await ok(x));',
    'o?.xs.filter((x) => await ok(x));',
    'new Set(xs).filter((x) => await ok(x));',
    'xs.filter(({ a }) => await ok(a));',
    'xs.filter((x) => { x = await ok(x); return x; });',
    'xs.filter((x) => { if (await ok(x)) return true; });',
    'xs.filter((x) => { const x2 = await ok(x); { const x = 1; return x2; } });',
    'xs.find(() => await ok());',
    'class A { get kept() { return xs.some((x) => await ok(x)); } }',
    'function f(Promise) { return xs.some((x) => await ok(x)); }',
    'xs["filter"]((x) => await ok(x));',
  ])('leaves %s alone', (code) => {
    expect(suggestion(code)).toBeUndefined();
  });
});

describe('callbacks of forEach', () => {
  /** What each suggestion makes of the file, and the file as it is without waiting. */
  const versions = (code: string) => {
    const [report] = linter.verify(code, [plugin.configs.tolerant], 'file.js');
    const { suggestions = [] } = report!;
    return {
      before: code.replaceAll('await ', ''),
      after: suggestions.map(({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
    };
  };

  it.each([
    [
      'a loop through something of the name of its parameter',
      'node.children.forEach((node) => { say(await g(node)); });',
      2,
    ],
    ['the same in a shorthand property', 'node.children.forEach((node) => { say(await g({ node }.node)); });', 2],
    [
      'the same in what finds it',
      'node.children.filter((x) => x !== node).forEach((node) => { say(await g(node)); });',
      2,
    ],
    ['a pattern has no other name', '[node].forEach(({ children: node }) => { say(await g(node)); });', 1],
    ['a set', 'const set = new Set([1, 2]); set.forEach((x) => { say(await g(x)); });', 2],
    ['a set in place', 'new Set([1, 2]).forEach((x) => await say(await g(x)));', 2],
    ['a map', "const map = new Map([['a', 1], ['b', 2]]); map.forEach((x) => { say(await g(x)); });", 2],
    [
      'a map with keys',
      "const map = new Map([['a', 1], ['b', 2]]); map.forEach((x, k) => { say(k, await g(x)); });",
      1,
    ],
    ['a map of lists', "const map = new Map([['a', [1]]]); map.forEach(([x], k) => { say(k, await g(x)); });", 1],
    ['keys of a query', "new URLSearchParams('a=1&b=2').forEach((x, k) => { say(k, await g(x)); });", 1],
    ['a set with a second parameter', 'new Set([1, 2]).forEach((x, y) => { say(y, await g(x)); });', 0],
    [
      'a field',
      'class A { #set = new Set([1]); m() { this.#set.forEach((x) => { say(await g(x)); }); } } await new A().m();',
      2,
    ],
  ])('%s', async (_, code, count) => {
    const { before, after } = versions(code);
    expect(after).toHaveLength(count);
    const outcome = async (text: string, waits: boolean) => {
      const said: unknown[][] = [];
      const node = { children: [1, { children: 2 }] };
      const g = (x: unknown) => (waits ? later(x) : x);
      return [await run(text, { node, g, say: (...what: unknown[]) => said.push(what) }, waits), said];
    };
    for (const text of after) expect(await outcome(text, true)).toEqual(await outcome(before, false));
  });
});

describe('executors that wait first', () => {
  const outcomes = async (code: string) => {
    const suggested = suggestion(`${code}\nexport { load };`)?.replace('export { load };', 'return load(g, log);');
    if (suggested === undefined) return undefined;
    const said: unknown[] = [];
    const log = (thing: unknown) => void said.push(thing);
    const one = await run(suggested, { g: () => later(20), log }, true);
    const other = await run(suggested, { g: () => Promise.reject(new Error('no')), log }, true);
    return [one, other, said];
  };
  const both = [{ returned: 21 }, { thrown: 'no' }];

  it.each([
    [
      'returned',
      'function load(g, log) { return new Promise((resolve) => { const x = await g(); resolve(x + 1); }); }',
      [],
    ],
    [
      'returned after something else, in lines',
      `const load = (g, log) => {
  log('begin');
  return new Promise(function (resolve, reject) {
    const x = await g();
    if (x) resolve(x + 1);
    else reject(new Error('none'));
  });
};`,
      ['begin', 'begin'],
    ],
    [
      'awaited',
      'async function load(g, log) { const y = await new Promise((resolve) => { let x = await g(); x += 1; resolve(x); }); return y; }',
      [],
    ],
    [
      'in a try statement',
      `async function load(g, log) {
  try {
    await new Promise((resolve) => { await g(); setImmediate(resolve); });
    return 21;
  } finally { log('end') }
}`,
      ['end', 'end'],
    ],
  ])('%s', async (_, code, said) => {
    expect(await outcomes(code)).toEqual([...both, said]);
  });

  it('is written as if it had been there', () => {
    const code = `function load() {
  // The next one.
  return new Promise((resolve) => {
    const x = await g();
    resolve(x);
  });
}`;
    expect(suggestion(code)).toBe(`async function load() {
  // The next one.
  const x = await g();
  return new Promise((resolve) => {
    resolve(x);
  });
}`);
  });

  it.each([
    // Of the executor.
    'const f = () => { return new Promise((resolve) => { const x = await g(resolve); resolve(x); }); };',
    'const f = () => { return new Promise((resolve) => { const x = await g(y); var y = 1; resolve(x); }); };',
    'const f = () => { return new Promise(function () { await g(this); this.x; }); };',
    // Not first, not alone, not before all else.
    'const f = () => { return new Promise((resolve) => { h(); await g(); resolve(); }); };',
    'const f = () => { return new Promise((resolve) => { await g(); await h(); resolve(); }); };',
    'const f = () => { return new Promise((resolve) => { resolve(await g()); }); };',
    'const f = () => { return new Promise((resolve, reject = h()) => { await g(); resolve(); }); };',
    // A name that means something else there.
    'const f = (x) => { return new Promise((resolve) => { const x = await g(); resolve(x); }); };',
    'const f = (y = x) => { return new Promise((resolve) => { const x = await g(); resolve(x); }); };',
    // A promise that somebody has in hands before.
    'const f = () => new Promise((resolve) => { await g(); resolve(); });',
    'const f = () => { const p = new Promise((resolve) => { await g(); resolve(); }); return p; };',
    'const f = (y) => { if (y) return 1; return new Promise((resolve) => { await g(); resolve(); }); };',
    'const f = async () => { try { return new Promise((resolve) => { await g(); resolve(); }); } catch {} };',
    'class A { get f() { return new Promise((resolve) => { await g(); resolve(); }); } }',
    'const f = () => { return new Promise((resolve) => { await g(); /* why */ resolve(); }); };',
  ])('leaves %s alone', (code) => {
    expect(suggestion(code)).toBeUndefined();
  });
});
