import { Linter } from 'eslint';
import fc from 'fast-check';
import { expect } from 'vitest';
import plugin from '../../src/index.js';
import { prelude, runProgram } from '../support/program.js';
import { fuzz } from './fuzzing.js';

/*
 * Programs in which one function waits and should not: once its callers wait, they do what they do where that function
 * does not wait at all.
 */

/** A test runner like mocha: a test that takes a callback must not give a promise. */
Object.assign(globalThis, {
  it(_title: string, test: (done: () => void) => unknown) {
    const result = test(() => undefined);
    if (test.length > 0 && result instanceof Promise) throw new Error('Resolution method is overspecified.');
  },
});

const linter = new Linter();
const config: Linter.Config[] = [...[plugin.configs.tolerant].flat(), { languageOptions: { sourceType: 'commonjs' } }];

/** What a function does with the call of another, `f(x)`. A call in an array may be meant as a promise, and stays. */
const uses: readonly string[] = [
  'return f(x);',
  'return f(x) + 1;',
  "if (!x) return 'none'; return f(x);",
  "try { return f(x); } catch (error) { return 'caught ' + error.message; }",
  "try { return f(x); } finally { log('end'); }",
  "try { const y = f(x); return y; } catch { return 'caught'; } finally { log('end'); }",
  'const y = x ? f(x) : x; return y;',
  'return x || f(1);',
  'const { length } = String(f(x)); return length;',
  'return Object.keys({ [f(x)]: 1 });',
  'const o = { 1: "one" }; return o[f(x)];',
  'return f(x) in { 1: 1 };',
  "switch (f(x)) { case 1: return 'one'; default: return 'other'; }",
  "switch (x) { case f(1): return 'same'; default: return 'other'; }",
  'class A { static [f(1)] = x; } return Object.keys(A);',
  'const { [f(1)]: y = 5 } = { 1: x }; return y;',
  'let y = 0; for (const z of [x, 1]) y += f(z); return y;',
  'let y = []; [x, 2].forEach((z) => { y.push(z); }); log(f(x)); return y;',
  'return `${f(x)}`;',
  'const g = () => f(x); return g();',
  'const g = (y) => { if (f(y)) return y; return f(x); }; return g(1) || g(0);',
  'class A { #y = x; get() { return f(this.#y) + 1; } } return new A().get();',
  'class A { get(y) { return f(y); } } class B extends A { get(y) { return super.get(y); } } return new B().get(x);',
  'class A { get(y) { return f(y) + 1; } } class B extends A { both() { return this.get(x); } } return new B().both();',
  'class A { get(y) { return f(y); } } class B extends A { #y = 1; } return new B().get(x) || f(1);',
  'class A { static get(y) { return f(y); } } class B extends A { static both() { return super.get(x); } } return B.both();',
  "const y = x > 0 ? f(x) : [x]; return Array.isArray(y) ? 'list' : y + 1;",
  "const y = x > 0 ? f(x) : 'none'; return 'then' in Object(y) ? 'promise' : y;",
  "let y; it('waits', (done) => { y = f(x) + 1; done(); }); return y;",
  'const o = { get() { return f(x); }, both() { return this.get() + 1; } }; return o.both();',
];

/** A program by what each of its functions does with the one before. */
function program(bodies: readonly string[], load: string): string {
  const functions = bodies.map((body, index) => {
    const callee = index === 0 ? 'load' : `f${index - 1}`;
    return `function f${index}(x) { ${body.replace(/\bf\(/g, `${callee}(`)} }`;
  });
  const last = `f${bodies.length - 1}`;
  const main = `exports.main = async () => { const all = []; for (const x of [1, 0, -1]) { try { all.push(await ${last}(x)); } catch (error) { all.push(error.message); } } return all; };`;
  return [load, ...functions, main].join('\n') + prelude;
}

const body = "if (y < 0) throw new RangeError('negative'); log(y); return y; }";
const waiting = `function load(x) { const y = await later(x); ${body}`;
const plain = `function load(x) { const y = x; ${body}`;

const bodies = fc.array(fc.constantFrom(...uses), { minLength: 1, maxLength: 4 });

fuzz(
  'programs do once they wait what they did without',
  60,
  bodies,
  (found) => program(found, waiting),
  async (found) => {
    const reported = linter.verify(program(found, waiting), config, { filename: 'program.js' });
    const { output, messages } = linter.verifyAndFix(program(found, waiting), config, { filename: 'program.js' });
    // Where nothing can wait, or waiting would change more than was asked for, a report says so.
    if (messages.length > 0 || reported.some(({ message }) => / needs? its value too: /.test(message))) return;
    expect(await runProgram(output), output).toEqual(await runProgram(program(found, plain)));
  },
);
