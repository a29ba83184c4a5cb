import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { versionsFor } from '../../src/analysis/environment/index.js';
import { koaHosts } from '../../src/catalogue/hosts/koa.js';
import { probe } from '../support/probe.js';
import { answers } from '../support/server-program.js';

const require = createRequire(import.meta.url);

interface Context {
  body: unknown;
}
type Handler = (this: Context, context: Context) => unknown;
interface Application {
  readonly silent: boolean;
  use(handler: Handler): void;
  callback(): RequestListener;
}
type ApplicationClass = new () => Application;
interface Router {
  get(path: string, handler: Handler): void;
  param(name: string, handler: (this: Context, value: string, context: Context) => unknown): void;
  routes(): Handler;
}

/** How a package is handed a function, so that the application answers with what the function writes. */
type Use = (application: Application, installed: never, handler: Handler) => void;

const useRouter: Use = (application, installed: (new () => Router) & { Router?: new () => Router }, handler) => {
  const router = new (installed.Router ?? installed)();
  router.get('/', handler);
  application.use(router.routes());
};
const compose: Use = (application, installed: (all: Handler[]) => Handler, handler) =>
  application.use(installed([handler]));
const convert: Use = (application, installed: (handler: Handler) => Handler, handler) =>
  application.use(installed(handler));
const mount: Use = (application, installed: (path: string, handler: Handler) => Handler, handler) =>
  application.use(installed('/in', handler));
const route: Use = (
  application,
  installed: Pick<Record<string, (path: string, h: Handler) => Handler>, 'get'>,
  handler,
) => application.use(installed.get('/', handler));
const use: Use = (application, _installed, handler) => application.use(handler);

/** The host, its major version, the package it is installed as, the koa that it is used in, and how it is used. */
const installations: readonly (readonly [string, number, string, string, Use])[] = [
  ['koa', 1, 'koa1', 'koa1', use],
  ['koa', 2, 'koa2', 'koa2', use],
  ['koa', 3, 'koa', 'koa', use],
  ['koa-convert', 2, 'koa-convert', 'koa2', convert],
  ['koa-convert', 2, 'koa-convert', 'koa', convert],
  ['koa-compose', 2, 'koa-compose2', 'koa2', compose],
  ['koa-compose', 4, 'koa-compose4', 'koa2', compose],
  ['koa-mount', 1, 'koa-mount1', 'koa2', mount],
  ['koa-mount', 4, 'koa-mount4', 'koa2', mount],
  ['koa-route', 2, 'koa-route2', 'koa2', route],
  ['koa-route', 4, 'koa-route4', 'koa2', route],
  ['koa-router', 5, 'koa-router5', 'koa2', useRouter],
  ['koa-router', 7, 'koa-router7', 'koa2', useRouter],
  ['@koa/router', 15, '@koa/router', 'koa2', useRouter],
];

function* generator(this: Context): Generator<Promise<void>> {
  yield Promise.resolve();
  this.body = 'ran';
}
const asynchronous = async (context: Context) => {
  await Promise.resolve();
  context.body = 'ran';
};

describe.each(installations)('%s %s (%s in %s)', (name, major, specifier, koa, use) => {
  const { versions } = koaHosts.find((host) => host.name === name)!;
  const known = versionsFor(versions, major)!;

  it(
    known.treatment === 'runs' ? 'runs a generator function' : 'accepts a generator function, and never runs it',
    async () => {
      expect(await answer(generator)).toEqual(known.treatment === 'runs' ? ran : notFound);
    },
  );

  it(known.asyncFrom ? 'does not take an async function' : 'runs an async function', async () => {
    if (known.asyncFrom) expect(await answer(asynchronous)).not.toEqual(ran);
    else expect(await answer(asynchronous)).toEqual(ran);
  });

  const { awaitsFrom = Infinity } = koaHosts.find((host) => host.name === name)!;

  it.runIf(major >= awaitsFrom)('waits for the promise of a handler by `then` alone, whatever its length', async () => {
    const { function: handed, sighting } = probe(Promise.resolve());
    await answer(handed);
    expect(sighting).toEqual({ calls: 1, isLengthRead: false, askedFor: ['then'] });
  });

  async function answer(handler: Handler): Promise<unknown> {
    const application = new (require(koa) as ApplicationClass)();
    Object.assign(application, { silent: true });
    try {
      use(application, require(specifier) as never, handler);
    } catch (error) {
      return error;
    }
    const [{ status, body } = {}] = await answers(application.callback(), [use === mount ? '/in' : '/']);
    return [status, body];
  }
});

const ran = [200, 'ran'];
const notFound = [404, 'Not Found'];
