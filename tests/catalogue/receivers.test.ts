import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LibraryExport } from '../../src/catalogue/library.js';
import { libraries } from '../../src/catalogue/libraries.js';
import { emitters, type Receiver, receivingFunctions, receivingMethods } from '../../src/catalogue/receivers.js';
import { probe, type Sighting } from '../support/probe.js';
import { exportAt, load } from './installed.js';

const require = createRequire(import.meta.url);

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What a receiver that treats results so may ask of them. */
const asked: Record<Receiver['results'], RegExp> = {
  awaited: /^then$/,
  dropped: /^$/,
  tested: /^$/,
  collected: /^$/,
  used: /^$/,
};

async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
}

function expectTreatment({ calls, askedFor, isLengthRead }: Sighting, { results }: Receiver, name: string): void {
  expect.soft(calls, name).not.toEqual(0);
  expect.soft(isLengthRead, name).toBe(false);
  for (const property of askedFor) expect.soft(property, name).toMatch(asked[results]);
  expect.soft(askedFor.length > 0, name).toBe(results === 'awaited');
}

describe('the platform', () => {
  it.each([...receivingFunctions].filter(([name]) => exportAt(globalThis, name).value))(
    '%s',
    async (name, receiver) => {
      const { function: handed, sighting } = probe(Promise.resolve(1));
      const { value, owner } = exportAt(globalThis, name);
      const given = receiver.callbackAt === 1 ? [[1], handed] : [handed];
      const made = (value as Callable).apply(owner, given);
      await aWhile();
      if (name === 'setInterval') clearInterval(made as NodeJS.Timeout);
      expectTreatment(sighting, receiver, name);
    },
  );

  it.each([...receivingMethods])('%s', async (name, receiver) => {
    const { function: handed, sighting } = probe(Promise.resolve(1));
    const target =
      name === 'catch' ? Promise.reject(new Error()) : name in Promise.prototype ? Promise.resolve() : [1, 2];
    void (target as unknown as Record<string, Callable>)[name]!(handed);
    await aWhile();
    expectTreatment(sighting, receiver, name);
  });

  it.each([...receivingMethods].filter(([, { results }]) => results === 'dropped' || results === 'tested'))(
    '%s answers by whether what it is given is true, or by nothing',
    (name, { results }) => {
      const answers = [undefined, Promise.resolve()].map((value) =>
        ([1, 2] as unknown as Record<string, Callable>)[name]!(() => value),
      );
      expect(isDeepStrictEqual(...(answers as [unknown, unknown]))).toBe(results === 'dropped');
    },
  );

  it.each(emitters.methods)('%s of an event emitter', (name) => {
    const { function: handed, sighting } = probe(Promise.resolve(1));
    const emitter = new EventEmitter();
    (emitter as unknown as Record<string, Callable>)[name]!('event', handed);
    emitter.emit('event');
    expectTreatment(sighting, emitters.listener, name);
  });

  it('has event emitters in all modules that are said to', () => {
    const isEmitter = (value: unknown): boolean => value instanceof EventEmitter;
    const inherits = (value: unknown): boolean =>
      typeof value === 'function' && (value === EventEmitter || isEmitter((value as { prototype: unknown }).prototype));
    for (const name of emitters.modules.filter((module) => !['https', 'readline', 'tty'].includes(module))) {
      const loaded = require(name) as Record<string, unknown>;
      const makes = Object.values(loaded).some(inherits) || /^(?:child_process|http2)$/.test(name);
      expect.soft(makes, name).toBe(true);
    }
  });
});

// Q warns of its own deprecated names.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe.each(libraries.filter(({ exports }) => exports.some((entry) => 'receives' in entry)))('$name', (library) => {
  it('treats functions and what they return as it is said', async () => {
    for (const { specifier, value } of (await load(library)).loaded.filter((one) => !one.specifier.includes('browser')))
      for (const entry of library.exports) await expectFunction(specifier, value, entry);
  });

  it('has methods that treat functions and what they return as it is said', async () => {
    for (const { specifier, value } of (await load(library)).loaded.filter((one) => !one.specifier.includes('browser')))
      for (const [name, receiver] of library.receivingMethods!) await expectMethod(specifier, value, name, receiver);
  });
});

async function expectFunction(specifier: string, moduleValue: unknown, entry: LibraryExport): Promise<void> {
  if (entry.role !== 'promise' || !entry.receives) return;
  const { value, owner } = exportAt(moduleValue, entry.path);
  if (typeof value !== 'function') return;
  const { function: handed, sighting } = probe(Promise.resolve([1]));
  const { callbackAt } = entry.receives;
  const isUsing = entry.path.endsWith('using');
  const first = isUsing
    ? (somePromise(moduleValue, 1) as { disposer(f: () => void): unknown }).disposer(() => {})
    : [1, 2];
  (value as Callable).apply(owner, callbackAt === 0 ? [handed] : [first, handed]);
  await aWhile();
  expectTreatment(sighting, entry.receives, `${specifier} ${entry.path}`);
}

async function expectMethod(specifier: string, moduleValue: unknown, name: string, receiver: Receiver): Promise<void> {
  const { function: handed, sighting } = probe(Promise.resolve([1]));
  const isForErrors = /^(?:catch|caught|error|fail|tapCatch)$/.test(name);
  const target = (isForErrors ? someError(moduleValue) : somePromise(moduleValue, [1, 2])) as Record<string, Callable>;
  if (typeof target[name] !== 'function') return;
  const made = target[name](handed) as { then?: (done: undefined, failed: () => void) => void } | undefined;
  made?.then?.(undefined, () => undefined);
  await aWhile();
  expectTreatment(sighting, receiver, `${specifier} ${name}`);
}

function somePromise(moduleValue: unknown, value: unknown): object {
  return (moduleValue as { resolve(value: unknown): object }).resolve(value);
}

function someError(moduleValue: unknown): object {
  const { reject, OperationalError = Error } = moduleValue as {
    reject(this: unknown, error: unknown): object;
    OperationalError?: new () => Error;
  };
  const rejected = reject.call(moduleValue, new OperationalError());
  (rejected as Promise<never>).then(undefined, () => undefined);
  return rejected;
}
