import * as typescriptParser from '@typescript-eslint/parser';
import * as espree from 'espree';
import rule from '../../rules/no-coroutine-wrapper.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';

const javascript = { parsers: { espree, '@typescript-eslint/parser': typescriptParser }, filename: 'file.js' };
const typescript = { parsers: { '@typescript-eslint/parser': typescriptParser }, filename: 'file.ts' };

/** What Babel reads a CommonJS module with. */
const interop = 'function _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }';

/** What each name stands for is told by the header; the name is used again, so that the header stays. */
const inForms: readonly (readonly [name: string, header: string, callee: string])[] = [
  ['a default import', "import co from 'co';", 'co.wrap'],
  ['a default import under another name', "import together from 'co';", 'together.wrap'],
  ['a named import', "import { wrap } from 'co';", 'wrap'],
  ['a named import under another name', "import { wrap as make } from 'co';", 'make'],
  ['a default as a named import', "import { default as co } from 'co';", 'co.wrap'],
  ['a namespace import', "import * as co from 'co';", 'co.wrap'],
  ['the default of a namespace import', "import * as co from 'co';", 'co.default.wrap'],
  ['require', "const co = require('co');", 'co.wrap'],
  ['require with var', "var co = require('co');", 'co.wrap'],
  ['require of a property', "const wrap = require('co').wrap;", 'wrap'],
  ['require of the default', "const co = require('co').default;", 'co.wrap'],
  ['require, taken apart', "const { wrap } = require('co');", 'wrap'],
  ['require, taken apart under another name', "const { wrap: make } = require('co');", 'make'],
  ['require in a template', 'const co = require(`co`);', 'co.wrap'],
  ['an alias', "const co = require('co'); const wrap = co.wrap;", 'wrap'],
  ['a computed property', "const co = require('co');", "co['wrap']"],
  [
    'what Babel makes of a default import',
    dedent`
      var _co = _interopRequireDefault(require('co'));
      ${interop}
    `,
    '(0, _co.default.wrap)',
  ],
  [
    'what Babel 6 makes of a default import',
    dedent`
      var _co2 = _interopRequireDefault(require('co'));
      ${interop}
    `,
    '_co2.default.wrap',
  ],
  ['what Babel makes of a named import', "var _co = require('co');", '(0, _co.wrap)'],
  ['a dynamic import', "const co = await import('co');", 'co.default.wrap'],
  ['co itself as a property of itself', "const co = require('co');", 'co.co.wrap'],
  ['bluebird under the name Promise', "const Promise = require('bluebird');", 'Promise.coroutine'],
  ['bluebird as an import', "import Bluebird from 'bluebird';", 'Bluebird.coroutine'],
  ['a named import of bluebird', "import { coroutine } from 'bluebird';", 'coroutine'],
  ['the Promise of bluebird', "import { Promise as P } from 'bluebird';", 'P.coroutine'],
  ['Q', "const Q = require('q');", 'Q.async'],
  ['the global Q', '/* global Q */', 'Q.async'],
  ['bluebird-co', "const { coroutine } = require('bluebird-co');", 'coroutine'],
  [
    'the helper of Babel',
    "import _asyncToGenerator from '@babel/runtime/helpers/esm/asyncToGenerator';",
    '_asyncToGenerator',
  ],
  [
    'the helper of swc',
    'import { _ as _async_to_generator } from "@swc/helpers/_/_async_to_generator";',
    '_async_to_generator',
  ],
];

const imports: RuleCase[] = inForms.map(([name, header, callee]) => ({
  name,
  code: dedent`
    ${header}
    const f = ${callee}(function* (a) { return yield fetch(a); });
    f(1).catch(log);
    use(${rootOf(callee)});
  `,
}));

function rootOf(callee: string): string {
  return /[a-z_$][\w$]*/i.exec(callee)![0];
}

