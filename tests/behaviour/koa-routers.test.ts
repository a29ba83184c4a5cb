import { keepServing, onKoa1, type ServerCase } from '../support/server-expectations.js';

const routed = (body: string) => `const Koa = require('koa');
const Router = require('koa-router');
const app = (exports.app = new Koa());
const router = new Router();
${body}
app.use(router.routes());
`;

const routers: readonly ServerCase[] = [
  [
    'verbs',
    routed(`router.get('/a', function* () { this.body = yield later('got'); });
      router.post('/a', function* () { this.status = 201; this.body = 'posted'; });
      router.put('/a', function* () { this.body = 'put'; });
      router.del('/a', function* () { this.status = 204; });`),
    { requests: ['/a', 'POST /a', 'PUT /a', 'DELETE /a', '/b'] },
  ],
  [
    'parts of the path',
    routed(
      `router.get('/users/:id/:part', function* () { const { id, part } = this.params; this.body = [id, part]; });`,
    ),
    { requests: ['/users/5/name', '/users/5'] },
  ],
  [
    'several handlers of a route',
    routed(`router.get('/', function* (next) { log(1); yield next; log(4); this.body += '!'; },
        function* (next) { log(2); yield* next; }, function* () { log(3); this.body = 'end'; });`),
  ],
  [
    'a handler that stops before the others',
    routed(`const signedIn = function* (next) { if (!this.query.user) this.throw(401); yield next; };
      router.get('/', signedIn, function* () { this.body = this.query.user; });`),
    { requests: ['/', '/?user=ada'] },
  ],
  [
    'a parameter of the path',
    routed(`router.param('id', function* (id, next) { this.item = yield later({ id }); log(id); yield next; log('back'); });
      router.get('/items/:id', function* () { this.body = this.item; });`),
    { requests: ['/items/5', '/items/6'] },
  ],
  [
    'a parameter of the path whose handler stops',
    routed(`router.param('id', function* (id, next) { if (!/^\\d+$/.test(id)) { this.status = 404; return; } this.id = id; return yield next; });
      router.get('/items/:id', function* () { this.body = this.id; });`),
    { requests: ['/items/5', '/items/x'] },
  ],
  [
    'middleware of the router',
    routed(`router.use(function* (next) { this.set('x-router', '1'); yield next; });
      router.use('/in', function* (next) { yield next; this.body += ' in'; });
      router.get('/in', function* () { this.body = 'a'; });
      router.get('/out', function* () { this.body = 'b'; });`),
    { requests: ['/in', '/out', '/none'] },
  ],
  [
    'all verbs, and register',
    routed(`router.all('/all', function* () { this.body = this.method; });
      router.register('/one', ['GET'], function* () { this.body = 'one'; });`),
    { requests: ['/all', 'POST /all', '/one', 'POST /one'] },
  ],
  [
    'a chain of routes',
    routed(`router.get('/a', function* () { this.body = 'a'; }).get('/b', function* () { this.body = 'b'; });`),
    { requests: ['/a', '/b'] },
  ],
  [
    'a named route and a prefix',
    routed(`router.prefix('/api');
      router.get('user', '/users/:id', function* () { this.body = router.url('user', this.params.id); });`),
    { requests: ['/api/users/5'] },
  ],
  [
    'a router in a router',
    routed(`const inner = new Router();
      inner.get('/:id', function* (next) { this.body = this.params.id; yield next; });
      router.use('/inner', function* (next) { log('outer'); yield next; }, inner.routes());`),
    { requests: ['/inner/5'] },
  ],
  [
    'middleware around the router',
    `const Koa = require('koa');
      const router = new (require('koa-router'))();
      const app = (module.exports.app = new Koa());
      app.use(function* (next) { try { yield next; } catch (error) { this.status = error.status || 500; this.body = error.message; } });
      router.get('/', function* () { this.throw(409, 'twice'); });
      router.get('/bad', function* () { yield fail('bad'); });
      app.use(router.routes()).use(router.allowedMethods());\n`,
    { requests: ['/', '/bad', 'PUT /'] },
  ],
  [
    'handlers by name, and made by a factory',
    routed(`function* show() { this.body = yield later(this.params.id); }
      const only = (type) => function* (next) { if (this.query.type === type) yield next; };
      router.get('/:id', only('a'), show);
      router.post('/:id', show);`),
    { requests: ['/5?type=a', '/5?type=b', 'POST /6'] },
  ],
];

const hosted = (body: string) => `const Koa = require('koa');\nconst app = (exports.app = new Koa());\n${body}\n`;

const composed: readonly ServerCase[] = [
  [
    'koa-compose',
    hosted(`const compose = require('koa-compose');
      app.use(compose([
        function* (next) { log(1); yield next; log(4); },
        function* (next) { log(2); yield next; log(3); },
      ]));
      app.use(function* () { this.body = 'end'; });`),
  ],
  [
    'koa-compose in koa-compose',
    hosted(`const compose = require('koa-compose');
      const inner = compose([function* (next) { log('in'); yield next; this.body += '!'; }]);
      app.use(compose([function* (next) { log('out'); yield next; }, inner]));
      app.use(function* () { this.body = 'end'; });`),
  ],
  [
    'koa-compose in a factory',
    hosted(`const compose = require('koa-compose');
      function both(text) {
        return compose([function* (next) { yield next; this.body += text; }, function* (next) { log(text); yield next; }]);
      }
      app.use(both('a'));\napp.use(both('b'));
      app.use(function* () { this.body = 'end'; });`),
  ],
  [
    'koa-mount',
    hosted(`const mount = require('koa-mount');
      app.use(function* (next) { log(this.path); yield next; });
      app.use(mount('/in', function* (next) { log(this.path); yield next; this.body += this.path; }));
      app.use(function* () { this.body = this.path; });`),
    { requests: ['/in/a', '/out'] },
  ],
  [
    'koa-mount of another application',
    hosted(`const mount = require('koa-mount');
      const other = new Koa();
      other.use(function* (next) { this.body = 'other ' + this.path; yield next; });
      app.use(mount('/other', other));
      app.use(function* () { if (!this.body) this.body = 'mine'; });`),
    { requests: ['/other/a', '/b'] },
  ],
  [
    'koa-route',
    hosted(`const route = require('koa-route');
      app.use(route.get('/pets', function* () { this.body = 'pets'; }));
      app.use(route.get('/pets/:name', function* (name, next) { this.body = 'pet ' + name; yield next; }));
      app.use(route.post('/pets/:name/:age', function* (name, age) { this.body = [name, age, yield later(1)]; }));
      app.use(function* () { this.set('x-end', '1'); });`),
    { requests: ['/pets', '/pets/tj', 'POST /pets/tj/5', '/none'] },
  ],
];

keepServing('routes', onKoa1, routers);
keepServing('composed middleware', onKoa1, composed);
