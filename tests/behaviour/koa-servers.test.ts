import { keepServing, onKoa1, onKoa2, type ServerCase, stayInKoa1 } from '../support/server-expectations.js';

const koa = (body: string) => `const Koa = require('koa');\nconst app = (exports.app = new Koa());\n${body}\n`;

/** The last middleware of most programs. */
const end = `app.use(function* () { log('end'); this.body = (this.body || '') + 'end'; });`;

const order: readonly ServerCase[] = [
  [
    'a name for the context',
    koa(
      `app.use(function* (next) { var ctx = this; log(ctx === this); yield next; [1].forEach(function () { ctx.body += '!'; }); this.body += '?'; });\n${end}`,
    ),
  ],
  [
    'a name for the context that means something else further in',
    koa(
      `app.use(function* (next) { const self = this; yield next; const f = () => { const self = 1; return this.path + self; }; self.body += f(); });\n${end}`,
    ),
  ],
  [
    'a name for the context that is written again',
    koa(
      `app.use(function* (next) { let that = this; yield next; that = { body: that }; that.body.body += '!'; });\n${end}`,
    ),
  ],
  [
    'effects on the way down and on the way back',
    koa(`app.use(function* (next) { log(1); yield next; log(5); this.body += '!'; });
      app.use(function* (next) { log(2); yield later(0); yield next; log(4); });
      app.use(function* () { log(3); this.body = 'three'; });`),
  ],
  [
    'the value of what runs downstream',
    koa(`app.use(function* (next) { const value = yield next; this.body = 'got ' + value; });
      app.use(function* () { return yield later(7); });`),
  ],
  [
    'delegation to what runs downstream',
    koa(`app.use(function* (next) { const value = yield* next; this.body = 'got ' + value; });
      app.use(function* (next) { yield* next; return 7; });
      app.use(function* () { log('end'); });`),
  ],
  ['return yield next', koa(`app.use(function* (next) { log('in'); return yield next; });\n${end}`)],
  ['return yield* next', koa(`app.use(function* (next) { log('in'); return yield* next; });\n${end}`)],
  [
    'a return before what runs downstream',
    koa(
      `app.use(function* (next) { if (this.path === '/stop') { this.body = 'stopped'; return; } yield next; });\n${end}`,
    ),
    { requests: ['/stop', '/go'] },
  ],
  [
    'either branch runs what is downstream',
    koa(
      `app.use(function* (next) { if (this.path === '/a') { this.body = 'a'; yield next; } else { yield next; this.body += 'b'; } });\n${end}`,
    ),
    { requests: ['/a', '/b'] },
  ],
  [
    'a guard that hands on',
    koa(`app.use(function* (next) { if (this.path !== '/mine') return yield next; this.body = 'mine'; });\n${end}`),
    { requests: ['/mine', '/other'] },
  ],
  ['nothing downstream', koa(`app.use(function* (next) { this.body = 'alone'; yield next; log('back'); });`)],
  ['no parameter', koa(`app.use(function* () { this.body = yield later('quiet'); });\n${end}`)],
  ['a parameter that is never yielded', koa(`app.use(function* (next) { this.body = 'last'; });\n${end}`)],
  [
    'another name for what runs downstream',
    koa(`app.use(function* (downstream) { yield downstream; this.body += '.'; });\n${end}`),
  ],
  [
    'one application that is built in a chain',
    `const Koa = require('koa');
      exports.app = new Koa().use(function* (next) { log(1); yield next; }).use(function* () { this.body = 'chain'; });\n`,
  ],
  [
    'an application made without new, and after its middleware',
    koa(`function* first(next) { this.body = 'a'; yield next; }
      const second = function* () { this.body += 'b'; };
      app.use(first); app.use(second);`),
  ],
  [
    'an import',
    `import Koa from 'koa';
      export const app = new Koa();
      app.use(function* (next) { yield next; this.body += yield later('!'); });
      app.use(function* () { this.body = 'imported'; });\n`,
    { filename: 'program.mjs' },
  ],
];

const errors: readonly ServerCase[] = [
  [
    'an error from downstream is caught',
    koa(`app.use(function* (next) { try { yield next; } catch (error) { this.status = 418; this.body = error.message; } });
      app.use(function* () { yield fail('no tea'); });`),
  ],
  [
    'an error of delegation is caught',
    koa(`app.use(function* (next) { try { yield* next; } catch (error) { this.body = 'caught ' + error.message; } finally { log('finally'); } });
      app.use(function* () { throw new TypeError('thrown'); });`),
  ],
  [
    'this.throw on the way',
    koa(`app.use(function* (next) { try { yield next; } catch (error) { log(error.status); throw error; } });
      app.use(function* () { this.throw(403, 'keep out'); });`),
  ],
  ['nobody catches', koa(`app.use(function* (next) { yield next; });\napp.use(function* () { yield fail('lost'); });`)],
  [
    'a finally block runs when downstream fails',
    koa(`app.use(function* (next) { try { yield next; } finally { log('closed'); yield later(1); log('later'); } });
      app.use(function* () { this.throw(400); });`),
  ],
  [
    'an error after the way back',
    koa(`app.use(function* (next) { yield next; throw new RangeError('late'); });\n${end}`),
  ],
  [
    'an assertion',
    koa(
      `app.use(function* (next) { this.assert(this.query.user, 401, 'who?'); this.body = 'hello ' + this.query.user; });`,
    ),
    { requests: ['/', '/?user=ada'] },
  ],
];