const ownNames: RuleCase[] = [
  {
    name: 'a compiled generator, which may iterate',
    code: `
      import regeneratorRuntime from 'regenerator-runtime';
      export const ids = regeneratorRuntime.mark(function ids() {});
    `,
  },
  {
    name: 'what compiled code will mention',
    code: `
      const regeneratorRuntime = require('regenerator-runtime');
      export async function f() {}
    `,
  },
  {
    name: 'another function called co',
    code: `
    function co(f) { return f; }
    co(function* () { yield 1; });
  `,
  },
  {
    name: 'a parameter called co',
    code: `
      import co from 'co';
      export const f = (co) => co(function* () { yield 1; });
      co;
    `,
  },
  {
    name: 'co of another module',
    code: `
    import co from './co';
    co(function* () { yield 1; });
  `,
  },
  {
    name: 'a reassigned co',
    code: `
    let co = require('co');
    co = other;
    co(function* () { yield 1; });
  `,
  },
  {
    name: 'a require of its own',
    code: `
      function require() {}
      const co = require('co');
      co(function* () { yield 1; });
    `,
  },
  {
    name: 'a shadowed one',
    code: `
      const co = require('co');
      function f(co) { co.wrap(function* () { yield 1; }); }
      f(co);
    `,
  },
  {
    name: 'Q as another thing',
    code: `
    const Q = new Queue();
    Q.async(function* () { yield 1; });
  `,
  },
  { name: 'the native Promise', code: 'Promise.coroutine(function* () { yield 1; });' },
  {
    name: 'another property of co',
    code: `
    const co = require('co');
    co.other(function* () { yield 1; });
  `,
  },
  {
    name: 'a function called spawn',
    code: `
    import { spawn } from 'node:child_process';
    spawn('ls');
  `,
  },
  {
    name: 'a wrapper that is only passed on',
    code: `
    const co = require('co');
    module.exports = co.wrap;
  `,
  },
  {
    name: 'generators that nothing runs',
    code: `
      const co = require('co');
      module.exports = co;
      exports.range = function* (n) { yield n; };
    `,
  },
  {
    name: 'MobX',
    code: `
    import { flow } from 'mobx';
    export const load = flow(function* () { yield fetch('/'); });
  `,
  },
  {
    name: 'redux-saga beside co',
    code: `
      import co from 'co';
      import { call } from 'redux-saga/effects';
      export function* saga() { yield call(fetch, '/'); }
      export { co };
    `,
  },
  {
    name: 'Effect',
    code: `
      import { Effect } from 'effect';
      export const f = Effect.gen(function* () { yield* Effect.succeed(1); });
    `,
  },
  {
    name: 'CAF',
    code: `
      import { CAF } from 'caf';
      export const f = CAF(function* (signal) { yield fetch('/', { signal }); });
    `,
  },
  {
    name: 'ember-concurrency',
    code: `
      import { task } from 'ember-concurrency';
      export default class { load = task(function* () { yield fetch('/'); }); }
    `,
  },
  {
    name: 'a library that is switched off',
    code: `
      import co from 'co';
      co(function* () { yield 1; });
    `,
    options: [{ libraries: { co: false } }],
  },
  {
    name: 'an unused import of a library that is switched off',
    code: "import co from 'co';",
    options: [{ libraries: { co: false } }],
  },
  {
    name: 'an import for its effects',
    code: `
    import 'bluebird-co';
    require('co');
  `,
  },
  {
    name: 'an unused import of another library',
    code: `
    import { flow } from 'mobx';
    import _ from 'lodash';
  `,
  },
  {
    name: 'an exported binding',
    code: `
    export const co = require('co');
    export { default as Q } from 'q';
  `,
  },
  {
    name: 'what the settings give a meaning of its own',
    code: `
      import { process } from './steps';
      process(function* () { yield 1; });
    `,
    settings: {
      'native-async': {
        wrappers: [{ module: './steps', name: 'process' }],
        ownMeaning: [{ module: './steps', name: 'process' }],
      },
    },
  },
];

const settings = (given: object) => ({ 'native-async': given });
const runs = (callee: string, header = '') =>
  `${header}export const f = ${callee}(function* () { yield fetch('/'); });`;

