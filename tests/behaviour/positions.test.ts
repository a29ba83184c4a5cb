import { describe, expect, it } from 'vitest';
import { expectSameBehaviour } from '../support/expectations.js';

/**
 * Positions in which a `yield` of a promise can stand. Each is the body of a coroutine; `later(x)` gives a promise of `x`.
 */
const positions: readonly string[] = [
  // Statements
  'yield later(1);',
  'return yield later(1);',
  'throw yield later(new TypeError("thrown"));',
  'const a = yield later(1); return a;',
  'let a = 1, b = yield later(2), c = b + 1; return [a, b, c];',
  'var a; a = yield later(1); return a;',
  'if (yield later(true)) return "yes"; else return "no";',
  'if (yield later(0)) {} else if (yield later(1)) return yield later("else if");',
  'let n = 2; while (yield later(n--)) log(n);',
  'let n = 2; do { log(n); } while (yield later(--n));',
  'for (let i = yield later(0); i < 2; i++) log(i);',
  'for (let i = 0; i < (yield later(2)); i++) log(i);',
  'for (let i = 0; i < 2; i += yield later(1)) log(i);',
  'for (yield later(1); log("test"), false; yield later(2)) {}',
  'for (const x of yield later([1, 2])) log(x);',
  'for (const x in yield later({ a: 1 })) log(x);',
  'for (const [x = yield later("default")] of [[1], []]) log(x);',
  'let o = {}; for (o[yield later("key")] of [1, 2]) log(o);',
  'for (var x = yield later("sloppy") in {}) {} return x;',
  'switch (yield later(1)) { case 1: return "one"; default: return "other"; }',
  'switch (2) { case yield later(1): return "one"; case yield later(2): return "two"; }',
  'switch (1) { case 1: yield later(1); case 2: return yield later("through"); }',
  'label: { if (yield later(true)) break label; log("skipped"); } return 1;',
  'label: for (;;) { for (;;) { if (yield later(true)) break label; } }',
  'label: yield later(1);',
  'try { yield fail("no"); } catch (error) { return error.message; }',
  'try { return yield later(1); } finally { log(yield later("finally")); }',
  'try { throw {}; } catch ({ message = yield later("default") }) { return message; }',
  'try { null.x; } catch { return yield later("caught"); }',
  'with (yield later({ inside: 1 })) return inside;',
  'with ({ value: 1 }) { return (yield later(2)) + value; }',
  '{ const inner = yield later(1); { log(yield later(inner)); } }',
  'if (1) yield later(1); else yield later(2);',
  'for (const i of [1, 2]) yield later(log(i));',
  'class A { [yield later("method")]() { return 1; } } return new A().method();',
  'class A { static [yield later("field")] = 1; } return A.field;',
  'class A extends (yield later(Array)) {} return new A() instanceof Array;',
  'return class extends (yield later(Object)) { static [yield later("name1")] = 2; }.name1;',
  // Operators
  'return (yield later(1)) + 2;',
  'return 1 + (yield later(2));',
  'return (yield later(1)) + (yield later(2)) * (yield later(3));',
  'return (yield later(2)) ** 3;',
  'return 2 ** (yield later(3));',
  'return (-(yield later(2))) ** 2;',
  'return !(yield later(true));',
  'return -(yield later(1)) + +(yield later("2")) + ~(yield later(3));',
  'return typeof (yield later("text"));',
  'return void (yield later(1));',
  'return typeof typeof (yield later(1));',
  'return delete (yield later({ a: 1 })).a;',
  'return (yield later("a")) in { a: 1 };',
  'return "a" in (yield later({ a: 1 }));',
  'return (yield later([])) instanceof Array;',
  'return [] instanceof (yield later(Array));',
  'return (yield later(false)) || "or";',
  'return "" || (yield later("or"));',
  'return (yield later(1)) && (yield later(2));',
  'return (yield later(null)) ?? (yield later("nullish"));',
  'return (yield later(true)) ? 1 : 2;',
  'return true ? yield later(1) : yield later(2);',
  'return (yield later(1)) ? (yield later(0)) ? 1 : 2 : 3;',
  'return yield later(1) && later(2);',
  'return yield true ? later(1) : later(2);',
  'let p; return [yield p = later(1), typeof p];',
  'return yield (log(1), later(2));',
  'return (yield later(1), yield later(2));',
  'let a = 1; a = yield later(2); return a;',
  'let a = 1; a += yield later(2); return a;',
  'let a = 1; const read = later().then(() => (a = 10)); a += yield read.then(() => later(2)); return a;',
  'let a; a ??= yield later(1); a &&= yield later(2); a ||= yield later(3); return a;',
  'let a = 2; a **= yield later(3); return a;',
  'const o = {}; o.a = yield later(1); o[yield later("b")] = yield later(2); return o;',
  'const o = { n: 1 }; o[log("n")] += yield later(2); return o;',
  'const o = { n: 1 }; (yield later(o)).n++; --(yield later(o)).n; return o;',
  'let a, b; [a, b = yield later("default")] = yield later([1]); return [a, b];',
  'let a, b; ({ a, [yield later("key")]: b } = yield later({ a: 1, key: 2 })); return [a, b];',
  'let o = {}; [o[yield later("x")], ...o.y] = [1, 2, 3]; return o;',
  // Calls, members, literals
  'return log(yield later(1));',
  'return Math.max(yield later(1), 5, yield later(2));',
  'return Math.max(...(yield later([1, 2])), yield later(3));',
  'return (yield later(log))(1);',
  'return (yield later(Math)).max(1, 2);',
  'return (yield later({ a: { b: () => "deep" } })).a.b();',
  'return (yield later(null))?.missing;',
  'return (yield later({ f() { return this.v; }, v: 1 }))?.f?.();',
  'return [1, 2, 3][yield later(1)];',
  'return ({ a: 1 })?.[yield later("a")];',
  'return log?.(yield later(1));',
  'return new (yield later(Date))(0).getTime();',
  'return new Array(yield later(1), yield later(2)).length;',
  'return new ((yield later({ Date })).Date)(0).getTime();',
  'return [yield later(1), , yield later(2), ...yield later([3])];',
  'return { a: yield later(1), [yield later("b")]: yield later(2), ...yield later({ c: 3 }) };',
  'return { "q": yield later(1), 5: yield later(2), get g() { return 1; } };',
  'return `a${yield later(1)}b${(yield later(2)) + 1}`;',
  'return String.raw`${yield later(1)}\\n${yield later(2)}`;',
  'return (yield later(String.raw))`tagged ${yield later(1)}`;',
  'return /a/.test(yield later("a"));',
  'return (yield import(yield later("node:path"))).sep.length;',
  'return ((a) => a + 1)(yield later(1));',
  'return (function (a = 2) { return a + this.n; }).call(yield later({ n: 1 }));',
  'return yield later(yield later(1));',
  'return (yield later(yield later(yield later(1))));',
  'const f = (x) => (y) => [x, y]; return f(yield later(1))(yield later(2));',
  'const seen = [log("first"), yield later(log("second")), log("third")]; return seen;',
  'return log("a") + (yield later(log("b"))) + log("c");',
  'let i = 0; return [i++, yield later(i++), i++];',
  // Spellings
  'return yield(later(1));',
  'return yield((later(1)));',
  'return (yield(later(1)))+1;',
  'return[yield(later(1)),yield(later(2))];',
  'return yield/**/later(1);',
  'return yield /* a */ later /* b */ (1) /* c */;',
  'return yield later(\n1\n)',
  'return yield (\nlater(1)\n)',
  'return yield new Promise((resolve) => resolve(1));',
  'return yield async function () { return 1; }();',
  'return yield (async () => 1)();',
  'yield later(1)\nyield later(2)\nreturn yield later(3)',
  'const a = yield later(1)\n;[a].forEach(log)\nreturn a',
  'yield later(1); // comment\nreturn 1;',
  'return (\n// comment\nyield later(1)\n);',
];