const contexts: readonly ServerCase[] = [
  [
    'this in arrow functions',
    koa(`app.use(function* (next) {
        const set = (name) => { this.set('x-' + name, [1].map(() => this.method).join()); };
        ['a', 'b'].forEach(set);
        yield next;
      });\n${end}`),
  ],
  [
    'this in templates, keys, defaults and spread',
    koa(`app.use(function* (next) {
        const { path = this.url } = this;
        const all = { [this.method]: \`\${this.path}?\`, ...this.query };
        yield next;
        this.body = JSON.stringify([path, all, ...[this.method]]);
      });\n${end}`),
    { requests: ['/p?a=1'] },
  ],
  [
    'another name for this',
    koa(`app.use(function* (next) { var ctx = this; yield next; ctx.body += ctx.path; });\n${end}`),
  ],
  [
    'self',
    koa(
      `app.use(function* (next) { const self = this; const f = function () { return self.path; }; yield next; this.body += f(); });\n${end}`,
    ),
  ],
  [
    'a variable of the file that is called ctx',
    koa(`const ctx = 'outer';\napp.use(function* (next) { yield next; this.body += ctx; });\n${end}`),
  ],
  [
    'properties that are called ctx',
    koa(`app.use(function* (next) { this.ctx = 1; yield next; this.body += this.ctx + { ctx: 2 }['ctx']; });\n${end}`),
  ],
  [
    'state that all share',
    koa(`app.use(function* (next) { this.state.user = yield later('ada'); yield next; });
      app.use(function* (next) { this.state.seen = [this.state.user]; yield next; this.body = this.state; });\n${end}`),
  ],
  [
    'a method of an object and a class have a this of their own',
    koa(`app.use(function* (next) {
        const counter = { count: 1, next() { return ++this.count; } };
        class Named { constructor() { this.name = 'n'; } get() { return this.name; } }
        yield next;
        this.body += counter.next() + new Named().get();
      });\n${end}`),
  ],
  [
    'the context handed to other functions',
    koa(`const respond = (context, text) => { context.body = text; };
      function read() { return this.get('host').split(':')[0]; }
      app.use(function* (next) { yield next; respond(this, this.body + read.call(this)); });\n${end}`),
  ],
  [
    'status, headers, cookies and redirects',
    koa(`app.use(function* (next) { this.cookies.set('a', '1'); this.set('x-a', 'b'); yield next; });
      app.use(function* () { if (this.path === '/old') { this.redirect('/new');
        this.body = 'moved'; } else { this.status = 201; this.body = { ok: true }; } });`),
    { requests: ['/old', 'POST /new'] },
  ],
];

const forms: readonly ServerCase[] = [
  ['a named function expression', koa(`app.use(function* timing(next) { yield next; this.body += '.'; });\n${end}`)],
  [
    'a declaration that is used twice',
    koa(`app.use(count);\napp.use(count);\n${end}\nfunction* count(next) { yield next; this.body += '+'; }`),
  ],
  ['a variable', koa(`const count = function* (next) { yield next; this.body += '+'; };\napp.use(count);\n${end}`)],
  [
    'a factory',
    koa(`function suffix(text) { log('made ' + text); return function* (next) { yield next; this.body += text; }; }
      app.use(suffix('a'));\napp.use(suffix('b'));\n${end}`),
  ],
  [
    'a factory that is an arrow function, with options',
    koa(`const prefix = ({ text = 'default' } = {}) => function* (next) { yield next; this.body = text + this.body; };
      app.use(prefix());\napp.use(prefix({ text: 'a' }));\n${end}`),
  ],
  [
    'a factory that returns a named function',
    koa(`function logger() { return function* logger(next) { log('in'); yield next; log('out'); }; }
      app.use(logger());\n${end}`),
  ],
  [
    'a factory with a variable for what it returns',
    koa(`function when(path) {
        const middleware = function* (next) { if (this.path === path) this.body = path; else yield next; };
        return middleware;
      }
      app.use(when('/a'));\n${end}`),
    { requests: ['/a', '/b'] },
  ],
  [
    'a list of middleware, used in a loop',
    koa(`const all = [function* (next) { log(1); yield next; }, function* (next) { log(2); yield next; }];
      for (const one of all) app.use(one);\n${end}`),
    { because: ['handler-out-of-sight'] },
  ],
  [
    'exported, and used',
    koa(`function* tag(next) { yield next; this.set('x-tag', '1'); }\nexports.tag = tag;\napp.use(tag);\n${end}`),
    { because: ['handler-out-of-sight'] },
  ],
];

