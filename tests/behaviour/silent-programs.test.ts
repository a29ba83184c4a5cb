import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const require = createRequire(import.meta.url);
const AsyncFunction = (async () => {}).constructor as new (...code: string[]) => (...values: unknown[]) => unknown;
const linter = new Linter();

/** What `recommended` says of a program, which is run, too, and checks by itself what it does. */
async function reported(program: string): Promise<string[]> {
  const code = program.includes('class S') ? `${wrap}\n${program}` : program;
  await new AsyncFunction('assert', 'require', code)(assert, require);
  const config = { languageOptions: { parserOptions: { ecmaFeatures: { globalReturn: true } } } };
  return linter.verify(code, [plugin.configs.recommended, config], 'file.js').map(({ message }) => message);
}

/** Runs a generator to its end, and returns a promise of what it yields last. */
const wrap = `const wrap = (g) => function (...given) { return Promise.resolve([...g.apply(this, given)].at(-1)); };
const wrapAll = (C) => { for (const n of ['all']) C.prototype[n] = wrap(C.prototype[n]); return C; };`;

const service = 'class S { *all() { yield this.x; } x = 1; use() { return this.all().then((x) => x + 1); } }';
const check = 'assert.equal(await new S().use(), 2);';

const wrapped: Readonly<Record<string, string>> = {
  'in a loop through names': `${service} for (const n of ['all']) S.prototype[n] = wrap(S.prototype[n]); ${check}`,
  'in a loop through all names': `${service}
for (const n of Object.getOwnPropertyNames(S.prototype)) if (n === 'all') S.prototype[n] = wrap(S.prototype[n]);
${check}`,
  'by an alias of the prototype': `${service} const p = S.prototype; p.all = wrap(p.all); ${check}`,
  'by a key of an alias': `${service} const p = S.prototype; for (const n of ['all']) p[n] = wrap(p[n]); ${check}`,
  'by defineProperty': `${service} Object.defineProperty(S.prototype, 'all', { value: wrap(S.prototype.all) }); ${check}`,
  'by Object.assign': `${service} const all = wrap(S.prototype.all); Object.assign(S.prototype, { all }); ${check}`,
  'by Object.assign of something': `${service} const more = { all: wrap(S.prototype.all) }; Object.assign(S.prototype, more); ${check}`,
  'by a function that is given the class': `${service} wrapAll(S); ${check}`,
  'by one that gives the class back': `${service.replace('class', 'const C = wrapAll(class')}); assert.equal(await new C().use(), 2);`,
  'by a function that is given the object': `${service}
function wrapIt(s) { for (const n of ['all']) s[n] = wrap(s[n]); }
const s = new S(); wrapIt(s); assert.equal(await s.use(), 2); assert.equal(await s.all().then((x) => x), 1);`,
  'by the constructor': `${service.replace('x = 1;', "x = 1; constructor() { for (const m of ['all']) this[m] = wrap(this[m]); }")} ${check}`,
  'by a static block': `${service.replace('}', "} static { for (const m of ['all']) this.prototype[m] = wrap(this.prototype[m]); }")} ${check}`,
  'by a static block that hands the class on': `${service.replace('}', '} static { wrapAll(this); }')} ${check}`,
  'by a subclass': `${service} class T extends S { async all() { return 1; } } assert.equal(await new T().use(), 2);`,
  'by a subclass with a call of super': `${service} class T extends S { all() { return wrap(super.all).call(this); } }
assert.equal(await new T().use(), 2);`,
  'as static methods': `class S { static *all() { yield 1; } static use() { return this.all().then((x) => x + 1); } }
for (const n of ['all']) S[n] = wrap(S[n]); assert.equal(await S.use(), 2);`,
  'of an object': `class S {} const o = { *all() { yield 1; }, use() { return this.all().then((x) => x + 1); } };
for (const n of ['all']) o[n] = wrap(o[n]); assert.equal(await o.use(), 2);`,
  'that a mixin replaces': `const mixin = { *echo() { assert.equal(yield, undefined); } };
const o = { *echo() { yield; } }; Object.assign(o, mixin); o.echo().next(1);`,
};

const combined: Readonly<Record<string, string>> = {
  'Promise.resolve, gone through': `function* sg() { yield 1; }
const it = await Promise.resolve(sg()); assert.deepEqual([...it], [1]);`,
  'an element of Promise.all, gone through': `function* sg() { yield 1; }
const [it, p] = await Promise.all([sg(), Promise.resolve(2)]); for (const x of it) assert.equal(x, 1); assert.equal(p, 2);`,
  'an element by its place': `function* sg() { yield 1; }
const all = await Promise.all([1, sg()]); assert.equal(all[1].next().value, 1);`,
  'handed out': `function* sg() { yield 1; } const items = () => Promise.resolve(sg());
for (const x of await items()) assert.equal(x, 1);`,
  'an async generator': `async function* ag() { yield 1; }
const [it] = await Promise.all([ag(), 2]); for await (const x of it) assert.equal(x, 1);`,
  'an async generator, handed out': `async function* ag() { yield 1; } const items = () => Promise.all([ag()]);
for await (const x of (await items())[0]) assert.equal(x, 1);`,
};

