import { inspect } from './inspect.ts';
import { createKoa } from './koa.ts';
import { testFunctions } from './tests.ts';

/* The libraries are loaded only when a program asks for them: each keeps what it finds of timers when it is loaded. */

type Loader = () => unknown;

/** Libraries by name, and by major version where there are several. */
const libraries: Readonly<Record<string, Readonly<Record<number, Loader>>>> = {
  '@babel/runtime/helpers/asyncToGenerator': { 7: () => require('@babel/runtime/helpers/asyncToGenerator') },
  // Its build for browsers prints warnings, which Node.js shows only to who asks for them.
  bluebird: {
    3: () => {
      const bluebird = require('bluebird') as { config(options: { warnings: boolean }): void };
      bluebird.config({ warnings: false });
      return bluebird;
    },
  },
  'bluebird-co': { 2: () => require('bluebird-co') },
  co: { 3: () => require('co3'), 4: () => require('co4') },
  // What sends requests to it is not there: each application is sent one.
  koa: { 1: () => createKoa(1), 2: () => createKoa(2), 3: () => createKoa(3) },
  'koa-compose': { 2: () => require('koa-compose2'), 4: () => require('koa-compose4') },
  q: { 1: () => require('q') },
  suspend: { 0: () => require('suspend') },
  vitest: { 4: () => testFunctions },
  when: { 3: () => require('when') },
  'when/generator': { 3: () => require('when/generator') },
};

declare function require(name: string): unknown;

/** The version of a library that a program gets which does not say. */
const latest: Readonly<Record<string, number>> = {
  '@babel/runtime/helpers/asyncToGenerator': 7,
  bluebird: 3,
  'bluebird-co': 2,
  co: 4,
  // The one that runs generator functions and async functions alike.
  koa: 2,
  'koa-compose': 4,
  q: 1,
  suspend: 0,
  vitest: 4,
  when: 3,
  'when/generator': 3,
};

export const libraryNames: readonly string[] = Object.keys(libraries);

/** Loads a library; undefined where there is none of that name. */
export function loadLibrary(name: string, versions: Readonly<Record<string, number>>): Loader | undefined {
  const known = Object.hasOwn(libraries, name) ? libraries[name] : undefined;
  if (!known) return undefined;
  const major = versions[name] ?? latest[name]!;
  const load = known[major];
  if (!load) throw new Error(`The playground has no ${name} ${major}, but ${Object.keys(known).join(' and ')}.`);
  return load;
}

/** What a program may ask of the outside: each is noted, and answered by what it was asked. */
export interface Outside {
  note(text: string): void;
  later(act: () => void, delay: number): void;
}

/** `fetch`, answered after ten milliseconds. */
export function createFetch({ note, later }: Outside) {
  return (resource: unknown, { method = 'GET' }: { method?: string } = {}): Promise<object> =>
    new Promise((resolve) => {
      const url = String(resource);
      note(`${method} ${url}`);
      const body = { url, method };
      const response = {
        ...{ ok: true, status: 200, url },
        json: () => Promise.resolve({ ...body }),
        text: () => Promise.resolve(JSON.stringify(body)),
      };
      later(() => resolve(response), 10);
    });
}

type Callback = (error: Error | null, result?: unknown) => void;

/** Modules of Node.js, as far as small programs use them. */
export function createNodeModules(outside: Outside): Readonly<Record<string, unknown>> {
  const fs = createFs(outside);
  const wait = (delay: number, value: unknown): Promise<unknown> =>
    new Promise((resolve) => outside.later(() => resolve(value), delay));
  const modules: Record<string, unknown> = {
    fs,
    'fs/promises': fs['promises'],
    assert: createAssert(),
    zlib: { gzipSync: (text: unknown) => `gzip of ${String(text)}` },
    util: { promisify },
    'timers/promises': { setTimeout: wait, setImmediate: (value: unknown) => wait(0, value) },
  };
  return {
    ...modules,
    ...Object.fromEntries(Object.entries(modules).map(([name, module]) => [`node:${name}`, module])),
  };
}

const fileFunctions = ['readFile', 'writeFile', 'appendFile', 'mkdir', 'unlink', 'stat', 'access', 'readdir', 'rename'];

/** `node:fs`: each function in its three forms, answered after five milliseconds where it need not answer at once. */
function createFs({ note, later }: Outside): Readonly<Record<string, unknown>> {
  function act(name: string, path: unknown): unknown {
    note(`${name} ${String(path)}`);
    if (path === '' || String(path).includes('missing'))
      throw Object.assign(new Error(`ENOENT: no such file, ${name} '${String(path)}'`), { code: 'ENOENT' });
    return name === 'readFile' ? `contents of ${String(path)}` : undefined;
  }

  const byPromise = (name: string) => async (path: unknown) => {
    await new Promise<void>((resolve) => later(resolve, 5));
    return act(name, path);
  };
  const byCallback =
    (name: string) =>
    (path: unknown, ...rest: unknown[]) => {
      const done = rest.at(-1) as Callback;
      later(() => {
        let result: unknown;
        try {
          result = act(name, path);
        } catch (error) {
          done(error as Error);
          return;
        }
        done(null, result);
      }, 5);
    };
  return {
    ...Object.fromEntries(fileFunctions.map((name) => [name, byCallback(name)])),
    ...Object.fromEntries(fileFunctions.map((name) => [`${name}Sync`, (path: unknown) => act(name, path)])),
    promises: Object.fromEntries(fileFunctions.map((name) => [name, byPromise(name)])),
  };
}

const promisify =
  (take: (...given: unknown[]) => void) =>
  (...given: unknown[]) =>
    new Promise((resolve, reject) => {
      take(...given, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)));
    });

/** `node:assert`: values are compared by their texts. */
function createAssert(): unknown {
  const check = (value: unknown, message = 'The assertion fails.'): void => {
    if (!value) throw new Error(message);
  };
  const equal = (one: unknown, other: unknown): void => check(inspect(one) === inspect(other));
  const names = ['equal', 'strictEqual', 'deepEqual', 'deepStrictEqual'];
  return Object.assign(check, { ok: check }, Object.fromEntries(names.map((name) => [name, equal])));
}