const configured: RuleCase[] = [
  {
    name: 'one library is switched off, another is not',
    code: `
      import co from 'co';
      import Q from 'q';
      co(function* () {});
      Q.spawn(function* () { yield this; });
    `,
    options: [{ libraries: { co: false } }],
  },
  {
    name: 'a wrapper by path',
    code: runs('wrap', "import { wrap } from '../lib/wrap.js';\n"),
    settings: settings({ wrappers: [{ module: './lib/wrap', name: 'wrap' }] }),
    filename: 'src/file.js',
  },
  {
    name: 'a wrapper by package',
    code: runs('tools.async', "import * as tools from '@company/tools';\n") + '\nuse(tools);',
    settings: settings({ wrappers: [{ module: '@company/tools', name: 'async' }] }),
  },
  {
    name: 'the value of a module',
    code: runs('wrap', "const wrap = require('@company/wrap');\n") + '\nuse(wrap);',
    settings: settings({ wrappers: [{ module: '@company/wrap', name: 'default' }] }),
  },
  {
    name: 'a global wrapper',
    code: runs('wrapCoroutine'),
    settings: settings({ wrappers: [{ name: 'wrapCoroutine' }] }),
  },
  {
    name: 'a property of a global',
    code: runs('App.Promise.coroutine'),
    settings: settings({ wrappers: [{ name: 'App.Promise.coroutine', family: 'promise-only' }] }),
  },
  {
    name: 'a global runner',
    code: "run(function* () { yield fetch('/'); });",
    settings: settings({ runners: [{ name: 'run', family: 'await-all' }] }),
  },
  {
    name: 'opaque operands are taken for promises',
    code: `
      import co from 'co';
      export const f = co.wrap(function* (api) { yield api.get(); });
      use(co);
    `,
    settings: settings({ opaqueOperand: 'await' }),
  },
  {
    name: 'opaque operands are what the suggestion is for',
    code: `
      import co from 'co';
      export const f = co.wrap(function* (api) { yield api.get(); });
    `,
  },
  {
    name: 'what is meant is fixed',
    code: `
      import co from 'co';
      export const f = co.wrap(function* (api) { yield api.get(); });
      use(co);
    `,
    settings: settings({ fixIntended: true }),
  },
];

/** What a file loads and never used for a coroutine is none of ours. */
const neverUsed: RuleCase[] = [
  ...["import Bluebird, { all } from 'bluebird'; all();", "const Q = require('q');", "var tslib_1 = require('tslib');"],
].map((code) => ({ code, filename: 'never-used.js' }));

const leftovers: RuleCase[] = (
  [
    [
      'a default import',
      `
      import co from 'co';
      rest();
    `,
    ],
    [
      'a namespace import',
      `
      import * as co from 'co';
      rest();
    `,
    ],
    [
      'the only named import',
      `
      import { wrap } from 'co';
      rest();
    `,
    ],
    [
      'one of two named imports',
      `
        import { coroutine, all } from 'bluebird';
        all();
      `,
    ],
    [
      'a named import beside the default',
      `
        import Bluebird, { coroutine } from 'bluebird';
        Bluebird.all();
      `,
    ],
    [
      'the default beside a namespace',
      `
        import co, * as all from 'co';
        use(all);
      `,
    ],
    [
      'require',
      `
      const co = require('co');
      rest();
    `,
    ],
    [
      'require with var',
      `
      var co = require('co');
      rest();
    `,
    ],
    [
      'a property of require',
      `
      const wrap = require('co').wrap;
      rest();
    `,
    ],
    [
      'all of what is taken apart',
      `
      const { wrap } = require('co');
      rest();
    `,
    ],
    [
      'a part of what is taken apart',
      `
        const { coroutine, all } = require('bluebird');
        all();
      `,
    ],
    [
      'the first declarator',
      `
        const co = require('co'),
          fs = require('fs');
        fs.x;
      `,
    ],
    [
      'a middle declarator',
      `
        const fs = require('fs'), co = require('co'), os = require('os');
        fs[os];
      `,
    ],
    [
      'the last declarator',
      `
        const fs = require('fs'),
          co = require('co');
        fs.x;
      `,
    ],
    [
      'all declarators',
      `
      const co = require('co'), Q = require('q');
      rest();
    `,
    ],
    [
      'a line between others',
      `
        import fs from 'fs';
        import co from 'co';
        import os from 'os';
        fs[os];
      `,
    ],
    [
      'one of two blank lines',
      `
        import fs from 'fs';

        import co from 'co';

        fs.x;
      `,
    ],
    [
      'after a directive',
      `
      'use strict';
      const co = require('co');
      rest();
    `,
    ],
    [
      'the last line',
      `
      rest();
      import co from 'co';
    `,
    ],
    ['in the line of another statement', "first(); const co = require('co'); rest();"],
    [
      'where the next string would become a directive',
      `
        const co = require('co')
        'use strict'
        rest()
      `,
    ],
    [
      'where a semicolon already stands between',
      `
        const a = b
        const co = require('co')
        ;[a].x
      `,
    ],
    [
      'where the lines around would become one call',
      `
        const a = b
        const co = require('co');
        (a).x
      `,
    ],
    [
      'in a function',
      `
        function f() {
          const co = require('co');
          rest();
        }
        f();
      `,
    ],
  ] as const
).map(([name, code]) => ({
  name: `leftover: ${name}`,
  code,
}));

