import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);

type Middleware = (...args: never[]) => unknown;
interface Application {
  use(middleware: Middleware): Application;
  callback(): (request: unknown, response: unknown) => unknown;
  listen(port: number): import('node:http').Server;
}
type Koa = new () => Application;

/** Asks an application for `/`, and says what it answers with. */
async function request(application: Application): Promise<{ status: number; body: string }> {
  const server = application.listen(0);
  try {
    const { port } = server.address() as import('node:net').AddressInfo;
    const response = await fetch(`http://localhost:${port}/`);
    return { status: response.status, body: await response.text() };
  } finally {
    server.close();
  }
}

function* answer(this: { body: string }): Generator<Promise<void>> {
  yield Promise.resolve();
  this.body = 'ran';
}

describe('koa', () => {
  const warn = process.env.NO_DEPRECATION;
  process.env.NO_DEPRECATION = 'koa';
  it('2 runs a generator function', async () => {
    expect(await request(new (require('koa2') as Koa)().use(answer))).toEqual({ status: 200, body: 'ran' });
    process.env.NO_DEPRECATION = warn;
  });

  it('3 accepts it, and never runs it', async () => {
    expect(await request(new (require('koa') as Koa)().use(answer))).toEqual({ status: 404, body: 'Not Found' });
  });

  it.each(['koa-router7', '@koa/router'])('%s accepts one for a route, and never runs it', async (name) => {
    const loaded = require(name) as { Router?: unknown };
    const Router = (loaded.Router ?? loaded) as new () => {
      get(path: string, m: Middleware): void;
      routes(): Middleware;
    };
    const router = new Router();
    router.get('/', answer);
    const { status, body } = await request(new (require('koa') as Koa)().use(router.routes()));
    expect([status, body]).toEqual([404, 'Not Found']);
  });
});