/** Positions of values that are no promises: they mean something where `yield` takes everything. */
const anyValue: readonly string[] = [
  'return yield;',
  'yield; return 1;',
  'yield\nreturn 1',
  'const a = yield; return a;',
  'const a = yield\nconst b = 2\nreturn [a, b]',
  'const a = yield\n;(log)(1)\nreturn a',
  'yield\n(log)(1)',
  'yield\n[1].forEach(log)',
  'yield\n`text`.length',
  'yield\n+1',
  'yield\n-1',
  'yield\n/re/.test("re")',
  'yield\n++this.n',
  'yield // comment\n(log)(1)',
  'yield /* a\n comment */ (log)(1)',
  'yield /* comment */\nlog(1)',
  'return [yield, yield, 1];',
  'return (yield) === (yield);',
  'return { a: yield, [yield]: 1 };',
  'return log(yield);',
  'return log((yield), (yield));',
  'return (yield, yield, 1);',
  'return `${yield}`;',
  'return (yield) ? 1 : 2;',
  'return true ? yield : yield;',
  'if (yield) log(1); else log(2);',
  'while (yield) {}',
  'do {} while (yield)',
  'for (yield; yield; yield) {}',
  'switch (yield) { case yield: return 1; }',
  'let a; a = yield; return a;',
  'let a = 1; a += yield; return a;',
  'try { throw yield; } catch (e) { return e; }',
  'const [a = yield] = []; return a;',
  'for (const x of [yield]) log(x);',
  'label: yield\nlog(1)',
  'if (1) yield\nelse log(1)',
  'do yield\nwhile (0)',
  '{ yield }',
  'return yield "s";',
  'return yield"s";',
  'return yield[1];',
  'return yield{};',
  'return yield/re/.test("re");',
  'return yield[later(1)][0];',
  'return yield{a:later(1)}.a;',
  'return yield`${1}`&&later(2);',
  'return yield.5;',
  'return yield-1;',
  'return yield+1;',
  'return yield!1;',
  'return yield~1;',
  'return yield`t`;',
  'return typeof(yield x=>x);',
  'return typeof(yield async()=>1);',
  'return typeof(yield function(){});',
  'return typeof(yield class{});',
  'return yield 1 + 2;',
  'return yield 2 ** 2;',
  'return yield -1 + 1;',
  'return yield 1 < 2 && 3;',
  'return yield 1, 2;',
  'return yield 1 ? 2 : 3;',
  'let a = 1; return [yield a = 2, yield a += 3, yield a++, yield ++a, yield -a];',
  'return yield yield yield 1;',
  'return yield typeof typeof 1;',
  'return yield void 0;',
  'return yield new Date(0).getTime();',
  'return yield new.target;',
  'return yield this.id;',
  'return yield (1, 2);',
  'return yield ((1));',
  'return (yield 2) ** (yield 3);',
  'return (yield { a: 1 })?.a;',
  'return new (yield Date)(0).getTime();',
  'return (yield log)(1);',
  'return (yield String.raw)`x${yield 1}`;',
  'const yield_ = yield 1; return yield_;',
  'return { yield: yield 1, get yield2() { return 1; } };',
  'return ({ yield: 1 }).yield + (yield 1);',
];

