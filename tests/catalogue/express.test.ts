import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { expressHosts } from '../../src/catalogue/hosts/express.js';
import { expressMajors, installedExpress } from '../support/installed-express.js';
import { probe } from '../support/probe.js';

interface Response {
  end(text: string): void;
}
type Handler = (...args: never[]) => unknown;
type Application = RequestListener & Record<string, (...args: unknown[]) => unknown>;
type Express = (() => Application) & { readonly Router: () => Application };

const load = createRequire(import.meta.url);

const [handlers, handlersOfParameters] = expressHosts;
/** A handler of a length, which it answers with. */
function answering(length: number): Handler {
  const handler = (_request: unknown, response: Response) => {
    response.end(String(length));
    return Promise.resolve();
  };
  return Object.defineProperty(handler, 'length', { value: length });
}

const finish = (_request: unknown, response: Response): void => response.end('later');

/** What an application answers; `nothing` where it does not in time. */
async function answer(application: Application): Promise<string> {
  const server = createServer(application);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/1`, { signal: AbortSignal.timeout(500) });
    return `${response.status} ${await response.text()}`;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return 'nothing';
    throw error;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe.each(expressMajors)('express %s', (major) => {
  const express = load(installedExpress(major)) as Express;

  /** An application that hands a function to `use`, to a route, or for a parameter. */
  function applicationOf(method: string, handler: Handler): Application {
    const application = express();
    if (method === 'param') application['param']!('id', handler);
    else if (method === 'use') application['use']!(handler);
    else application[method]!('/:id', handler);
    application['get']!('/:id', finish);
    const caught = (error: Error, _request: unknown, response: Response) => response.end(`caught ${error.message}`);
    application['use']!(Object.defineProperty(caught, 'length', { value: handlers!.errorLength }));
    return application;
  }

  it.each(['use', 'get', 'all', 'param'])('%s never runs a generator function, and nothing answers', async (method) => {
    let ran = false;
    const generator = function* (_request: unknown, response: Response): Generator {
      ran = true;
      response.end('ran');
      yield undefined;
    };
    expect(await answer(applicationOf(method, generator))).toBe('nothing');
    expect(ran).toBe(false);
  });

  it.each(['use', 'get', 'all', 'param'])('%s treats what a handler returns as it is said', async (method) => {
    const { function: handed, sighting } = probe(Promise.resolve());
    await answer(applicationOf(method, handed));
    const asked = new Set(sighting.askedFor.filter((name) => name !== 'constructor'));
    expect(sighting.calls).toBe(1);
    expect([...asked]).toEqual(major >= handlers!.awaitsFrom! ? expect.arrayContaining(['then']) : []);
  });

  it('hands the rejection of a handler on from the version on that waits for it', async () => {
    if (major < handlers!.awaitsFrom!) return;
    const failing = async (): Promise<never> => Promise.reject(new Error('no'));
    expect(await answer(applicationOf('use', failing))).toBe('200 caught no');
    expect(await answer(applicationOf('get', failing))).toBe('200 caught no');
    expect(await answer(applicationOf('param', failing))).toBe('200 caught no');
  });

  it('takes functions with fewer parameters than that for handlers of requests, and none with more', async () => {
    for (const length of [0, 2, 3, 4, 5]) {
      const isTaken = length < handlers!.errorLength!;
      expect(await answer(applicationOf('use', answering(length)))).toBe(isTaken ? `200 ${length}` : '200 later');
    }
    expect(handlersOfParameters!.errorLength).toBeUndefined();
    expect(await answer(applicationOf('param', answering(4)))).toBe('200 4');
  });

  it('has these methods', () => {
    const [application, router] = [express(), express.Router()];
    const names = [...handlers!.methods!, ...handlersOfParameters!.methods!];
    const missing = names.filter(
      (name) => typeof application[name] !== 'function' && typeof router[name] !== 'function',
    );
    // Each version has its own list of HTTP methods.
    expect(missing.length).toBeLessThan(8);
    for (const name of ['all', 'delete', 'get', 'head', 'options', 'param', 'patch', 'post', 'put', 'use'])
      expect(missing).not.toContain(name);
  });
});
