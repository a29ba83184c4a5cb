import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';
import { type Files, runEgg } from '../support/egg-application.js';
import type { Request } from '../support/server-program.js';

interface Egg {
  readonly files: Files;
  readonly requests?: readonly Request[];
}

const home = (members: string) => ({
  'app/controller/home.js': members,
  'app/router.js': "module.exports = (app) => { app.get('/', app.controller.home.index); };",
});

const applications: Readonly<Record<string, Egg>> = {
  'a controller with functions': {
    files: home(`exports.index = function* (ctx) {
      this.body = [this === ctx, arguments.length, yield Promise.resolve(this.path)];
    };`),
  },
  'a controller with methods': {
    files: home(`module.exports = {
      *index() { this.body = yield [Promise.resolve(1), Promise.resolve(2)]; },
    };`),
  },
  'a controller that is a class': {
    files: home(`module.exports = (app) => class HomeController extends app.BaseContextClass {
      *index() { const { ctx } = this; ctx.body = yield this.text('a'); }
      *text(name) { return yield Promise.resolve(name + this.ctx.path); }
    };`),
  },
  'a controller that is a function': {
    files: {
      'app/controller/home.js': 'module.exports = function* () { this.body = yield Promise.resolve(1); };',
      'app/router.js': "module.exports = (app) => { app.get('/', app.controller.home); };",
    },
  },
  'a controller that a function makes': {
    files: home(`module.exports = (app) => {
      class HomeController extends app.BaseContextClass {
        *index() { try { yield Promise.reject(new RangeError('no')); } catch (error) { this.ctx.body = error.message; } }
      }
      return HomeController;
    };`),
  },
  'an error of a controller': {
    files: home(`exports.index = function* () { yield Promise.resolve(1); this.throw(403, 'keep out'); };`),
  },
  'a service': {
    files: {
      ...home(`module.exports = (app) => class HomeController extends app.BaseContextClass {
        *index() { this.ctx.body = yield this.service.user.find(this.ctx.query.id); }
      };`),
      'app/service/user.js': `module.exports = (app) => class UserService extends app.BaseContextClass {
        *find(id) { return { id, name: yield this.name(id), path: this.ctx.path }; }
        *name(id) { return yield Promise.resolve('user ' + id); }
      };`,
    },
    requests: ['/?id=1'],
  },
  'services that run at the same time': {
    files: {
      ...home(
        `exports.index = function* () { this.body = yield [this.service.user.find(1), this.service.user.find(2)]; };`,
      ),
      'app/service/user.js': `module.exports = (app) => class UserService extends app.BaseContextClass {
        *find(id) { app.trace.push('in ' + id); yield Promise.resolve(); app.trace.push('out ' + id); return id; }
      };`,
    },
  },
  middleware: {
    files: {
      'config/config.default.js': "exports.middleware = ['time', 'stop']; exports.time = { header: 'x-time' };",
      'app/middleware/time.js': `module.exports = (options, app) => {
        return function* time(next) { app.trace.push('in'); yield next; app.trace.push('out'); this.set(options.header, this.path); };
      };`,
      'app/middleware/stop.js': `module.exports = () => function* (next) { if (this.path === '/stop') this.body = 'stopped'; else yield next; };`,
      ...home("exports.index = function* () { this.body = 'home'; };"),
    },
    requests: ['/', '/stop', '/none'],
  },
  'middleware of a route': {
    files: {
      'app/middleware/only.js': `module.exports = (type) => function* (next) {
        if (this.query.type !== type) this.throw(404, 'not ' + type);
        return yield next;
      };`,
      'app/controller/home.js': "exports.index = function* () { this.body = 'home'; };",
      'app/router.js':
        "module.exports = (app) => { app.get('/', app.middlewares.only('a'), app.controller.home.index); };",
    },
    requests: ['/?type=a', '/?type=b'],
  },
  'handlers in the router': {
    files: {
      'app/router.js': `module.exports = (app) => {
        app.get('/', function* (next) { app.trace.push(1); yield next; app.trace.push(3); }, function* () { app.trace.push(2); this.body = yield Promise.resolve('in'); });
        app.post('/:id', function* () { this.body = this.params.id; });
      };`,
    },
    requests: ['/', 'POST /5'],
  },
  'an extension of the context': {
    files: {
      ...home('exports.index = function* () { this.body = yield this.load(); };'),
      'app/extend/context.js': 'module.exports = { *load() { return [yield Promise.resolve(this.path)]; } };',
    },
  },
  'what runs before the start and at the end': {
    files: {
      ...home('exports.index = function* () { this.body = this.app.started; };'),
      'app.js': `module.exports = (app) => {
        app.beforeStart(function* () { app.started = yield Promise.resolve('started'); });
        app.beforeClose(function* () { yield Promise.resolve(); app.trace.push('closed'); });
      };`,
    },
  },
  'hooks of the application': {
    files: {
      ...home('exports.index = function* () { this.body = this.app.started; };'),
      'app.js': `module.exports = class Hooks {
        constructor(app) { this.app = app; }
        *didLoad() { this.app.started = yield Promise.resolve('started'); }
        *willReady() { this.app.started += yield Promise.resolve('!'); }
        *beforeClose() { yield Promise.resolve(); this.app.trace.push('closed'); }
      };`,
    },
  },
};

/** A project of egg 2, whose core runs functions of both kinds. */
const dependencies = { egg: '^2.37.0' };
const rules = ['no-generator-handler'];

describe('an application of egg', () => {
  it.each(Object.entries(applications))('%s', async (_name, { files, requests = ['/'] }) => {
    const before = await runEgg(files, requests);
    expect(before.responses[0]!.body, 'it answers').not.toBe('Not Found');
    let current = files;
    for (const filename of Object.keys(files)
      .filter((path) => files[path]!.includes('*'))
      .toSorted(calleesFirst)) {
      const source = files[filename]!;
      const result = convertProgram(source, { rules, dependencies, filename, suggestions: true });
      expect(result.remaining.map(({ message }) => message)).toEqual([]);
      expect(result.broken, result.text).toEqual([]);
      expect(result.text).not.toContain('*');
      current = { ...current, [filename]: result.text };
      expect(await runEgg(current, requests), result.text).toEqual(before);
    }
  });
});

it('keeps a controller that waits for what a method made before', () => {
  const source = `module.exports = (app) => class HomeController extends app.BaseContextClass {
    *index() { const later = this.list(); this.ctx.body = yield later; }
    *list() { return [yield Promise.resolve(this.ctx.path)]; }
  };`;
  const options = {
    rules,
    dependencies,
    filename: 'app/controller/home.js',
    preset: 'migrate',
    suggestions: true,
  } as const;
  const { text, reasons } = convertProgram(source, options);
  expect(text).toBe(source);
  expect(reasons).toEqual(new Set(['lazy-generator', 'generator-used-elsewhere']));
});

/**
 * A project can be converted file by file, as long as what others wait for goes first: a controller that awaits what a
 * generator function of a service returns gets the generator object.
 */
function calleesFirst(one: string, other: string): number {
  const isCallee = (path: string) => Number(/^app\/(?:extend|service)\//.test(path));
  return isCallee(other) - isCallee(one);
}
