import * as typescriptParser from '@typescript-eslint/parser';
import { type InvalidTestCase, RuleTester, type ValidTestCase } from '@typescript-eslint/rule-tester';
import * as espree from 'espree';
import { afterAll, describe, it } from 'vitest';
import rule from '../../rules/no-coroutine-wrapper.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

type Valid = ValidTestCase<readonly unknown[]>;
type Invalid = InvalidTestCase<string, readonly unknown[]>;

const javascript = { ts: 'file.js', tsx: 'file.jsx' };
const testers = {
  espree: new RuleTester({ languageOptions: { parser: espree }, defaultFilenames: javascript }),
  '@typescript-eslint/parser': new RuleTester({
    languageOptions: { parser: typescriptParser },
    defaultFilenames: javascript,
  }),
};
const typescript = new RuleTester({ languageOptions: { parser: typescriptParser } });

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
    `var _co = _interopRequireDefault(require('co'));\n${interop}`,
    '(0, _co.default.wrap)',
  ],
  [
    'what Babel 6 makes of a default import',
    `var _co2 = _interopRequireDefault(require('co'));\n${interop}`,
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

const imports: Invalid[] = inForms.map(([name, header, callee]) => ({
  name,
  code: `${header}\nconst f = ${callee}(function* (a) { return yield fetch(a); });\nvoid f(1);\nuse(${rootOf(callee)});`,
  output: `${header}\nconst f = async function (a) { return await fetch(a); };\nvoid f(1);\nuse(${rootOf(callee)});`,
  errors: [{ messageId: 'deprecated', line: header.split('\n').length + 1 }],
}));

function rootOf(callee: string): string {
  return /[a-z_$][\w$]*/i.exec(callee)![0];
}

const ownNames: Valid[] = [
  {
    name: 'a compiled generator, which may iterate',
    code: "import regeneratorRuntime from 'regenerator-runtime';\nexport const ids = regeneratorRuntime.mark(function ids() {});",
  },
  {
    name: 'what compiled code will mention',
    code: "const regeneratorRuntime = require('regenerator-runtime');\nexport async function f() {}",
  },
  { name: 'another function called co', code: 'function co(f) { return f; }\nco(function* () { yield 1; });' },
  {
    name: 'a parameter called co',
    code: "import co from 'co';\nexport const f = (co) => co(function* () { yield 1; });\nco;",
  },
  { name: 'co of another module', code: "import co from './co';\nco(function* () { yield 1; });" },
  { name: 'a reassigned co', code: "let co = require('co');\nco = other;\nco(function* () { yield 1; });" },
  {
    name: 'a require of its own',
    code: "function require() {}\nconst co = require('co');\nco(function* () { yield 1; });",
  },
  {
    name: 'a shadowed one',
    code: "const co = require('co');\nfunction f(co) { co.wrap(function* () { yield 1; }); }\nf(co);",
  },
  { name: 'Q as another thing', code: 'const Q = new Queue();\nQ.async(function* () { yield 1; });' },
  { name: 'the native Promise', code: 'Promise.coroutine(function* () { yield 1; });' },
  { name: 'another property of co', code: "const co = require('co');\nco.other(function* () { yield 1; });" },
  { name: 'a function called spawn', code: "import { spawn } from 'node:child_process';\nspawn('ls');" },
  { name: 'a wrapper that is only passed on', code: "const co = require('co');\nmodule.exports = co.wrap;" },
  {
    name: 'generators that nothing runs',
    code: "const co = require('co');\nmodule.exports = co;\nexports.range = function* (n) { yield n; };",
  },
  { name: 'MobX', code: "import { flow } from 'mobx';\nexport const load = flow(function* () { yield fetch('/'); });" },
  {
    name: 'redux-saga beside co',
    code: "import co from 'co';\nimport { call } from 'redux-saga/effects';\nexport function* saga() { yield call(fetch, '/'); }\nexport { co };",
  },
  {
    name: 'Effect',
    code: "import { Effect } from 'effect';\nexport const f = Effect.gen(function* () { yield* Effect.succeed(1); });",
  },
  {
    name: 'CAF',
    code: "import { CAF } from 'caf';\nexport const f = CAF(function* (signal) { yield fetch('/', { signal }); });",
  },
  {
    name: 'ember-concurrency',
    code: "import { task } from 'ember-concurrency';\nexport default class { load = task(function* () { yield fetch('/'); }); }",
  },
  {
    name: 'a library that is switched off',
    code: "import co from 'co';\nco(function* () { yield 1; });",
    options: [{ libraries: { co: false } }],
  },
  {
    name: 'an unused import of a library that is switched off',
    code: "import co from 'co';",
    options: [{ libraries: { co: false } }],
  },
  { name: 'an import for its effects', code: "import 'bluebird-co';\nrequire('co');" },
  { name: 'an unused import of another library', code: "import { flow } from 'mobx';\nimport _ from 'lodash';" },
  { name: 'an exported binding', code: "export const co = require('co');\nexport { default as Q } from 'q';" },
  {
    name: 'what the settings give a meaning of its own',
    code: "import { process } from './steps';\nprocess(function* () { yield 1; });",
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
const native = (header = '') => `${header}export const f = async function () { await fetch('/'); };`;

const configured: Invalid[] = [
  {
    name: 'one library is switched off, another is not',
    code: "import co from 'co';\nimport Q from 'q';\nco(function* () {});\nQ.spawn(function* () { yield this; });",
    options: [{ libraries: { co: false } }],
    output: null,
    errors: [{ messageId: 'refused', line: 4, column: 1, endColumn: 8 }],
  },
  {
    name: 'a wrapper by path',
    code: runs('wrap', "import { wrap } from '../lib/wrap.js';\n"),
    settings: settings({ wrappers: [{ module: './lib/wrap', name: 'wrap' }] }),
    filename: 'src/file.js',
    output: [native("import { wrap } from '../lib/wrap.js';\n"), native()],
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'a wrapper by package',
    code: runs('tools.async', "import * as tools from '@company/tools';\n") + '\nuse(tools);',
    settings: settings({ wrappers: [{ module: '@company/tools', name: 'async' }] }),
    output: native("import * as tools from '@company/tools';\n") + '\nuse(tools);',
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'the value of a module',
    code: runs('wrap', "const wrap = require('@company/wrap');\n") + '\nuse(wrap);',
    settings: settings({ wrappers: [{ module: '@company/wrap', name: 'default' }] }),
    output: native("const wrap = require('@company/wrap');\n") + '\nuse(wrap);',
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'a global wrapper',
    code: runs('wrapCoroutine'),
    settings: settings({ wrappers: [{ name: 'wrapCoroutine' }] }),
    output: native(),
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'a property of a global',
    code: runs('App.Promise.coroutine'),
    settings: settings({ wrappers: [{ name: 'App.Promise.coroutine', family: 'promise-only' }] }),
    output: native(),
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'a global runner',
    code: "run(function* () { yield fetch('/'); });",
    settings: settings({ runners: [{ name: 'run', family: 'await-all' }] }),
    output: "(async () => { await fetch('/'); })();",
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'opaque operands are taken for promises',
    code: "import co from 'co';\nexport const f = co.wrap(function* (api) { yield api.get(); });\nuse(co);",
    settings: settings({ opaqueOperand: 'await' }),
    output: "import co from 'co';\nexport const f = async function (api) { await api.get(); };\nuse(co);",
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'opaque operands are what the suggestion is for',
    code: "import co from 'co';\nexport const f = co.wrap(function* (api) { yield api.get(); });",
    output: null,
    errors: [
      {
        messageId: 'suggested',
        suggestions: [
          {
            messageId: 'convert',
            output: "import co from 'co';\nexport const f = async function (api) { await api.get(); };",
          },
        ],
      },
    ],
  },
  {
    name: 'what is meant is fixed',
    code: "import co from 'co';\nexport const f = co.wrap(function* (api) { yield api.get(); });\nuse(co);",
    settings: settings({ fixIntended: true }),
    output: "import co from 'co';\nexport const f = async function (api) { await api.get(); };\nuse(co);",
    errors: [{ messageId: 'intended' }],
  },
];

const leftovers: Invalid[] = (
  [
    ['a default import', "import co from 'co';\nrest();", 'rest();'],
    ['a namespace import', "import * as co from 'co';\nrest();", 'rest();'],
    ['the only named import', "import { wrap } from 'co';\nrest();", 'rest();'],
    [
      'one of two named imports',
      "import { coroutine, all } from 'bluebird';\nall();",
      "import { all } from 'bluebird';\nall();",
    ],
    [
      'the default beside a named import',
      "import Bluebird, { all } from 'bluebird';\nall();",
      "import { all } from 'bluebird';\nall();",
    ],
    [
      'a named import beside the default',
      "import Bluebird, { coroutine } from 'bluebird';\nBluebird.all();",
      "import Bluebird from 'bluebird';\nBluebird.all();",
    ],
    [
      'the default beside a namespace',
      "import co, * as all from 'co';\nuse(all);",
      "import * as all from 'co';\nuse(all);",
    ],
    ['require', "const co = require('co');\nrest();", 'rest();'],
    ['require with var', "var co = require('co');\nrest();", 'rest();'],
    ['a property of require', "const wrap = require('co').wrap;\nrest();", 'rest();'],
    ['all of what is taken apart', "const { wrap } = require('co');\nrest();", 'rest();'],
    [
      'a part of what is taken apart',
      "const { coroutine, all } = require('bluebird');\nall();",
      "const { all } = require('bluebird');\nall();",
    ],
    [
      'the first declarator',
      "const co = require('co'),\n  fs = require('fs');\nfs.x;",
      "const fs = require('fs');\nfs.x;",
    ],
    [
      'a middle declarator',
      "const fs = require('fs'), co = require('co'), os = require('os');\nfs[os];",
      "const fs = require('fs'), os = require('os');\nfs[os];",
    ],
    [
      'the last declarator',
      "const fs = require('fs'),\n  co = require('co');\nfs.x;",
      "const fs = require('fs');\nfs.x;",
    ],
    ['all declarators', "const co = require('co'), Q = require('q');\nrest();", 'rest();'],
    [
      'a line between others',
      "import fs from 'fs';\nimport co from 'co';\nimport os from 'os';\nfs[os];",
      "import fs from 'fs';\nimport os from 'os';\nfs[os];",
    ],
    [
      'one of two blank lines',
      "import fs from 'fs';\n\nimport co from 'co';\n\nfs.x;",
      "import fs from 'fs';\n\nfs.x;",
    ],
    ['after a directive', "'use strict';\nconst co = require('co');\nrest();", "'use strict';\nrest();"],
    ['the last line', "rest();\nimport co from 'co';", 'rest();\n'],
    ['in the line of another statement', "first(); const co = require('co'); rest();", 'first();  rest();'],
    [
      'where the next string would become a directive',
      "const co = require('co')\n'use strict'\nrest()",
      ";\n'use strict'\nrest()",
    ],
    [
      'where a semicolon already stands between',
      "const a = b\nconst co = require('co')\n;[a].x",
      'const a = b\n;[a].x',
    ],
    [
      'where the lines around would become one call',
      "const a = b\nconst co = require('co');\n(a).x",
      'const a = b\n;\n(a).x',
    ],
    [
      'in a function',
      "function f() {\n  const co = require('co');\n  rest();\n}\nf();",
      'function f() {\n  rest();\n}\nf();',
    ],
  ] as const
).map(([name, code, output]) => ({
  name: `leftover: ${name}`,
  code,
  output,
  errors: [{ messageId: 'leftover' }],
}));

const leftAlone: Invalid[] = [
  {
    name: 'a leftover with a comment is reported and stays',
    code: "import co /* of old */ from 'co';",
    output: null,
    errors: [{ messageId: 'leftover' }],
  },
  {
    name: 'a leftover beside a rest stays, since the rest would hold more',
    code: "const { coroutine, ...others } = require('bluebird');\nuse(others);",
    output: null,
    errors: [{ messageId: 'leftover' }],
  },
  {
    name: 'a leftover with a comment before it loses only itself',
    code: "// The license.\nimport co from 'co';\nrest();",
    output: '// The license.\nrest();',
    errors: [{ messageId: 'leftover' }],
  },
];

const halfMigrated: Invalid[] = [
  {
    name: 'bluebird refuses an async function',
    code: "import { coroutine } from 'bluebird';\nexport const f = coroutine(async function () {});\nuse(coroutine);",
    output: null,
    errors: [
      {
        messageId: 'failing',
        suggestions: [
          {
            messageId: 'convert',
            output: "import { coroutine } from 'bluebird';\nexport const f = async function () {};\nuse(coroutine);",
          },
        ],
      },
    ],
  },
  {
    name: 'Q refuses an async function',
    code: "import Q from 'q';\n(async () => { await Q.async(async () => {})(); })();\nuse(Q);",
    output: "import Q from 'q';\n(async () => { await (async () => {})(); })();\nuse(Q);",
    errors: [{ messageId: 'failing' }],
  },
  {
    name: 'co takes an async function',
    code: "import co from 'co';\nexport const f = co.wrap(async () => {});\nuse(co);",
    output: "import co from 'co';\nexport const f = async () => {};\nuse(co);",
    errors: [{ messageId: 'deprecated' }],
  },
  {
    name: 'co fails on an async generator',
    code: "import co from 'co';\nco(async function* () {});",
    output: null,
    errors: [{ messageId: 'refused' }],
  },
];

const suggested = (name: string, code: string, output: string): Invalid => ({
  name,
  code,
  output: null,
  errors: [{ messageId: 'suggested', suggestions: [{ messageId: 'convert', output }] }],
});

const libraryPromises: Invalid[] = [
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
  ).map((use) =>
    suggested(
      `bluebird with .${use}`,
      `import Bluebird from 'bluebird';\nconst f = Bluebird.coroutine(function* () { yield 1 + x; });\nf().${use};`.replace(
        '1 + x',
        'x.y()',
      ),
      `import Bluebird from 'bluebird';\nconst f = async function () { await x.y(); };\nf().${use};`,
    ),
  ),
  ...(['fail(log)', 'fin(log)', 'done()', 'spread(log)'] as const).map((use) =>
    suggested(
      `Q with .${use}`,
      `import Q from 'q';\nconst f = Q.async(function* () { yield x.y(); });\nf().${use};`,
      `import Q from 'q';\nconst f = async function () { await x.y(); };\nf().${use};`,
    ),
  ),
  suggested(
    'instanceof',
    "import Bluebird from 'bluebird';\nconst f = Bluebird.coroutine(function* () { yield x.y(); });\nf() instanceof Bluebird;",
    "import Bluebird from 'bluebird';\nconst f = async function () { await x.y(); };\nf() instanceof Bluebird;",
  ),
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
  ).map((use): Invalid => ({
    name: `bluebird with ${use}`,
    code: `import Bluebird from 'bluebird';\nconst f = Bluebird.coroutine(function* () { yield x.y(); });\n${use};\nuse(Bluebird);`,
    output: `import Bluebird from 'bluebird';\nconst f = async function () { await x.y(); };\n${use};\nuse(Bluebird);`,
    errors: [{ messageId: 'deprecated' }],
  })),
];

const arity: Invalid[] = [
  suggested(
    'a function with a parameter, handed to something unknown',
    "import co from 'co';\napp.get('/', co.wrap(function* (req, res) { res.send(yield fetch('/')); }));",
    "import co from 'co';\napp.get('/', async function (req, res) { res.send(await fetch('/')); });",
  ),
  suggested(
    'a name of one',
    "import co from 'co';\nconst f = co.wrap(function* (done) { yield fetch(done); });\nit('works', f);",
    "import co from 'co';\nconst f = async function (done) { await fetch(done); };\nit('works', f);",
  ),
  ...(["it('works', @)", 'list.map(@)', 'promise.then(@)'] as const).map((use): Invalid => ({
    name: `no parameter, or none that counts: ${use}`,
    code: `import co from 'co';\n${use.replace('@', `co.wrap(function* (${use.startsWith('it') ? '' : 'a'}) { yield fetch('/'); })`)};\nuse(co);`,
    output: `import co from 'co';\n${use.replace('@', `async function (${use.startsWith('it') ? '' : 'a'}) { await fetch('/'); }`)};\nuse(co);`,
    errors: [{ messageId: 'deprecated' }],
  })),
];

for (const [name, tester] of Object.entries(testers)) {
  describe(name, () => {
    tester.run('imports', rule, { valid: ownNames, invalid: imports });
    tester.run('settings and options', rule, { valid: [], invalid: configured });
    tester.run('leftovers', rule, { valid: [], invalid: [...leftovers, ...leftAlone] });
    tester.run('uses', rule, { valid: [], invalid: [...halfMigrated, ...libraryPromises, ...arity] });
  });
}

const returnTypes: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  [': Generator', ': Promise<any>'],
  [': Generator<any>', ': Promise<any>'],
  [': Generator<any, number, any>', ': Promise<number>'],
  [': Generator<Promise<string>, Map<string, number>>', ': Promise<Map<string, number>>'],
  [': IterableIterator<any>', ': Promise<any>'],
  [': Iterator<any, void>', ': Promise<void>'],
  [': Iterable<any>', ': Promise<any>'],
  [': any', ': Promise<any>'],
];

