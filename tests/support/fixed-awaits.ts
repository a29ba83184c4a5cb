import { dedent } from './rule-tester.js';

/** Misplaced awaits for which there is a fix. */
export const fixedAwaits: readonly string[] = [
  // Every form of function.
  'function f() { await g(); }',
  'export default function () { await g(); }',
  'export function f() { await g(); }',
  'const f = function () { await g(); };',
  'const f = () => await g();',
  'const f = x => { await x; };',
  'const f = () => { return()=>{ await g(); }; };',
  '({ m() { await g(); } });',
  "({ 'm'() { await g(); }, 5() { await g(); } });",
  '({ [m]() { await g(); } });',
  '({ get() { await g(); }, async() { await g(); } });',
  'class A { m() { await g(); } }',
  'class A { static m() { await g(); } }',
  'class A { static #m() { await g(); } }',
  'class A { f = () => { await g(); }; }',
  'class A { constructor() { this.f = () => { await g(); }; } }',
  '(() => { await g(); })();',
  'exports.f = function () { await g(); };',
  // Every form of await.
  'function f() { for await (const x of y) x; }',
  'function f() { await using x = y; }',
  'function f() { await (x); await [x]; await `x`; }',
  // Once for each function.
  'function f() { const a = await g(); return () => await g(a); }',
  // Callbacks of which nobody uses the result, or that are awaited.
  'p.then((x) => await x);',
  'setTimeout(function () { await g(); }, 1);',
  "emitter.on('data', (x) => { await x; });",
  "it('works', () => { await g(); });",
  "it.only('works', () => { await g(); });",
  'test.each([1])(`works`, (x) => { await x; });',
  "app.get('/', (req, res) => { await g(); });",
  'Promise.all(xs.map((x) => await x));',
  'xs.reduce((all, x) => (await all) + (await x), 0);',
  // Callers that use the result as a value.
  `
    function f() { return await g(); }
    function h() { return f().x; }
    function i() { if (h()) g(); }
  `,
  `
    function f() { return await g(); }
    function h() { const { a } = f(); return a; }
    function i() { return [...h()]; }
  `,
  `
    function f() { return await g(); }
    use(\`\${f()}\`);
  `,
  `
    function f() { return await g(); }
    console.log(f());
  `,
  `
    const f = () => await g();
    const a = 1
    f().x()
  `,
  // A function that hands the promise on is awaited where that is used.
  `
    function f() { return await g(); }
    function h() { return f(); }
    function i() { return h() * 2; }
  `,
  // Mutual recursion.
  `
    function even(n) { return n ? !odd(n - 1) : await g(); }
    function odd(n) { return n ? !even(n - 1) : false; }
  `,
  // Methods.
  'class A { #p() { return await g(); } m() { return this.#p().x; } n() { this.m()(); } }',
  // Uses as a promise stay as they are.
  ...[
    'f().then(g)',
    'Promise.all([f(), f()])',
    'await f()',
    'const p = f(); await p; console.log(p)',
    'f()',
    'void f()',
  ].map(
    (use) => dedent`
      function f() { return await g(); }
      ${use};
    `,
  ),
  // Errors and ends that something around the call is there for.
  `
    function f() { return await g(); }
    function h() { try { return f(); } catch { return 1; } }
    async function i() { try { return f(); } finally { g(); } }
    const j = () => { try { f(); } catch {} };
  `,
  // Not all that is returned.
  `
    function f() { return await g(); }
    function h(x) { if (x) return f(); }
    function i(x) { return x ? f() : f(); }
  `,
  // Whatever the file waits for elsewhere.
  `
    function f() { return await g(); }
    await f();
    use(f());
    use(f() + 1);
  `,
];
