import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const packages = { koa: 'koa2' };

/** Prints what an application answers to each of some paths. */
const main = `const http = require('http');
const Koa = require('koa');
const show = require('./show');
const app = new Koa();
process.removeAllListeners('warning');
app.use(show);
app.use(function* () {
  this.body = 'last ' + this.status;
});
const server = app.listen(0, async () => {
  for (const path of ['/one', '/two', '/three']) {
    const response = await fetch('http://127.0.0.1:' + server.address().port + path);
    console.log(path, response.status, await response.text());
  }
  server.close();
});
`;

describe('a handler that another one calls with its context', () => {
  it.each<[name: string, files: Record<string, string>, expected: RegExp]>([
    [
      'of the same file, that hands on what runs downstream',
      {
        'show.js': `module.exports = function* show(next) {
  this.set('x-shown', this.path);
  if (this.path === '/one') return yield refuse.call(this, next);
  if (this.path === '/two') return yield* refuse.call(this, next);
  yield next;
};

function* refuse(next) {
  if (this.path === '/two') return yield next;
  this.status = 401;
  this.body = yield Promise.resolve('no ' + this.path);
}
`,
      },
      /return await refuse\(ctx, next\);[\s\S]*async function refuse\(ctx, next\)/,
    ],
    [
      'of another file',
      {
        'show.js': `const refuse = require('./refuse');
module.exports = function* show(next) {
  if (this.path === '/one') return yield refuse.call(this, next);
  yield next;
};
`,
        'refuse.js': `module.exports = refuse;
function* refuse() {
  this.status = 401;
  this.body = yield Promise.resolve('no ' + this.path);
}
`,
      },
      /return await refuse\(ctx, next\);/,
    ],
    [
      'of a property that the file exports',
      {
        'show.js': `const shown = require('./shown');
module.exports = function* show(next) {
  if (this.path === '/one') return yield shown.save.call(this);
  yield next;
};
`,
        'shown.js': `exports.save = function* () {
  this.response.status = 201;
  yield exports.update.call(this);
};
exports.update = function* () {
  this.body = yield Promise.resolve('updated ' + this.path);
};
`,
      },
      /return await shown\.save\(ctx\);/,
    ],
    [
      'that takes it as a parameter already',
      {
        'show.js': `const remote = require('./remote');
module.exports = function* show(next) {
  if (this.path === '/one') return yield remote(this, next);
  if (this.path === '/two') return yield near(this, next);
  this.body = 'here';
};

function* near(context, next) {
  context.set('x-near', 'yes');
  yield next;
}
`,
        'remote.js': `module.exports = function* remote(ctx, next) {
  const found = yield Promise.resolve(ctx.path.length);
  if (found > 3) return yield next;
  ctx.body = found;
};
`,
      },
      /return await remote\(ctx, next\);[\s\S]*return await near\(ctx, next\);/,
    ],
  ])('takes it as a parameter: %s', async (_, files, expected) => {
    const manifest = JSON.stringify({ name: 'project', private: true, dependencies: { koa: '^2.16.4' } });
    const { before, after, text, generatorsIn } = await convertProject(
      { ...files, 'main.js': main, 'package.json': manifest },
      { preset: 'migrate', packages },
    );
    expect(before).toContain('/one');
    expect(after).toBe(before);
    expect(text('show.js')).toMatch(expected);
    expect(generatorsIn).toEqual([]);
  });
});
