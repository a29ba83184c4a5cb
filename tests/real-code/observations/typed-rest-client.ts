import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { load, type Observation, settled } from './observation.js';

interface RestResponse {
  statusCode: number;
  result: unknown;
}
type Method = (resource: string, ...rest: unknown[]) => Promise<RestResponse>;
type RestClient = Record<'get' | 'create' | 'update' | 'replace' | 'del' | 'options', Method>;

async function answer(request: IncomingMessage): Promise<[status: number, body: string]> {
  const body = await text(request);
  switch (request.url) {
    case '/missing':
      return [404, ''];
    case '/broken':
      return [500, JSON.stringify({ message: 'broken' })];
    case '/text':
      return [200, 'no JSON'];
    default:
      return [200, JSON.stringify({ method: request.method, url: request.url, body })];
  }
}

/** Talks to a server on this machine. */
async function observe(folder: string): Promise<unknown> {
  const { RestClient } = load(folder, 'RestClient.js') as {
    RestClient: new (agent: string, base: string) => RestClient;
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new RestClient('test', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const result = async (promise: Promise<RestResponse>) =>
    settled(promise.then(({ statusCode, result }) => [statusCode, result]));
  const observed = [
    await result(client.get('/one', { queryParameters: { params: { a: [1, 2] } } })),
    await result(client.create('/two', { name: 'x' })),
    await result(client.update('/three', {})),
    await result(client.replace('/four', [])),
    await result(client.del('/five')),
    await result(client.options('/six')),
    await result(client.get('/missing')),
    await result(client.get('/broken')),
    await result(client.get('/text')),
  ];
  await new Promise((resolve) => server.close(resolve));
  return observed;
}

const expected = [
  [200, { method: 'GET', url: '/one?a=1&a=2', body: '' }],
  [200, { method: 'POST', url: '/two', body: '{\n  "name": "x"\n}' }],
  [200, { method: 'PATCH', url: '/three', body: '{}' }],
  [200, { method: 'PUT', url: '/four', body: '[]' }],
  [200, { method: 'DELETE', url: '/five', body: '' }],
  [200, { method: 'OPTIONS', url: '/six', body: '' }],
  [404, null],
  'rejected: broken',
  [200, null],
];

export default { name: 'typed-rest-client', preset: 'recommended', observe, expected } satisfies Observation;
