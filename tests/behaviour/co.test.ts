import { type Case, keepBehaviour } from '../support/expectations.js';

const wrapped: readonly Case[] = [
  [
    'value, this and arguments',
    `const load = co.wrap(function* (a, b) {
       return [this.name, a, yield later(b), arguments.length, arguments[2]];
     });
     exports.main = () => load.call({ name: 'receiver' }, 1, 2, 3);`,
  ],
  [
    'a rejection that the body does not catch',
    `const load = co.wrap(function* () { log('before'); yield fail('no'); log('never'); });
     exports.main = () => load();`,
  ],
  [
    'an error that the body throws at once, or after a pause',
    `const load = co.wrap(function* (early) { if (early) null.x; yield later(1); throw new TypeError('late'); });
     exports.main = async () => {
       for (const early of [true, false]) await load(early).catch((error) => log(error.message));
     };`,
  ],
  [
    'try, catch and finally around yields',
    `const load = co.wrap(function* () {
       try {
         try { yield fail('inner'); } catch (error) { log(error.message); throw new Error('outer'); }
         finally { log(yield later('finally')); }
       } catch (error) { return error.message; }
     });
     exports.main = () => load();`,
  ],
  [
    'return yield in try',
    `const load = co.wrap(function* () { try { return yield fail('no'); } catch (error) { return error.message; } });
     exports.main = () => load();`,
  ],
  [
    'return of a rejected promise in try, which is not caught',
    `const load = co.wrap(function* () { try { return fail('no'); } catch (error) { return 'caught'; } });
     exports.main = () => load();`,
  ],
  [
    'return in finally',
    `const load = co.wrap(function* () { try { yield fail('no'); } finally { return yield later('wins'); } });
     exports.main = () => load();`,
  ],
  [
    'a body that starts at the call, and goes on after it',
    `const load = co.wrap(function* () { log('start'); yield later(); log('end'); });
     exports.main = () => { const promise = load(); log('called'); return promise; };`,
  ],
  [
    'two calls at the same time',
    `const load = co.wrap(function* (name) { for (let i = 0; i < 3; i++) log(name + (yield later(i))); });
     exports.main = () => Promise.all([load('a'), load('b')]);`,
  ],
  [
    'loops, labels, break and continue',
    `const load = co.wrap(function* () {
       outer: for (const a of [1, 2, 3]) {
         for (let b = 0; b < (yield later(3)); b++) {
           if (b === (yield later(1))) continue outer;
           if (a === 3) break outer;
           log([a, b]);
         }
       }
       do { log('once'); } while (yield later(false));
       let left = 2;
       while (yield later(left--)) log(left);
       switch (yield later('b')) { case 'a': log('a'); case yield later('b'): log('b'); default: log('through'); }
       for (const key in yield later({ x: 1, y: 2 })) log(key);
     });
     exports.main = () => load();`,
  ],
  [
    'parameters with defaults that cannot throw, and rest',
    `const load = co.wrap(function* (a, b = 2, ...rest) { return [yield later(a), b, rest]; });
     exports.main = () => load(1, undefined, 3, 4);`,
  ],
  [
    'destructuring of what is yielded',
    `const load = co.wrap(function* () {
       const { a, b: [b], ...rest } = yield later({ a: 1, b: [2], c: 3 });
       const [first = yield later('default'), second] = yield later([undefined, 'given']);
       let c;
       ({ c } = yield later({ c: 4 }));
       return { a, b, rest, first, second, c };
     });
     exports.main = () => load();`,
  ],
  [
    'as a method, a property, an assignment and a class field',
    `const api = { get: co.wrap(function* () { return yield later(this.id); }), id: 1 };
     api.put = co.wrap(function* () { return yield later(this.id + 1); });
     class Store {
       id = 7;
       load = co.wrap(function* () { return yield later(this.id); });
       static id = 8;
       static load = co.wrap(function* () { return yield later(this.id); });
     }
     Store.prototype.save = co.wrap(function* () { return yield later(this.id * 2); });
     exports.main = () => {
       const store = new Store();
       return Promise.all([api.get(), api.put(), store.load(), Store.load(), store.save()]);
     };`,
  ],
  ['called where it stands', `exports.main = () => co.wrap(function* (a) { return yield later(a); })(1);`],
  [
    'called as a statement after a line without a semicolon',
    `let done
     const a = 1
     co.wrap(function* () { done = yield later(a) })()
     exports.main = () => later().then(() => later()).then(() => done)`,
  ],
  [
    'handed to what calls it with its own arguments',
    `exports.main = () => later(1).then(co.wrap(function* (a) { return (yield later(a)) + 1; }));`,
  ],
  [
    'in arrow functions, conditions and default parameters',
    `const make = (name) => co.wrap(function* () { return yield later(name); });
     const pick = (flag) => (flag ? co.wrap(function* () { return yield later('yes'); }) : () => later('no'));
     const run = (f = co.wrap(function* () { return yield later('default'); })) => f();
     exports.main = () => Promise.all([make('x')(), pick(true)(), pick(false)(), run()]);`,
  ],
  [
    'calls itself by the name it is bound to',
    `const count = co.wrap(function* (n) { return n === 0 ? 0 : 1 + (yield count(n - 1)); });
     exports.main = () => count(5);`,
  ],
  [
    'calls itself by its own name, which is the generator',
    `const count = co.wrap(function* down(n) {
       log(n);
       if (n === 0) return 0;
       return n % 2 ? 1 + (yield* down(n - 1)) : 1 + (yield down(n - 1));
     });
     exports.main = () => count(5);`,
  ],
  [
    'call each other',
    `const even = co.wrap(function* (n) { log('even'); return n === 0 ? true : yield odd(n - 1); });
     const odd = co.wrap(function* (n) { log('odd'); return n === 0 ? false : yield even(n - 1); });
     exports.main = () => even(5);`,
  ],
  [
    'nested three deep',
    `const outer = co.wrap(function* (a) {
       const middle = co.wrap(function* (b) {
         const inner = co.wrap(function* (c) { return a + b + (yield later(c)); });
         return (yield inner(1)) + (yield inner(2));
       });
       return (yield middle(10)) + (yield middle(20));
     });
     exports.main = () => outer(100);`,
  ],
  [
    'a function without a yield',
    `const load = co.wrap(function* () { return 1; });
     exports.main = () => load();`,
  ],
  [
    'an arrow with this, arguments and new.target inside',
    `const load = co.wrap(function* () {
       const seen = () => [this.name, arguments.length, new.target];
       return [yield later(1), ...seen()];
     });
     exports.main = () => load.call({ name: 'receiver' }, 1, 2);`,
  ],
  [
    'a nested plain function and a class, with yield as their own matter',
    `const load = co.wrap(function* () {
       const numbers = function* () { yield 1; yield 2; };
       class Base { *[Symbol.iterator]() { yield 3; } static x = [...numbers()]; static { log('static'); } }
       class Derived extends (yield later(Base)) { [yield later('name')]() { return 'method'; } }
       return [...numbers(), ...new Derived(), Derived.x, new Derived().name()];
     });
     exports.main = () => load();`,
  ],
  [
    'comments everywhere',
    `const load = /* 1 */ co /* 2 */ . /* 3 */ wrap /* 4 */ ( /* 5 */ function /* 6 */ * /* 7 */ name /* 8 */ (a /* 9 */) /* 10 */ {
       // 11
       return yield /* 12 */ later(a) /* 13 */; // 14
     } /* 15 */ ) /* 16 */; // 17
     exports.main = () => load(1);`,
  ],
];