typescript.run('TypeScript', rule, {
  valid: [
    { name: 'a type of co', code: "import type { wrap } from 'co';\nexport type W = typeof wrap;" },
    { name: 'a type of bluebird', code: "import type Bluebird from 'bluebird';\nexport type B = Bluebird<void>;" },
  ],
  invalid: [
    ...returnTypes.map(([before, after]): Invalid => ({
      name: `return type ${before}`,
      code: `import co from 'co';\nexport const f = co.wrap(function* ()${before} { yield fetch('/'); });\nuse(co);`,
      output: `import co from 'co';\nexport const f = async function ()${after} { await fetch('/'); };\nuse(co);`,
      errors: [{ messageId: 'deprecated' }],
    })),
    {
      name: 'import =',
      code: "import co = require('co');\nexport const f = co.wrap(function* () { yield fetch('/'); });",
      output: [
        "import co = require('co');\nexport const f = async function () { await fetch('/'); };",
        "export const f = async function () { await fetch('/'); };",
      ],
      errors: [{ messageId: 'deprecated' }],
    },
    {
      name: 'a return type that nobody can translate',
      code: "import co from 'co';\nexport const f = co.wrap(function* (): Steps { yield fetch('/'); });",
      output: null,
      errors: [{ messageId: 'refused' }],
    },
    {
      name: 'type arguments go',
      code: "import co from 'co';\nexport const f = co.wrap<() => Generator>(function* () { yield fetch('/'); });\nuse(co);",
      output: "import co from 'co';\nexport const f = async function () { await fetch('/'); };\nuse(co);",
      errors: [{ messageId: 'deprecated' }],
    },
    {
      name: 'wrappers in assertions',
      code: "import co from 'co';\nexport const f = (co as any).wrap(function* () { yield fetch('/'); } as any) as () => Promise<void>;\nuse(co);",
      output:
        "import co from 'co';\nexport const f = async function () { await fetch('/'); } as any as () => Promise<void>;\nuse(co);",
      errors: [{ messageId: 'deprecated' }],
    },
    suggested(
      'a value of yield',
      "import co from 'co';\nexport const f = co.wrap(function* () { const r: string = yield fetch('/'); return r; });",
      "import co from 'co';\nexport const f = async function () { const r: string = await fetch('/'); return r; };",
    ),
    suggested(
      'a variable declared as a promise of bluebird',
      "import Bluebird from 'bluebird';\nconst f = Bluebird.coroutine(function* () { yield fetch('/'); });\nconst p: Bluebird<void> = f();\nuse(p);",
      "import Bluebird from 'bluebird';\nconst f = async function () { await fetch('/'); };\nconst p: Bluebird<void> = f();\nuse(p);",
    ),
    suggested(
      'a function declared to return a promise of bluebird',
      "import Bluebird from 'bluebird';\nexport function g(): Bluebird<void> { return f(); }\nconst f = Bluebird.coroutine(function* () { yield fetch('/'); });",
      "import Bluebird from 'bluebird';\nexport function g(): Bluebird<void> { return f(); }\nconst f = async function () { await fetch('/'); };",
    ),
  ],
});