const leftAlone: RuleCase[] = [
  {
    name: 'a leftover with a comment is reported and stays',
    code: "import co /* of old */ from 'co';",
  },
  {
    name: 'a leftover beside a rest stays, since the rest would hold more',
    code: `
      const { coroutine, ...others } = require('bluebird');
      use(others);
    `,
  },
  {
    name: 'a leftover with a comment before it loses only itself',
    code: `
      // The license.
      import co from 'co';
      rest();
    `,
  },
];

const halfMigrated: RuleCase[] = [
  {
    name: 'bluebird refuses an async function',
    code: `
      import { coroutine } from 'bluebird';
      export const f = coroutine(async function () {});
      use(coroutine);
    `,
  },
  {
    name: 'Q refuses an async function',
    code: `
      import Q from 'q';
      (async () => { await Q.async(async () => {})(); })();
      use(Q);
    `,
  },
  {
    name: 'co takes an async function',
    code: `
      import co from 'co';
      export const f = co.wrap(async () => {});
      use(co);
    `,
  },
  {
    name: 'co fails on an async generator',
    code: `
      import co from 'co';
      co(async function* () {});
    `,
  },
];

const libraryPromises: RuleCase[] = [
  ...(
    [
      'tap(log)',
      'asCallback(done)',
      'nodeify(done)',
      'spread(log)',
      'finally(log).tap(log)',
      'then(log).timeout(1)',
      'catch(TypeError, log)',
      'isPending()',
    ] as const
  ).map((use) => ({
    name: `bluebird with .${use}`,
    code: dedent`
        import Bluebird from 'bluebird';
        const f = Bluebird.coroutine(function* () { yield x.y(); });
        f().${use};
      `,
  })),
  ...(['fail(log)', 'fin(log)', 'done()', 'spread(log)'] as const).map((use) => ({
    name: `Q with .${use}`,
    code: dedent`
        import Q from 'q';
        const f = Q.async(function* () { yield x.y(); });
        f().${use};
      `,
  })),
  {
    name: 'instanceof',
    code: `
      import Bluebird from 'bluebird';
      const f = Bluebird.coroutine(function* () { yield x.y(); });
      f() instanceof Bluebird;
    `,
  },
  ...(
    [
      'f().then(log)',
      'f().then(log, log).catch(log).finally(log)',
      '(async () => { await f(); })()',
      'Promise.all([f(), f()])',
      'Promise.race([f()]).then(log)',
      'f()',
      'void f()',
    ] as const
  ).map((use): RuleCase => ({
    name: `bluebird with ${use}`,
    code: dedent`
      import Bluebird from 'bluebird';
      const f = Bluebird.coroutine(function* () { yield x.y(); });
      ${use};
      use(Bluebird);
    `,
  })),
];