const run: readonly Case[] = [
  [
    'value and order',
    `exports.main = () => {
       const promise = co(function* () { log('start'); const a = yield later(1); log('end'); return a; });
       log('called');
       return promise;
     };`,
  ],
  ['rejection', `exports.main = () => co(function* () { yield fail('no'); });`],
  ['error at the start', `exports.main = () => co(function* () { throw new TypeError('early'); });`],
  ['arguments', `exports.main = () => co(function* (a, b = 5) { return [a, b, yield later(3)]; }, log(1), undefined);`],
  [
    'arguments that are used',
    `exports.main = () => co(function* () { return [...arguments, yield later(3)]; }, 1, 2);`,
  ],
  [
    'a spread of arguments',
    `exports.main = () => co(function* (...all) { return [all, yield later(3)]; }, ...[1, 2], 3);`,
  ],
  [
    'co.call with this',
    `exports.main = function () { return read.call({ name: 'n' }); };
     function read() { log('r'); return co.call(this, function* () { return [this.name, yield later(1)]; }); }`,
  ],
  [
    'co.call with another object',
    `exports.main = () => co.call({ name: 'n' }, function* (a) { return [this.name, yield later(a)]; }, 5);`,
  ],
  [
    'co.call with an effect in the receiver',
    `exports.main = () => co.call(log({ name: 'n' }), function* () { return yield later(2); });`,
  ],
  [
    'bind(this)',
    `function read() { log('r'); return co(function* () { return [this.name, yield later(1)]; }.bind(this)); }
     exports.main = () => read.call({ name: 'n' });`,
  ],
  [
    'bind of another object',
    `const o = { name: 'n' };
     exports.main = () => co(function* () { return [this.name, yield later(1)]; }.bind(o));`,
  ],
  [
    'then and catch on the result',
    `exports.main = () =>
       co(function* () { return yield later(1); }).then((a) => a + 1).then(() => co(function* () { yield fail('x'); })).catch((e) => e.message);`,
  ],
  [
    'statements without semicolons',
    `const seen = []
     const a = seen
     co(function* () { a.push(yield later(1)) })
     co(function* () { a.push(yield later(2)) }).then(() => a.push(3))
     if (a) co(function* () { a.push(yield later(4)) })
     else co(function* () { a.push(yield later(5)) })
     exports.main = async () => { for (let i = 0; i < 9; i++) await later(); return seen }`,
  ],
  [
    'a statement after a directive',
    `'use strict'
     co(function* () { log(yield later(1)) })
     exports.main = () => later().then(() => later()).then(() => later())`,
  ],
  [
    'inside of a generator that yields it',
    `exports.main = () => co(function* () { return 1 + (yield co(function* () { return yield later(1); })); });`,
  ],
  [
    'with a named function that calls itself',
    `exports.main = () => co(function* down(n) { return n ? 1 + (yield down(n - 1)) : 0; }, 3);`,
  ],
  ['with a name that is not used', `exports.main = () => co(function* main() { return yield later(1); });`],
  [
    'a body with a directive',
    `exports.main = () => co(function* () { 'use strict'; return [yield later(1), (function () { return this; })()]; });`,
  ],
  ['an immediately awaited one', `exports.main = async () => 1 + (await co(function* () { return yield later(1); }));`],
  [
    'the default export, and the name it has for itself',
    `exports.main = () =>
     co.default(function* () { return yield later(1); }).then((a) => co.co(function* () { return yield later(a); }));`,
  ],
  [
    'of a promise, and of an async function',
    `exports.main = async () => [await co(later(1)), await co(async () => later(2)), await co(async function (a) { return later(a); }, 3)];`,
  ],
  [
    'arrow body',
    `const f = (a) => co(function* () { return yield later(a); });
     exports.main = () => f(1);`,
  ],
];

