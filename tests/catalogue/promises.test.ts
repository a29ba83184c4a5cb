import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { LibraryExport } from '../../src/catalogue/library.js';
import { exportAt, load, madeBy } from './installed.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What a promise function is called with, one after the other, until it does not throw at the call. */
const argumentLists: readonly (readonly unknown[])[] = [
  [],
  [Promise.resolve([])],
  [[], 0],
  [
    (done: unknown) => {
      if (typeof done === 'function') done();
    },
  ],
  [
    (done: () => void) => {
      done();
    },
    [],
  ],
  ['127.0.0.1'],
  ['127.0.0.1', 80],
];

/** What functions are called with that look at their arguments at once. */
const argumentsAt: Readonly<Record<string, readonly unknown[]>> = {
  'Instance#.increment': ['a'],
  'Instance#.decrement': ['a'],
  'Model#.aggregate': ['a', 'max'],
  'Model#.destroy': [{ where: { a: 'x' } }],
  'Model#.findOrCreate': [{ where: { a: 'x' } }],
  'Model#.restore': [{ where: { a: 'x' } }],
  'Model#.update': [{ a: 'x' }, { where: { a: 'x' } }],
};

/** The first answer of a function that can be had for one of the lists. */
function answerOf(value: Callable, owner: unknown, path: string): unknown {
  const own = argumentsAt[path];
  for (const list of own ? [own] : argumentLists) {
    try {
      return value.apply(owner, [...list]);
    } catch {
      continue;
    }
  }
  return undefined;
}

const withRole = (role: LibraryExport['role']) =>
  libraries.filter(
    ({ exports, modules, globals }) =>
      exports.some((entry) => entry.role === role) && (modules.length > 0 || globals?.['fetch']),
  );

async function valuesOf(library: (typeof libraries)[number], role: LibraryExport['role']) {
  const { loaded } = await load(library);
  // Bluebird's builds for browsers cannot promisify in Node.
  const modules = loaded.filter(({ specifier }) => !specifier.includes('/browser/'));
  return library.exports
    .filter((entry) => entry.role === role)
    .flatMap(({ path }) => modules.map((module) => ({ path, ...exportAt(module.value, path, library) })))
    .filter(({ value }) => value !== undefined);
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | undefined)?.then === 'function';
}

// Q warns of its own deprecated names.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe.each(withRole('promise'))('$name', (library) => {
  it('returns promises', async () => {
    for (const { path, value, owner } of await valuesOf(library, 'promise')) {
      const result = answerOf(value as Callable, owner, path);
      expect.soft(isThenable(result), path).toBe(true);
      (result as Promise<unknown> | undefined)?.then(undefined, () => undefined);
    }
  });
});

describe.each(withRole('thenable'))('$name', (library) => {
  it('makes promises', async () => {
    for (const { path, value } of await valuesOf(library, 'thenable')) expect.soft(isThenable(value), path).toBe(true);
  });
});

describe.each(withRole('object'))('$name', (library) => {
  it('makes objects that have what is listed of them', async () => {
    for (const entry of library.exports) {
      if (entry.role !== 'object') continue;
      const { loaded } = await load(library);
      for (const { specifier, value } of loaded) {
        if (exportAt(value, entry.path, library).value === undefined) continue;
        const made = madeBy(library, entry, value);
        const members = library.exports.flatMap(({ path }) =>
          path.startsWith(`${entry.gives}.`) ? path.slice(entry.gives.length + 1) : [],
        );
        const found = members.filter(
          (name) => typeof (made as Record<string, unknown> | undefined)?.[name] === 'function',
        );
        // Some are missing in one of the versions.
        expect.soft(found.length, `${specifier} ${entry.path}`).toBeGreaterThan(members.length / 2);
        const isPromise = library.exports.some(({ path, role }) => path === entry.gives && role === 'thenable');
        expect.soft(isThenable(made), `${specifier} ${entry.path}`).toBe(isPromise);
      }
    }
  });
});