const arity: RuleCase[] = [
  {
    name: 'a function with a parameter, handed to something unknown',
    code: `
      import co from 'co';
      app.get('/', co.wrap(function* (req, res) { res.send(yield fetch('/')); }));
    `,
  },
  {
    name: 'a name of one',
    code: `
      import co from 'co';
      const f = co.wrap(function* (done) { yield fetch(done); });
      it('works', f);
    `,
  },
  ...(["it('works', @)", 'list.map(@)', 'promise.then(@)'] as const).map((use): RuleCase => ({
    name: `no parameter, or none that counts: ${use}`,
    code: dedent`
      import co from 'co';
      ${use.replace('@', `co.wrap(function* (${use.startsWith('it') ? '' : 'a'}) { yield fetch('/'); })`)};
      use(co);
    `,
  })),
];

/** Generators of the file that are reached in unusual ways are no async generators, and not out of sight. */
const reached: RuleCase[] = [
  {
    name: 'a generator that starts itself again by its own name',
    code: `
      import co from 'co';
      co(function* again() { if (yield fetch('/')) co(again); });
    `,
  },
  {
    name: 'a generator that a property holds',
    code: `
      import co from 'co';
      O.f = function* () { yield fetch('/'); };
      co(O.f);
    `,
  },
  {
    name: 'a call that a timer makes, and of whose result nobody hears',
    code: `
      import Q from 'q';
      setImmediate(() => Q.spawn(function* () { yield fetch('/'); }));
    `,
  },
];

const returnTypes: readonly string[] = [
  '',
  ': Generator',
  ': Generator<any>',
  ': Generator<any, number, any>',
  ': Generator<Promise<string>, Map<string, number>>',
  ': IterableIterator<any>',
  ': Iterator<any, void>',
  ': Iterable<any>',
  ': any',
];

testRule(rule, {
  imports: { ...javascript, valid: ownNames, invalid: imports },
  'settings and options': { ...javascript, valid: [], invalid: configured },
  leftovers: { ...javascript, valid: neverUsed, invalid: [...leftovers, ...leftAlone] },
  uses: { ...javascript, valid: [], invalid: [...halfMigrated, ...libraryPromises, ...arity, ...reached] },
  TypeScript: {
    ...typescript,
    valid: [
      {
        name: 'a type of co',
        code: `
      import type { wrap } from 'co';
      export type W = typeof wrap;
    `,
      },
      {
        name: 'a type of bluebird',
        code: `
      import type Bluebird from 'bluebird';
      export type B = Bluebird<void>;
    `,
      },
    ],
    invalid: [
      ...returnTypes.map((type): RuleCase => ({
        name: `return type ${type}`,
        code: dedent`
        import co from 'co';
        export const f = co.wrap(function* ()${type} { yield fetch('/'); });
        use(co);
      `,
      })),
      {
        name: 'import =',
        code: `
        import co = require('co');
        export const f = co.wrap(function* () { yield fetch('/'); });
      `,
      },
      {
        name: 'a return type that nobody can translate',
        code: `
        import co from 'co';
        export const f = co.wrap(function* (): Steps { yield fetch('/'); });
      `,
      },
      {
        name: 'type arguments go',
        code: `
        import co from 'co';
        export const f = co.wrap<() => Generator>(function* () { yield fetch('/'); });
        use(co);
      `,
      },
      {
        name: 'wrappers in assertions',
        code: `
        import co from 'co';
        export const f = (co as any).wrap(function* () { yield fetch('/'); } as any) as () => Promise<void>;
        use(co);
      `,
      },
      {
        name: 'a value of yield',
        code: `
        import co from 'co';
        export const f = co.wrap(function* () { const r: string = yield fetch('/'); return r; });
      `,
      },
      {
        name: 'a variable declared as a promise of bluebird',
        code: `
        import Bluebird from 'bluebird';
        const f = Bluebird.coroutine(function* () { yield fetch('/'); });
        const p: Bluebird<void> = f();
        use(p);
      `,
      },
      {
        name: 'a function declared to return a promise of bluebird',
        code: `
        import Bluebird from 'bluebird';
        export function g(): Bluebird<void> { return f(); }
        const f = Bluebird.coroutine(function* () { yield fetch('/'); });
      `,
      },
    ],
  },
});