const values: readonly ServerCase[] = [
  [
    'arrays, objects, nothing and promises',
    koa(`app.use(function* () {
        const [a, b] = yield [later('a'), later('b')];
        const { c } = yield { c: later('c') };
        const d = yield Promise.all([later('d')]);
        this.body = [a, b, c, ...d].join();
      });`),
  ],
  [
    'a thunk',
    koa(`const read = (text) => (done) => { setImmediate(done, null, text); };
      app.use(function* () { this.body = yield read('thunk'); });`),
    { because: ['thunk-operand'] },
  ],
  [
    'a helper that is a generator',
    koa(`function* load(id) { const row = yield later({ id }); log(row.id); return row; }
      app.use(function* () { const a = yield load(1); const b = yield* load(2); this.body = [a, b]; });`),
  ],
  [
    'a helper that is called with the context',
    koa(`function* greet(name) { this.set('x-greeted', name); return yield later('hello ' + name); }
      app.use(function* () { this.body = yield* greet.call(this, 'ada'); });`),
  ],
  [
    'what another file returns',
    koa(
      `app.use(function* () { this.body = yield this.app.find('row'); });\napp.context.app = null; app.find = (text) => later(text);`,
    ),
    { because: ['opaque-operand'] },
  ],
  [
    'a loop of waiting',
    koa(
      `app.use(function* (next) { for (const text of ['a', 'b', 'c']) log(yield later(text)); yield next; });\n${end}`,
    ),
  ],
  [
    'conditions and expressions that wait',
    koa(`app.use(function* (next) {
        const ok = (yield later(true)) && !(yield later(false));
        yield next;
        this.body += ok ? yield later('yes') : 'no';
      });\n${end}`),
  ],
];

const adapters: readonly ServerCase[] = [
  [
    'koa-convert around a function',
    koa(`const convert = require('koa-convert');
      app.use(convert(function* (next) { yield next; this.body += '~'; }));
      app.use(async (ctx) => { ctx.body = 'async'; });`),
    { startsOn: 'koa 2' },
  ],
  [
    'koa-convert around names and factories',
    koa(`const convert = require('koa-convert');
      const tag = (text) => function* (next) { yield next; this.body += text; };
      function* named(next) { yield next; this.body += 'n'; }
      app.use(convert(tag('t')));\napp.use(convert(named));
      app.use(async (ctx) => { ctx.body = 'async'; });`),
    { startsOn: 'koa 2' },
  ],
  [
    'functions of both kinds',
    koa(`app.use(async (ctx, next) => { log(1); await next(); log(4); });
      app.use(function* (next) { log(2); yield next; log(3); });
      app.use((ctx) => { ctx.body = 'both'; });`),
    { startsOn: 'koa 2' },
  ],
];

keepServing('the order of middleware', onKoa2, order);
keepServing('errors', onKoa2, errors);
keepServing('the context', onKoa2, contexts);
keepServing('forms of middleware', onKoa2, forms);
keepServing('what middleware waits for', onKoa2, values);
keepServing('adapters', onKoa2, adapters);
keepServing('a project in koa 1', onKoa1, [...order, ...errors]);

stayInKoa1('middleware that is not converted', [
  ['a second yield next', koa(`app.use(function* (next) { yield next; log(1); yield next; });`), 'next-twice'],
  [
    'yield next in a loop',
    koa(`app.use(function* (next) { for (const one of [1, 2]) { log(one); yield next; } });`),
    'next-twice',
  ],
  [
    'yield next after a branch that comes back',
    koa(`app.use(function* (next) { if (this.path === '/') yield next; yield next; });`),
    'next-twice',
  ],
  [
    'yield next once more after an error',
    koa(`app.use(function* (next) { try { return yield next; } catch (error) { log(error); } yield next; });`),
    'next-twice',
  ],
  ['next is stored', koa(`app.use(function* (next) { const rest = next; yield rest; });`), 'next-kept'],
  ['next is passed on', koa(`app.use(function* (next) { yield this.app.other.call(this, next); });`), 'next-kept'],
  ['next in an array', koa(`app.use(function* (next) { yield [next]; });`), 'next-kept'],
  ['next is returned', koa(`app.use(function* (next) { this.body = 1; return next; });`), 'next-kept'],
  ['next is driven by hand', koa(`app.use(function* (next) { next.next(); });`), 'next-kept'],
  [
    'next in an arrow function',
    koa(`app.use(function* (next) { const run = () => next; yield run(); });`),
    'next-kept',
  ],
  ['arguments', koa(`app.use(function* (next) { log(arguments.length); yield next; });`), 'handler-arguments'],
  [
    'a function with a this of its own',
    koa(`app.use(function* (next) { ['a'].forEach(function (name) { this.set(name, '1'); }, this); yield next; });`),
    'nested-this',
  ],
  [
    'both names of the context are taken',
    koa(`app.use(function* (next) { const ctx = 1, context = 2; yield next; this.body = ctx + context; });`),
    'context-name',
  ],
]);