describe.each(withRole('promise-function'))('$name', (library) => {
  it('makes functions that return promises', async () => {
    for (const { path, value, owner } of await valuesOf(library, 'promise-function')) {
      const byCallback = (done: (error: null, value: number) => void): void => {
        done(null, 1);
      };
      const made = (value as Callable).call(owner, byCallback) as Callable;
      const result = made();
      expect.soft(isThenable(result), path).toBe(true);
      (result as Promise<unknown>).then(undefined, () => undefined);
    }
  });
});

describe.each(withRole('thunk'))('$name', (library) => {
  it('returns thunks', async () => {
    for (const { path, value, owner } of await valuesOf(library, 'thunk')) {
      let thunk: unknown;
      try {
        thunk = (value as Callable).call(owner);
      } catch (error) {
        // Some of Node's functions insist on their first argument at once.
        expect((error as { code: string }).code, path).toBe('ERR_INVALID_ARG_TYPE');
        continue;
      }
      expect(thunk, path).toBeInstanceOf(Function);
    }
  });
});

describe.each(withRole('thunk-function'))('$name', (library) => {
  it('makes functions that return thunks', async () => {
    for (const { path, value, owner } of await valuesOf(library, 'thunk-function')) {
      if (path === 'event') {
        const emitter = new EventEmitter();
        const wait = ((value as Callable).call(owner, emitter) as Callable)() as Callable;
        const ended = new Promise((resolve) => {
          wait(resolve);
        });
        emitter.emit('end');
        expect(await ended, path).toBeNull();
        continue;
      }
      const byCallback = (given: number, done: (error: null, value: number) => void): void => {
        done(null, given + 1);
      };
      const thunk = ((value as Callable).call(owner, byCallback) as Callable)(1) as Callable;
      expect(
        await new Promise((resolve) =>
          thunk((_error: unknown, result: unknown) => {
            resolve(result);
          }),
        ),
      ).toBe(2);
    }
  });
});

describe.each(withRole('promise-class'))('$name', (library) => {
  it('constructs promises', async () => {
    for (const { path, value } of await valuesOf(library, 'promise-class')) {
      const PromiseClass = value as new (executor: (resolve: (value: number) => void) => void) => PromiseLike<number>;
      expect(
        await new PromiseClass((resolve) => {
          resolve(1);
        }),
        path,
      ).toBe(1);
    }
  });
});

describe.each(withRole('promisify-all'))('$name', (library) => {
  it('gives an object methods that return promises', async () => {
    for (const { value, owner } of await valuesOf(library, 'promisify-all')) {
      const object = {
        read: (done: (error: null, value: number) => void) => {
          done(null, 1);
        },
      };
      const made = (value as Callable).call(owner, object) as { readAsync: () => Promise<number> };
      expect(await made.readAsync()).toBe(1);
    }
  });
});

describe.each(libraries.filter((library) => library.promiseMethods && library.modules.length > 0))(
  '$name',
  (library) => {
    it('lists the methods its promises have and native ones have not', async () => {
      const { loaded } = await load(library);
      const names = new Set(loaded.flatMap(({ value }) => methodsOf(somePromise(value))));
      expect([...(library.promiseMethods ?? [])].sort()).toEqual([...names].sort());
    });
  },
);

function somePromise(moduleValue: unknown): object {
  return (moduleValue as { resolve(value: number): object }).resolve(1);
}

/** The public methods of a promise that native promises, and plain objects, lack. */
function methodsOf(promise: object): string[] {
  const names: string[] = [];
  for (let object: object = promise; object !== Object.prototype; object = Object.getPrototypeOf(object) as object) {
    names.push(...Object.getOwnPropertyNames(object));
  }
  return names.filter(
    (name) =>
      !(name in Promise.prototype) &&
      !name.startsWith('_') &&
      typeof (promise as Record<string, unknown>)[name] === 'function',
  );
}
