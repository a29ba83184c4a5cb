import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { load, type Observation, settled } from './observation.js';

type Send = (context: object, file: string, options: object) => Promise<string | undefined>;

/** Serves files to a context that notes what is set on it. */
async function observe(folder: string): Promise<unknown> {
  const send = load(folder) as Send;
  const root = mkdtempSync(path.join(tmpdir(), 'native-async-send-'));
  mkdirSync(path.join(root, 'folder'));
  for (const file of ['plain.txt', 'zipped.js', 'zipped.js.gz', 'folder/index.html']) {
    writeFileSync(path.join(root, file), `text of ${file}`);
  }
  const serve = async (file: string, options: object = {}): Promise<unknown> => {
    const headers = new Map<string, unknown>();
    const context = {
      acceptsEncodings: () => 'gzip',
      set: (name: string, value: unknown) => headers.set(name, value),
      res: { removeHeader: (name: string) => headers.delete(name) },
      response: { get: () => 'set before' },
      throw: (message: string, status: number) => {
        throw new Error(`${status} ${message}`);
      },
    };
    const sent = await settled(send(context, file, { root, ...options }));
    const { type, body } = context as { type?: string; body?: NodeJS.ReadableStream };
    const isFile = typeof sent === 'string' && sent.startsWith(root);
    return [isFile ? path.relative(root, sent) : sent, Object.fromEntries(headers), type, body && (await text(body))];
  };
  const served = [
    await serve('plain.txt'),
    await serve('/zipped.js'),
    await serve('zipped', { extensions: ['css', 'js'], gzip: false }),
    await serve('folder', { index: 'index.html' }),
    await serve('missing'),
    await serve('plain.txt', { setHeaders: 1 }),
    await serve('%E0%A4%A'),
  ];
  rmSync(root, { recursive: true });
  return served;
}

const expected = [
  ['plain.txt', { 'Content-Length': 17 }, '.txt', 'text of plain.txt'],
  ['zipped.js.gz', { 'Content-Encoding': 'gzip', 'Content-Length': 20 }, '.js', 'text of zipped.js.gz'],
  ['zipped.js', { 'Content-Length': 17 }, '.js', 'text of zipped.js'],
  ['folder/index.html', { 'Content-Length': 25 }, '.html', 'text of folder/index.html'],
  [undefined, {}, undefined, undefined],
  ['rejected: option setHeaders must be function', {}, undefined, undefined],
  ['rejected: 400 failed to decode', {}, undefined, undefined],
];

export default { name: 'koa-send', preset: 'recommended', observe, expected } satisfies Observation;