const drive = (value: string) => `function* main() { const a = yield 1; return a + (yield a); }
const it = main(); let value = ${value};
while (true) { const r = it.next(value); if (r.done) { assert.equal(r.value, 2); break; } value = await r.value; }`;

const placeholders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['null', 'undefined', "''", '0', '{}', 'Symbol()'].map((value) => [value, drive(value)])),
  'the rest of a step': `function* main() { return (yield 1) + (yield 2); } const it = main(); let sent = 0;
for (;;) { const { value, done } = it.next(sent); if (done) { assert.equal(value, 3); break; } sent = value; }`,
  'the first of a list': `function* main() { return (yield) + (yield); } const it = main(); let last;
for (const v of [undefined, 1, 2]) last = it.next(v); assert.equal(last.value, 3);`,
  'the first of a list by name': `function* main() { return (yield) + (yield); } const it = main(); let last;
const list = [null, 1, 2]; list.forEach((v) => { last = it.next(v); }); assert.equal(last.value, 3);`,
};

const promises: Readonly<Record<string, string>> = {
  'functions called at once': `let ran = 0;
!async function () { ran += 1; }();
+async function () { ran += 1; }();
~async function () { ran += 1; }(); assert.equal(ran, 3);`,
  'what every object has': `async function run() { return 1; }
assert.equal(run().constructor, Promise); assert.equal(run().toString(), '[object Promise]');
assert.equal(run().hasOwnProperty('then'), false); assert.equal(run().valueOf() instanceof Promise, true);`,
  'assertions that are properties of all objects': `Object.defineProperty(Object.prototype, 'should', {
  configurable: true, get() { return { be: { rejectedWith: (E) => assert.rejects(Promise.resolve(this), E) } }; },
});
async function run() { throw new Error('no'); } await run().should.be.rejectedWith(Error); delete Object.prototype.should;`,
  'a promise that is thrown': `let cache; async function load() { cache = 1; } function read() { if (!cache) throw load(); return cache; }
try { read(); } catch (suspended) { await suspended; } assert.equal(read(), 1);`,
  'a promise by a name that is thrown': `async function load() {} function read() { const suspender = load(); throw suspender; }
try { read(); } catch (suspended) { assert.equal(await suspended, undefined); }`,
  'only sometimes a promise': `async function load() { return 2; }
function f(x) { const r = x.sync ? x.result : load(); return x.sync ? r.value : r; }
assert.equal(f({ sync: true, result: { value: 1 } }), 1); assert.equal(await f({}), 2);`,
  'a promise that is asked whether it is one': `async function load() { return 2; }
function g(x) { const r = x ? load() : [1]; return 'then' in r ? r : r[0]; } assert.equal(g(false), 1); assert.equal(await g(true), 2);`,
};

const generators: Readonly<Record<string, string>> = {
  'a function that is asked for what functions have': `function* gen(a) { yield a; }
assert.equal(gen.length, 1); assert.equal(gen ? 1 : 2, 1); assert.equal('name' in gen, true);`,
  'an object that is gone through, or taken for what it is': `function* gen() { yield 1; }
for (const x of gen()) assert.equal(x, 1); const it = gen(); if (it) assert.equal(it.next().value, 1);
assert.equal(typeof gen().next, 'function');`,
  'a promise of a generator object': `function* gen() { yield 1; }
const it = await Promise.resolve().then(gen); assert.deepEqual([...it], [1]);
await Promise.resolve().then(gen).then((made) => assert.deepEqual([...made], [1]));`,
  'a listener that runs what a function returns': `const emitter = { on(_, f) { for (const x of f()) assert.equal(x, 1); } };
emitter.on('x', function* () { yield 1; });`,
  'an async generator that is kept': `async function* ag() { yield 1; }
const start = () => ag(); for await (const x of start()) assert.equal(x, 1);
const made = await Promise.resolve().then(ag); for await (const x of made) assert.equal(x, 1);`,
  'a frame that is called first without a time': `function* gen() { for (;;) yield; }
const it = gen(); let frames = 0;
const requestAnimationFrame = (f) => { if (frames < 2) f(frames); };
function frame(t) { frames += 1; it.next(t); requestAnimationFrame(frame); } frame();`,
};

describe.each(Object.entries({ generators, wrapped, combined, placeholders, promises }))(
  'says nothing of %s',
  (_, programs) => {
    it.each(Object.entries(programs))('%s', async (_name, program) => {
      expect(await reported(program)).toEqual([]);
    });
  },
);
