import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Case, keepBehaviour } from '../support/expectations.js';
import { prelude } from '../support/program.js';

/** The forms that the head of a wrapped or called generator function can have. */
const heads: readonly Case[] = [
  ['function*()', 'co.wrap(function*() { return yield later(1); })'],
  ['function* ()', 'co.wrap(function* () { return yield later(1); })'],
  ['function *()', 'co.wrap(function *() { return yield later(1); })'],
  ['function * ()', 'co.wrap(function * () { return yield later(1); })'],
  ['function*name()', 'co.wrap(function*name() { return yield later(1); })'],
  ['function *name ()', 'co.wrap(function *name () { return yield later(1); })'],
  ['on several lines', 'co.wrap(function\n*\nname\n(\na\n)\n{ return [a, yield later(1)]; })'],
  ['with comments', 'co.wrap(function /* a */ * /* b */ name /* c */ () { return yield later(1); })'],
  ['with a line comment', 'co.wrap(function // a\n* // b\nname () { return yield later(1); })'],
  ['in parentheses', 'co.wrap((function* () { return yield later(1); }))'],
  ['with a trailing comma', 'co.wrap(function* () { return yield later(1); },)'],
  ['as the argument on a line of its own', 'co.wrap(\n  // comment\n  function* () { return yield later(1); }\n)'],
  ['with a name of another meaning', 'co.wrap(function* async() { return yield later(1); })'],
  ['with duplicate parameters', 'co.wrap(function* (a, a) { return [a, yield later(1)]; })'],
  ['tight', "co.wrap(function*(){return yield'x'+typeof(yield later(1))})".replace("yield'x'+", "'x'+")],
];

const co = (program: string) => `const co = require('co');\n${program}`;

const forms: readonly Case[] = [
  [
    'co(…) with duplicate parameters',
    co(`exports.main = () => co(function* (a, a) { return [a, yield later(1)]; }, 1, 2);`),
  ],
  [
    'co(…) of a function with comments',
    co(
      `exports.main = () => co(/* 1 */ function /* 2 */ * /* 3 */ ( /* 4 */ ) /* 5 */ { return yield later(1); } /* 6 */);`,
    ),
  ],
  [
    'co(…) of a function with line comments',
    co(
      `exports.main = () => {\n  return co( // 1\n    function* () { // 2\n      return yield later(1);\n    } // 3\n  ); // 4\n};`,
    ),
  ],
  [
    'a local generator declared in a block',
    co(`{ function* inner(a) { return yield later(a); } exports.main = () => co(inner, 1); }`),
  ],
  [
    'object methods of all kinds of names',
    co(`const o = {
     get: co.wrap(function* () { return yield later('get'); }),
     async: co.wrap(function* () { return yield later('async'); }),
     's s': co.wrap(function* () { return yield later('s s'); }),
     5: co.wrap(function* () { return yield later(5); }),
     [log('c')]: co.wrap(function* () { return yield later('c'); }),
     yield: co.wrap(function* () { return yield later('yield'); }),
   };
   exports.main = () => Promise.all(Object.keys(o).map((key) => o[key]()));`),
  ],
  [
    'folded methods of all kinds of names',
    co(`class A {
     get() { return co(function* () { return yield later('get'); }); }
     set() { return co(function* () { return yield later('set'); }); }
     static() { return co(function* () { return yield later('static'); }); }
     async() { return co(function* () { return yield later('async'); }); }
     's s'() { return co(function* () { return yield later('s s'); }); }
     5() { return co(function* () { return yield later(5); }); }
     [log('c')]() { return co(function* () { return yield later('c'); }); }
     #p() { return co(function* () { return yield later('p'); }); }
     p() { return this.#p(); }
     static static() { return co(function* () { return yield later('static static'); }); }
     static async() { return co(function* () { return yield later('static async'); }); }
   }
   const a = new A();
   exports.main = () => Promise.all([a.get(), a.set(), a.static(), a.async(), a['s s'](), a[5](), a.c(), a.p(), A.static(), A.async()]);`),
  ],
  [
    'folded methods after a field without a semicolon',
    co(`class A {
     get
     load() { return co(function* () { return yield later(1); }) }
     static
     save() { return co(function* () { return yield later(2); }) }
     x = 1;
     *[Symbol.iterator]() { yield 3 }
   }
   exports.main = () => Promise.all([A, new A()].map((a) => typeof a.save));`),
  ],
  [
    'arrow functions of all kinds',
    co(`const a = x => co(function* () { return yield later(x); });
   const b = () => co(function* () { return yield later(2); });
   const c = (x, y) => co(function* () { return [x, yield later(y)]; });
   const d = () => ({ e: co(function* () { return yield later(4); }) });
   exports.main = () => Promise.all([a(1), b(), c(2, 3), d().e]);`),
  ],
  [
    'async arrows around',
    co(`const a = async x => co(function* () { return yield later(x); });\nexports.main = () => a(1);`),
  ],
  [
    'exported as a default',
    `import co from 'co';\nexport default co.wrap(function* () { return yield later(1); });\nexport const main = () => module.exports.default();\n`,
    { filename: 'program.mjs' },
  ],
  [
    'a default export followed by a parenthesis',
    `import co from 'co';\nconst seen = [];\nexport default co.wrap(function* () { return yield later(1); });\n(() => { seen.push(1); })();\nexport const main = () => module.exports.default().then((a) => [a, seen]);\n`,
    { filename: 'program.mjs' },
  ],
  [
    'exported constants, named',
    `import * as co from 'co';\nexport const load = co.wrap(function* () { return yield later(1); });\nexport function save() { return co.default(function* () { return yield load(); }); }\nexport const main = () => save();\n`,
    { filename: 'program.mjs' },
  ],
  [
    'a function with a type',
    `import co from 'co';\nconst load = co.wrap(function* (a: number): Generator<Promise<number>, string, number> { const b: number = yield later(a); return String(b); });\nexport const main = () => load(1);\n`,
    { filename: 'program.ts', because: ['typed-result'] },
  ],
  [
    'an overloaded function around',
    `import co from 'co';\nexport function load(a: number): Promise<number>;\nexport function load(a: string): Promise<string>;\nexport function load(a: any): Promise<any> { return co(function* () { return yield later(a); }); }\nexport const main = () => load(1);\n`,
    { filename: 'program.ts', because: ['typed-result'] },
  ],
  [
    'with a this parameter',
    `import co from 'co';\nconst load = co.wrap(function* (this: { id: number }, a: number) { yield later(a); return this.id; });\nexport const main = () => load.call({ id: 7 }, 1);\n`,
    { filename: 'program.ts' },
  ],
  [
    'type parameters',
    `import co from 'co';\nconst load = co.wrap(function* <T>(a: T) { yield later(a); return a; });\nexport const main = () => load(5);\n`,
    { filename: 'program.ts' },
  ],
];