const folded: readonly Case[] = [
  [
    'a declaration',
    `function load(a, b) { return co(function* () { log('in'); return a + (yield later(b)); }); }
     exports.main = () => load(1, 2);`,
  ],
  [
    'an arrow with an expression body',
    `const load = (a) => co(function* () { return yield later(a); });
     exports.main = () => load(1);`,
  ],
  [
    'an arrow with a block',
    `const load = (a) => { return co(function* () { return yield later(a); }); };
     exports.main = () => load(1);`,
  ],
  [
    'a function expression, a method, a class method and a static one',
    `const api = { get(a) { return co(function* () { return yield later(a); }); },
       put: function (a) { return co(function* () { return yield later(a); }); } };
     class Store { load(a) { return co(function* () { return yield later(a); }); }
       static load(a) { return co(function* () { return yield later(a); }); }
       #secret(a) { return co(function* () { return yield later(a); }); }
       ['computed'](a) { return this.#secret(a); } }
     exports.main = () => Promise.all([api.get(1), api.put(2), new Store().load(3), Store.load(4), new Store().computed(5)]);`,
  ],
  [
    'co.call(this, …)',
    `class Store { constructor() { this.id = 5; } load(a) { return co.call(this, function* () { return [this.id, yield later(a)]; }); } }
     exports.main = () => new Store().load(3);`,
  ],
  [
    'bind(this)',
    `const o = { id: 5, load(a) { return co(function* () { return [this.id, yield later(a)]; }.bind(this)); } };
     exports.main = () => o.load(3);`,
  ],
  [
    'a body that declares other names',
    `function load(a) { return co(function* () { const b = yield later(a); var c = b; function d() { return c; } return d(); }); }
     exports.main = () => load(3);`,
  ],
  [
    'a body that declares the name of a parameter with let',
    `function load(a) { return co(function* () { let a = yield later(2); return a; }); }
     exports.main = () => load(1);`,
  ],
  [
    'a body that declares the name of a parameter with var',
    `function load(a) { return co(function* () { var a; return [a, yield later(2)]; }); }
     exports.main = () => load(1);`,
  ],
  [
    'a body that declares the name of a parameter as a function',
    `function load(a) { return co(function* () { function a() {} return [typeof a, yield later(2)]; }); }
     exports.main = () => load(1);`,
  ],
  [
    'a body that uses the arguments of its own',
    `function load() { return co(function* () { return [arguments.length, yield later(2)]; }); }
     exports.main = () => load(1, 2, 3);`,
  ],
  [
    'statements before it that can throw',
    `function load(a) { if (!a) throw new TypeError('sync'); return co(function* () { return yield later(a); }); }
     exports.main = () => load(0);`,
  ],
  [
    'a parameter default that can throw',
    `function load(a = null.x) { return co(function* () { return yield later(a); }); }
     exports.main = () => load();`,
  ],
  [
    'a destructured parameter',
    `function load({ a }) { return co(function* () { return yield later(a); }); }
     exports.main = () => load();`,
  ],
  [
    'a directive before it',
    `function load(a) { 'use strict'; return co(function* () { return [yield later(a), (function () { return this; })()]; }); }
     exports.main = () => load(1);`,
  ],
  [
    'comments around it',
    `function load(a) { // 1
       // 2
       return co(function* () { // 3
         // 4
         return yield later(a); // 5
         // 6
       }); // 7
       // 8
     }
     exports.main = () => load(1);`,
  ],
  [
    'templates and nested blocks in it',
    `function load(a) {
       return co(function* () {
         const text = \`line
       two \${yield later(a)}
           three\`;
         if (a) {
           return text;
         }
       });
     }
     exports.main = () => load(1);`,
  ],
  [
    'a getter, which cannot be async',
    `const o = { get value() { return co(function* () { return yield later(1); }); } };
     exports.main = () => o.value;`,
  ],
  [
    'a constructor that returns it',
    `class Loading { constructor() { return co(function* () { return yield later(1); }); } }
     exports.main = () => new Loading();`,
  ],
  [
    'a function used with new',
    `function Loading() { return co(function* () { return yield later(1); }); }
     exports.main = () => new Loading();`,
  ],
  [
    'a generator around it',
    `function* each() { return co(function* () { return yield later(1); }); }
     exports.main = () => each().next().value;`,
  ],
  [
    'an async function around it',
    `async function load(a) { return co(function* () { return yield later(a); }); }
     exports.main = () => load(1);`,
  ],
  [
    'a function in a block of sloppy code, which is seen outside of it',
    `if (true) { function load(a) { return co(function* () { return yield later(a); }); } }
     exports.main = () => load(1);`,
  ],
  [
    'a parameter called await',
    `function load(await) { return co(function* () { return [yield later(1)]; }); }
     exports.main = () => load(1);`,
  ],
  [
    'nested folds',
    `function outer(a) { return co(function* () {
       function inner(b) { return co(function* () { return a + (yield later(b)); }); }
       return (yield inner(1)) + (yield inner(2)); }); }
     exports.main = () => outer(10);`,
  ],
];

