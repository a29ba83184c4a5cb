import * as typescriptParser from '@typescript-eslint/parser';
import rule from '../../rules/no-unprimed-generator.js';
import { dedent, testRule } from '../support/rule-tester.js';

/** Bodies that most cases step: one that receives every value, and one with effects before the first `yield`. */
const echo = 'function* echo() { for (;;) got(yield); }';
const loud = "function* loud() { say('begin'); for (;;) got(yield); }";
const guarded = 'function* guarded() { try { got(yield); } finally { say(); } }';
const asyncEcho = 'async function* asyncEcho() { for (;;) got(yield); }';
const bodies = [echo, loud, guarded, asyncEcho].join('\n');
const withBodies = (code: string) => `${dedent(code)}
${bodies}`;

const valid = [
  'const g = echo(); function frame(t) { g.next(t); requestAnimationFrame(frame); } frame();',
  'const g = echo(); g.next(); function frame(t) { g.next(t); requestAnimationFrame(frame); } requestAnimationFrame(frame);',
  'const g = echo(); function tick(t) { g.next(t); setTimeout(tick, 1); } tick();',
  ...['const g = echo(); g.next(); g.next(1);', 'const g = echo(); g.next(undefined); g.next(1);'],
  ...[
    'const g = echo(); g.next(void 0);',
    "const g = echo(); g['next'](); g.next(1);",
    'const g = echo(); g?.next(); g.next(1);',
  ],
  'const g = echo(); const nothing = null; g.next(nothing ?? undefined); g.next(1);',
  'const g = echo(); g.next(c ? null : undefined); g.next(1);',
  'const g = echo(); g.next(null && 1); g.next(1);',
  ...['const g = echo(); g.next(...xs);', 'let nothing; const g = echo(); g.next(nothing);'],
  // Of an object or class that the file may give another method.
  'const o = { *echo() { got(yield); } }; Object.assign(o, mixin); o.echo().next(1);',
  'const o = { *echo() { got(yield); } }; for (const name in mixin) o[name] = mixin[name]; o.echo().next(1);',
  'class S { *echo() { got(yield); } } Object.assign(S.prototype, mixin); new S().echo().next(1);',
  // Stepped on one way, or out of sight.
  'const g = echo(); if (c) g.next(); g.next(1);',
  'const g = echo(); c && g.next(); g.next(1);',
  'const g = echo(); c ? g.next() : 0; g.next(1);',
  'const g = echo(); switch (c) { case 1: g.next(); break; case 2: break; } g.next(1);',
  'const g = echo(); for (const x of xs) { g.next(); g.next(x); }',
  'const g = echo(); try { run(); g.next(); run(); g.return(); } catch { g.next(1); }',
  'const g = echo(); try { run(); g.next(); } finally { g.next(1); }',
  'const g = echo(); const h = g; h.next(); g.next(1);',
  'const g = echo(); const it = g[Symbol.iterator](); it.next(); g.next(1);',
  'const g = echo(); Reflect.apply(g.next, g, []); g.next(1);',
  'const g = echo(); const { next } = g; g.next(1);',
  'const g = echo(); prime(g); g.next(1);',
  'const g = echo(); all.push(g); run(); g.next(1);',
  'const g = (all.last = echo()); run(); g.next(1);',
  'const g = echo(); const f = () => g.next(); f(); g.next(1);',
  'const g = echo(); run(); function run() { g.next(); } g.next(1);',
  'let g = echo(); later(() => { g = other(); }); g.next(1);',
  'export const g = echo(); g.next(1);',
  'const g = echo(); export { g }; function f() { g.next(1); }',
  'const g = echo(); const first = g.take(1); first.next(); g.next(1);',
  'let g = echo(); for (g of gs) g.next(1);',
  'let g = echo(); [g] = gs; g.next(1);',
  // A driver passes the result of the step before, and nothing at first.
  'const g = echo(); function step(value) { g.next(value).value.then(step); } step();',
  'const g = echo(); const step = (value) => { g.next(value).value.then(step); }; step();',
  'const g = echo(); ready.then((value) => g.next(value));',
  'const g = echo(); let value; do { value = g.next(value).value; } while (value);',
  'const g = echo(); let r = {}; do { r = g.next(r.value); } while (!r.done);',
  'const g = echo(); let r = { value: undefined }; for (;;) { r = g.next(r.value); if (r.done) break; }',
  // Two closures: one of them comes first, but which?
  "const g = echo(); on('a', (a) => g.next(a)); on('b', (b) => g.next(b));",
  'const g = echo(); g.next(); on((event) => g.next(event));',
  'const g = (function* () { while (true) on((event) => g.next(event)), yield; })();',
  // Primed by a helper.
  'const prime = (f) => (...xs) => { const g = f(...xs); g.next(); return g; }; const g = prime(echo)(); g.next(1);',
  'const prime = (f) => function () { const g = f.apply(this, arguments); g.next(); return g; }; prime(echo)().next(1);',
  'function prime(g) { g.next(); return g; } const g = prime(echo()); g.next(1);',
  "import skip from '@babel/runtime/helpers/skipFirstGeneratorNext'; const g = skip(echo)(); g.next(1);",
  // No generator of which the file knows that it is new.
  'function f(g) { g.next(1); }',
  "import { make } from './make.js'; const g = make(); g.next(1);",
  'const it = [1].values(); it.next(1);',
  'const subject = new Subject(); subject.next(1);',
  'const it = { next(value) { return value; } }; it.next(1);',
  'class A { g = echo(); run() { this.g.next(1); } }',
  'class A { *m() { got(yield); } run() { const g = this.m(); g.next(1); } start() { this.m = primed; } }',
  'class A { m() { return primed(); } run() { this.m().next(1); } }',
  'let f = echo; f = primed; f().next(1);',
  // Still running, as far as the file shows.
  'const g = echo(); for (const x of g) g.next(1);',
  'outer: for (const y of ys) { const g = echo(); for (const x of g) { if (c) continue outer; g.next(1); } }',
  'function* stubborn() { try { got(yield); } finally { got(yield); } } const g = stubborn(); g.next(); g.return(); g.next(1);',
  'function* stubborn() { for (;;) try { got(yield); } finally { continue; } } const g = stubborn(); g.next(); g.return(); g.next(1);',
  'function* catching() { for (;;) try { got(yield); } catch {} } const g = catching(); g.next(); g.throw(1); g.next(1);',
  'function* all() { yield* echo(); } const g = all(); g.next(); g.next(1);',
  'function* two() { got(yield); got(yield); } const g = two(); g.next(); g.next(1); g.next(2);',
  'function* some() { if (c) yield; got(yield); } const g = some(); g.next(); g.next(1);',
  'const g = guarded(); g.return();',
  'const g = asyncEcho(); await g.next(); await g.next(1);',
  // A loop over what may have something left, or that only shows that there is nothing.
  'let g = echo(); for (const x of g) say(x); g = echo(); for (const x of g) say(x);',
  'const g = echo(); if (c) [...g]; for (const x of g) say(x);',
  'const g = echo(); g.next(); for (const x of g) say(x);',
  'const g = echo(); while (c) for (const x of g) say(x);',
  'const g = echo(); const all = [...g]; for (const x of all) say(x); for (const x of all) say(x);',
  'const g = echo(); run(g); for (const x of g) say(x);',
  'const g = echo(); function each() { for (const x of g) say(x); } each(); each();',
  'const g = echo(); for (const x of g) for (const y of g) say(x, y);',
  'function* stubborn() { try { yield 1; } finally { yield 2; } } const g = stubborn(); for (const x of g) break; for (const x of g) say(x);',
  'const g = echo(); for (const x of g) say(x); let count = 0; for (const x of g) count++;',
  'const g = echo(); [...g]; for (const x of g) throw new Error(x);',
  'const g = echo(); [...g]; for (const x of g) { t.fail(x); }',
  'const g = echo(); [...g]; for (const x of g) {}',
].map(withBodies);