/** Every kind of statement before one that starts with a parenthesis once it is converted, without its semicolon. */
const statementsBefore: readonly string[] = [
  'let w = seen',
  'var y = 1, z',
  'seen.push(1)',
  'seen',
  '"a string"',
  '`template`',
  'x++',
  'const f = function () {}',
  'const g = () => {}',
  'const h = class {}',
  'const o = {}',
  'const r = /re/',
  'if (x) seen.push(2)',
  'if (x) {} else seen.push(2)',
  'if (x) { seen.push(2) }',
  'for (const i of seen) seen.length',
  'for (let i = 0; i < 1; i++) seen.push(i)',
  'while (x) x = 0',
  'do x = 0; while (x)',
  'label: seen.push(3)',
  'function declared() {}',
  'class Declared {}',
  'try { x } catch { x }',
  'switch (x) { case 1: x }',
  '{ x }',
  '// comment',
  '/* comment */',
  'x = later',
  'new Date',
  'void 0',
  'typeof seen',
  'debugger',
  ';',
];

keepBehaviour(
  'heads',
  heads.map(([name, expression]) => [name, co(`const run = ${expression};\nexports.main = () => run(1, 2);\n`)]),
);
keepBehaviour('forms', forms);
keepBehaviour(
  'a statement that starts with a parenthesis after',
  statementsBefore.map((statement) => [
    statement,
    co(`exports.main = async () => {
  const seen = []
  let x = 1
  ${statement}
  co(function* () { seen.push(yield later('done')) })
  co.wrap(function* () { seen.push(yield later('wrapped')) })()
  for (let i = 0; i < 9; i++) await later()
  return [seen, typeof x]
}
`),
  ]),
);

describe('the default export', () => {
  it.each([
    [
      'export default co.wrap(function* () { yield later(1); });',
      'export default async function () { await later(1); }',
    ],
    [
      'export default co.wrap(function* load() { yield later(1); });',
      'export default async function load() { await later(1); }',
    ],
    [
      'export default co.wrap(function* taken() { yield later(1); });\nconst taken = 1; log(taken);',
      'export default (async function taken() { await later(1); });\nconst taken = 1; log(taken);',
    ],
    [
      'export default co.wrap(function* outside() { yield later(1); });\nlog(typeof outside);',
      'export default (async function outside() { await later(1); });\nlog(typeof outside);',
    ],
  ])('%s', (before, after) => {
    const source = (text: string) => `import co from 'co';\n${text}\n${prelude}`;
    const { text } = convertProgram(source(before), { filename: 'program.mjs' });
    expect(text).toBe(source(after).replace("import co from 'co';\n", ''));
  });
});