const gen = 'function* gen(a) { log(a); return 1 + (yield later(a)); }\n';
const body = (text: string) => `const run = co.wrap(function* () {\n${text}\n});\nexports.main = () => run();\n`;

const further: readonly Case[] = [
  [
    'a function that what a call of inspect returns is handed',
    `exports.main = async () => await inspect(1)(co.wrap(function* () { return yield later(2); }));
     function inspect(a) { return async (f) => [a, await f()]; }`,
  ],
  [
    'bind with an argument after it',
    'exports.main = () => co(function* (a) { return [this.id, yield later(a)]; }.bind({ id: 1 }), 2);',
  ],
  ['a generator that is called with call', gen + 'exports.main = () => co(gen.call(null, 5));'],
  [
    'called at once with this',
    'exports.main = function () { return [1].map(function () { return co.wrap(function* (a) { return [this && this.id, yield later(a)]; }).call({ id: 1 }, 2); })[0]; };',
  ],
  [
    'called at once with this and arguments',
    'exports.main = () => (function () { return co.wrap(function* (a) { return [this.id, yield later(a)]; }).apply(this, arguments); }).call({ id: 1 }, 2);',
  ],
  [
    'bound',
    'const f = co.wrap(function* (a) { return [this.id, yield later(a)]; }).bind({ id: 3 });\nexports.main = () => f(2);',
  ],
  [
    'assigned twice',
    'exports.a = exports.b = co.wrap(function* () { return yield later(1); });\nexports.main = () => exports.a();',
  ],
  [
    'in all kinds of expressions',
    `exports.main = async () => {
    void co(function* () { log(yield later(1)); });
    !co(function* () { log(yield later(2)); });
    let x = co(function* () { return yield later(3); });
    const all = [co(function* () { return yield later(4); }), co(function* () { return yield later(5); })];
    const t = \`\${typeof co(function* () {})}\`;
    const i = co(function* () {}) instanceof Promise;
    x = x && co(function* () { return yield later(6); });
    const o = { p: co(function* () { return yield later(7); }) };
    const c = t ? co(function* () { return yield later(8); }) : co(function* () {});
    const n = new Array(co(function* () { return yield later(9); }));
    const chained = co(function* () { return yield later(10); })
      .then((v) => v + 1)
      .catch(() => {});
    return [await x, await Promise.all(all), t, i, await o.p, await c, await n[0], await chained, await (0, co)(function* () { return yield later(11); })];
  };`,
  ],
  [
    'as all kinds of statements',
    `exports.main = async () => {
    for (const x of [1, 2]) co(function* () { log(yield later(x)); });
    if (true) co(function* () { log(yield later(3)); }); else co(function* () {});
    label: co(function* () { log(yield later(4)); });
    do co(function* () { log(yield later(5)); }); while (0);
    switch (1) { case 1: co(function* () { log(yield later(6)); }); }
    while (false) co(function* () {});
    let y = 1
    // comment
    co(function* () { log(yield later(7)) })
    /* comment */ co(function* () { log(yield later(8)) })
    for (let k = 0; k < 9; k++) await later();
    return y;
  };`,
  ],
  ['named async', 'const async = co.wrap(function* () { return yield later(1); });\nexports.main = () => async();'],
  [
    'a parameter default that throws, which co rejects for',
    'exports.main = () => co(function* (a = null.x) { return yield later(a); });',
  ],
  [
    'one generator wrapped twice',
    gen + 'const a = co.wrap(gen), b = co.wrap(gen);\nexports.main = async () => [await a(1), await b(2)];',
  ],
  [
    'in an arrow function in a method',
    'const o = { id: 1, m() { return (() => co.call(this, function* () { return [this.id, yield later(2)]; }))(); } };\nexports.main = () => o.m();',
  ],
  [
    'an arrow function that folds with its parameters',
    'const f = (a, b) => co.call(null, function* () { return [a, b, yield later(2)]; });\nexports.main = () => f(1, 2);',
  ],
  [
    'indented with tabs',
    'function f(a) {\n\treturn co(function* () {\n\t\tconst b = yield later(a);\n\t\treturn b;\n\t});\n}\nexports.main = () => f(1);',
  ],
  [
    'in an arrow function of a class field',
    'class A { id = 4; load = () => co.call(this, function* () { return [this.id, yield later(1)]; }); }\nexports.main = () => new A().load();',
  ],
  [
    'in a static block',
    'let p; class A { static { p = co(function* () { return yield later(1); }); } }\nexports.main = () => p && A && p;',
  ],
  [
    'a pattern of a catch clause',
    body('try { yield fail("x"); } catch ({ message: { length } }) { return yield later(length); }'),
  ],
  [
    'closures in loops',
    body(
      'const fs = []; for (let i = 0; i < 3; i++) { const v = yield later(i); fs.push(() => v + i); } return fs.map((f) => f());',
    ),
  ],
  [
    'variables that are hoisted',
    body('log(typeof v); var v = yield later(1); { function inner() { return v; } } return inner();'),
  ],
  ['assignments of yields', body('let a, b; a = b = yield later(1); a += b += yield later(2); return [a, b];')],
  ['an async arrow in the body', body('const f = async () => { return 1; }; return yield f();')],
  [
    'a generator of its own that is iterated',
    body(
      'function* numbers() { yield 1; yield 2; } let s = 0; for (const n of numbers()) s += yield later(n); return s;',
    ),
  ],
  [
    'an iterator of its own',
    body('const o = { *[Symbol.iterator]() { yield 1; yield 2; } }; return [...o, yield later(3)];'),
  ],
  [
    'generators in other scopes',
    'function* g(a) { return yield later(a); }\n{ function* h() { yield 1; } log([...h()]); }\nexports.main = () => co(g, 1);',
  ],
  [
    'the name of the generator as a parameter elsewhere',
    'function* g(a) { return yield later(a); }\nfunction other(g) { return g(); }\nlog(other(() => 5));\nexports.main = () => co(function* () { return yield g(1); });',
  ],
  [
    'generators with a default and rest parameters',
    'function* g(a = 5, ...r) { return [yield later(a), r]; }\nexports.main = () => co(function* () { return [yield g(), yield g(1, 2, 3), yield* g(undefined, 4)]; });',
  ],
  [
    'generators that use arguments',
    'function* g() { return [arguments.length, yield later(1)]; }\nexports.main = () => co(function* () { return [yield g(), yield g(1, 2)]; });',
  ],
  [
    'generators beside a kept this',
    'exports.main = () => co.call({ id: 1 }, function* () { const self = this; return yield [1, 2].map(function* (x) { return [self.id, yield later(x)]; }); });',
  ],
  [
    'arrow functions with this in the body',
    'const o = { id: 1, load: co.wrap(function* () { return yield [1, 2].map((x) => later([this.id, x])); }) };\nexports.main = () => o.load();',
  ],
  [
    'a chain of promises',
    body('return yield later(1).then((a) => later(a + 1)).then((a) => a * 2).catch(() => 0).finally(() => log("f"));'),
  ],
  ['exponents', body('let x = 2; x **= yield later(3); return (yield later(2)) ** x + (-(yield later(1))) ** 2;')],
  ['an optional call that is cut short', body('const f = null; return f?.(yield later(log("never"))) ?? "nothing";')],
  [
    'new.target',
    'const F = co.wrap(function* () { return [new.target, yield later(1)]; });\nexports.main = () => F();',
  ],
  [
    'this of a call without a receiver in sloppy code',
    'const f = co.wrap(function* () { return [this === globalThis, yield later(1)]; });\nexports.main = () => f();',
  ],
  [
    'a primitive this in sloppy code',
    'const f = co.wrap(function* () { return [typeof this, yield later(1)]; });\nexports.main = () => f.call(5);',
  ],
  [
    'a primitive this in a fold in sloppy code',
    'function f(a) { return co.call(this, function* () { return [typeof this, this.valueOf(), yield later(a)]; }); }\nexports.main = () => f.call(5, 1);',
  ],
  [
    'a fold that assigns to a parameter',
    'function f(a) { return co(function* () { a = 2; return [a, yield later(1)]; }); }\nexports.main = () => f(1);',
  ],
  [
    'a fold that declares the name of its function',
    'const o = { f: function f(a) { return co(function* () { var f = 1; return [f, yield later(a)]; }); } };\nexports.main = () => o.f(1);',
  ],
  [
    'a fold with a catch clause of the same name',
    'function f(e) { return co(function* () { try { yield fail("x"); } catch (e) { log(e.message); } return e; }); }\nexports.main = () => f(1);',
  ],
  [
    'a fold with a block of the same name',
    'function f(a) { return co(function* () { { let a = 2; log(a); } for (const a of [3]) log(yield later(a)); return a; }); }\nexports.main = () => f(1);',
  ],
  [
    'a fold with a label',
    'function f(a) { return co(function* () { l: for (;;) { yield later(a); break l; } return a; }); }\nexports.main = () => f(1);',
  ],
];

keepBehaviour('co.wrap', wrapped.map(withCo));
keepBehaviour('co', run.map(withCo));
keepBehaviour('co in other places', further.map(withCo));
keepBehaviour('a function that returns co(…)', folded.map(withCo));

/** Directives stay first. */
function withCo([name, program, options]: Case): Case {
  const source = program.startsWith("'use strict'")
    ? program.replace('\n', "\nconst co = require('co')\n")
    : `const co = require('co');\n${program}`;
  return options ? [name, source, options] : [name, source];
}