const count = positions.length + anyValue.length;

it('there are enough of them', () => {
  expect(new Set([...positions, ...anyValue]).size).toBe(count);
  expect(count).toBeGreaterThanOrEqual(99);
});

describe.each([
  ['co', (body: string) => program(`require('co').wrap`, body)],
  ['Q', (body: string) => program(`require('q').async`, body)],
  ['bluebird', (body: string) => program(`require('bluebird').coroutine`, body)],
])('a promise under %s', (_name, wrap) => {
  it.each(positions)('%s', async (body) => {
    const { text } = await expectSameBehaviour(wrap(body));
    expect(text).not.toMatch(/\byield\b/);
  });
});

describe.each([
  ['Q', (body: string) => program(`require('q').async`, body)],
  [
    'TypeScript',
    (body: string) => `const { __awaiter } = require('tslib');
function run() { return __awaiter(this, void 0, void 0, function* () {
${body}
}); }
exports.main = async () => await run.call({ id: 1, n: 1 });
`,
  ],
])('a value under %s', (_name, wrap) => {
  it.each(anyValue)('%s', async (body) => {
    const { text } = await expectSameBehaviour(wrap(body));
    expect(text.replace(/yield: |\.yield\b|yield2?\(\)/g, '')).not.toMatch(/\byield\b/);
  });
});

function program(wrapper: string, body: string): string {
  return `const run = ${wrapper}(function* () {
${body}
});
exports.main = async () => await run.call({ id: 1, n: 1 });
`;
}
