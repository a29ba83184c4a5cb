import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadProgram, type RunOptions } from './program.js';

/** koa says once a process that generator functions go; every program here has some. */
process.env['NO_DEPRECATION'] = 'koa';

/** `GET` and a path, or another method and a path: `POST /users`. */
export type Request = string;

/** Everything that can be noticed of a server: what it answers, what it reports, and what it did in which order. */
export interface ServerObservation {
  readonly responses: readonly {
    readonly request: Request;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
  readonly errors: readonly unknown[];
  readonly trace: readonly unknown[];
}

interface Application {
  callback(): RequestListener;
  on(event: 'error', listener: (error: Error & { status?: number }) => void): void;
}

/** Serves what a program exports as `app` on the loopback interface, and sends it the requests one after the other. */
export async function runServer(
  source: string,
  requests: readonly Request[],
  options: RunOptions,
): Promise<ServerObservation> {
  const { exports, trace } = loadProgram(source, options);
  const app = exports['app'] as Application;
  const errors: unknown[] = [];
  app.on('error', ({ name, message, status }) => errors.push({ name, message, status }));
  return { responses: await answers(app.callback(), requests), errors, trace };
}

/** What a server answers to the requests. */
export async function answers(
  listener: RequestListener,
  requests: readonly Request[],
): Promise<ServerObservation['responses']> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const responses = [];
    for (const request of requests) responses.push(await send(port, request));
    return responses;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function send(port: number, request: Request): Promise<ServerObservation['responses'][number]> {
  const [path = '/', method = 'GET'] = request.split(' ').toReversed();
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  });
  const headers = Object.fromEntries(response.headers);
  delete headers['date'];
  return { request, status: response.status, headers, body: await response.text() };
}
