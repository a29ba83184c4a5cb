import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A static host that serves a folder below some path, as any other would. */
export interface StaticServer {
  readonly url: string;
  /** The paths that were asked for. */
  readonly asked: string[];
  /** How many bytes of each file a host sends that compresses, by path. */
  close(): Promise<void>;
}

/** Serves a folder on loopback, at a free port if none is named. */
export async function serve(folder: string, below = '/', port = 0): Promise<StaticServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const inside = pathname.startsWith(below) ? decodeURIComponent(pathname.slice(below.length)) : undefined;
    const file = path.join(folder, inside === undefined ? 'none' : inside.replace(/(^|\/)$/, '$1index.html'));
    readFile(file.startsWith(folder) ? file : folder).then(
      (content) => {
        const type = types[path.extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
      },
      () => response.writeHead(404).end('not found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
