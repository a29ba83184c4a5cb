import type { Readable } from 'node:stream';
import { load, type Observation } from './observation.js';

interface CoStream {
  fromIterable(iterable: Iterable<unknown> | Promise<Iterable<unknown>>): Readable;
  object: {
    map(mapper: unknown, options?: object): NodeJS.ReadWriteStream;
    each(iterator: unknown, options?: object): NodeJS.WritableStream;
  };
  wait(stream: object): Promise<void>;
}

/** Sends more items through its streams than fit at once, so that every one of them has to wait. */
async function observe(folder: string): Promise<unknown> {
  const { fromIterable, object, wait } = load(folder) as CoStream;
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const collected = await fromIterable(new Set(numbers)).toArray();
  const promised = await fromIterable(Promise.resolve(['a', null, 'b'])).toArray();

  const doubled: unknown[] = [];
  const doubling = fromIterable(numbers).pipe(object.map((item: number) => Promise.resolve(item * 2), { async: true }));
  for await (const item of doubling) doubled.push(item);

  const seen: unknown[] = [];
  const each = object.each((item: unknown) => Promise.resolve(seen.push(item)), { async: true, parallel: 3 });
  fromIterable(numbers).pipe(each);
  await wait(each);
  return { collected, promised, doubled, seen };
}

const numbers = Array.from({ length: 40 }, (_, index) => index);
const expected = {
  collected: numbers,
  promised: ['a', 'b'],
  doubled: numbers.map((number) => number * 2),
  seen: numbers,
};

export default { name: 'co-stream', preset: 'migrate', observe, expected } satisfies Observation;