const closed = (before: string) => `const g = echo(); ${before} g.next(1);`;

const invalid = [
  'class A { #g; constructor() { this.#g = this.run(); } *run() { got(yield); } send() { this.#g.next(1); } }',
  'const o = { g: echo() }; o.g.next(1);',
  'function drive(g) { g.next(1); } drive(echo());',
  'const g = echo(); function frame(t) { g.next(t); requestAnimationFrame(frame); } requestAnimationFrame(frame);',
  'const g = echo(); g.next(1);',
  'const g = echo(); g.next(c ? null : 1);',
  'const first = other, other = first; const g = echo(); g.next(first);',
  `
    const g = echo(); // makes it
    g.next(1)
  `,
  `
    {
      const g = echo()
      g.next(1)
    }
  `,
  `
    const g = echo()
    ;[1].forEach(say); g.next(1)
  `,
  'const g = echo(); for (const x of xs) g.next(x);',
  'const g = echo(); for (let i = 0; i < xs.length; i++) { g.next(xs[i]); }',
  'let g; while (c) { g ??= echo(); g.next(read()); }',
  'let g; if (c) g = echo(); else g = echo(); g.next(1);',
  'const g = echo(); try { run(); } finally { g.next(1); }',
  'const g = echo(), h = g; h?.next(1);',
  'echo().next(1);',
  'echo().next(read());',
  "echo()['next'](1);",
  'echo()[Symbol.iterator]().next(1);',
  '(c ? echo() : loud()).next(1);',
  '(function* () { got(yield); })().next(1);',
  'echo.call(null).next(1);',
  'class A { *m() { got(yield); } run() { const g = this.m(); g.next(1); } }',
  'class A { static *#m() { got(yield); } static run() { A.#m().next(1); } }',
  'const o = { *m() { got(yield); } }; o.m().next(1);',
  // The result of the first step is used: another `yield` would answer it.
  'const g = echo(); say(g.next(1));',
  // The body does something first, and something stands between.
  'const g = loud(); run(); g.next(1);',
  'const g = loud(); g.next(1);',
  'const g = loud(); g.next(read());',
  // A value would go past the end.
  'function* one() { got(yield); } const g = one(); g.next(1); g.next(2);',
  // Another way begins with a step that is no mistake.
  'const g = echo(); if (c) g.next(); else g.next(1);',
  'const g = echo(); on((event) => g.next(event));',
  'const g = echo(); function feed(x) { g.next(x); } feed(1); feed(2);',
  'const g = asyncEcho(); await g.next(1);',
  'async () => { const g = asyncEcho(); await g.next(1); };',
  'const g = echo(); g.throw(new Error());',
  ...[
    'for (const x of g) break;',
    'for (const x of g) say(x);',
    '[...g];',
    'say(...g);',
    'const [a] = g;',
    'g.return();',
  ].map(closed),
  ...['Array.from(g);', 'new Set(g);', 'g.next(); g.throw(1);'].map(closed),
  'function* two() { got(yield); got(yield); } const g = two(); g.next(); g.next(1); g.next(2); g.next(3);',
  'function* ids() { for (let id = 0; ; id++) yield id; } const g = ids(); run(g); g.next(1);',
  'function* one() { yield 1; got(yield 2); } const g = one(); g.next(); g.next(1);',
  'const g = echo(); if (c) g.return(); g.next(1);',
  // Nothing is left for the second loop.
  'const g = echo(); for (const x of g) say(x); for (const x of g) say(x);',
  'const g = echo(); for (const x of g) { if (x) break; } for (const x of g) say(x);',
  'const g = echo(); const [first] = g; for (const x of g) say(first, x);',
  'const g = echo(); say(Math.max(...g)); let x; for (x of g) say(x);',
  'const g = echo(); const all = Array.from(g); if (c) { for (const x of g) say(all, x); }',
  'const g = echo(), h = g; for (const x of g) say(x); for (const x of h) say(x);',
  'const g = echo(); if (c) g.return(); else for (const x of g) say(x); for (const [x] of g) say(x);',
  'async () => { const g = asyncEcho(); for await (const x of g) break; for await (const x of g) say(x); };',
];

testRule(rule, {
  steps: { valid, invalid: invalid.map(withBodies) },
  disposal: {
    valid: [],
    invalid: [{ code: withBodies('const g = guarded(); g.return();'), options: [{ disposal: true }] }],
  },
  'parameters of a type': {
    parsers: { '@typescript-eslint/parser': typescriptParser },
    filename: 'file.ts',
    valid: ['number | undefined', 'any', 'unknown', 'T', 'void'].map((type) =>
      withBodies(`const g = echo(); export function tick(dt: ${type}) { g.next(dt); }`),
    ),
    invalid: [
      withBodies('const g = echo(); export function tick(dt: number) { g.next(dt); }'),
      withBodies('const g = echo(); export const tick = (names: string[]) => { g.next(names); };'),
    ],
  },
});
