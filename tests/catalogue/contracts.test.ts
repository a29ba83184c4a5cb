import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { CoroutineContract, Library } from '../../src/catalogue/library.js';
import { exportAt, load } from './installed.js';
import { type Calling, Observation } from './observed-contract.js';
import { outlivesError } from './outlived-error.js';

const promise: Calling = { pause: () => new Promise((resolve) => setImmediate(resolve)), callback: 'never' };
const thunk: Calling = { pause: () => (done: () => void) => setImmediate(done), callback: 'optional' };

/** Libraries, or single exports of theirs, that are called with a callback, or wait for thunks. */
const calling: Record<string, Calling> = {
  'co 3': thunk,
  genny: thunk,
  gens: { ...thunk, callback: 'required' },
  unyield: thunk,
  suspend: { ...promise, callback: 'optional' },
  'suspend callback': { ...promise, callback: 'required' },
  'suspend promise': promise,
};

/** Entries that nothing can be executed of, with the reason. */
const notExecuted: Record<string, string> = {
  'Task.jsm': 'runs in Firefox alone',
  'task.js': 'runs generators as Firefox had them before ES2015',
};

const coroutineLibraries = libraries.filter(({ family }) => family !== undefined);

/** Every wrapper and runner of a library, as every installed module of it has them. */
async function coroutinesOf(library: Library) {
  const { loaded } = await load(library);
  return loaded.flatMap(({ specifier, value }) =>
    library.exports.flatMap((entry) => {
      if (entry.role !== 'wrapper' && entry.role !== 'runner') return [];
      const how = calling[`${library.name} ${entry.path}`] ?? calling[library.name] ?? promise;
      const observation = new Observation(exportAt(value, entry.path).value, entry, how);
      return [{ name: `${specifier} ${entry.path}`, specifier, entry, how, observation }];
    }),
  );
}

it('executes every library that drives generators but those that cannot run here', async () => {
  const executed = await Promise.all(
    coroutineLibraries.map(async (library) => (await coroutinesOf(library)).length > 0),
  );
  const missing = coroutineLibraries.filter((_, index) => !executed[index]).map(({ name }) => name);
  expect(missing).toEqual(Object.keys(notExecuted));
});

/** What the end of a process that nobody listens in tells of an error that nobody handles. */
const survives: Record<CoroutineContract['unhandledErrors'], boolean> = {
  rejection: false,
  exception: false,
  survived: true,
  nobody: true,
};

/** Helpers that come with core-js, which keeps the `Promise` that it was loaded with. */
const keepsPromise = /^(?:babel-runtime|@babel\/runtime-corejs[23])\//;

describe.each(coroutineLibraries.filter(({ name }) => !(name in notExecuted)))('$name', (library) => {
  it(
    'lets a process live or die of an error that nobody handles, as its contract says',
    { timeout: 300_000 },
    async () => {
      const seen = new Set<string>();
      for (const { name, specifier, entry, how } of await coroutinesOf(library)) {
        // One process for each version and each thing that can come of an error; esbuild has no module to load.
        const kind = `${specifier} ${entry.contract.unhandledErrors}`;
        if (specifier === 'esbuild' || seen.has(kind)) continue;
        seen.add(kind);
        const lives = outlivesError(specifier, entry, how);
        expect.soft(lives, name).toBe(survives[entry.contract.unhandledErrors]);
      }
    },
  );

  it('makes promises by the global Promise of the moment where they are those of the engine, and nowhere else', async () => {
    for (const { name, specifier, entry, observation } of await coroutinesOf(library)) {
      const isOfMoment = entry.contract.returns === 'native' && !keepsPromise.test(specifier);
      expect.soft(observation.givesReplacedPromise(), name).toBe(isOfMoment);
    }
  });

  it('treats a generator function as its contract says', async () => {
    for (const { name, entry, observation } of await coroutinesOf(library)) {
      const { thisFrom, argumentsFrom, returns, parameterErrors, unhandledErrors, acceptsAsync } = entry.contract;
      const observed = {
        ...(await observation.call()),
        parameterErrors: await observation.parameterErrors(),
        unhandledErrors: await observation.unhandledErrors(),
        acceptsAsync: await observation.acceptsAsync(),
      };
      const stated = { thisFrom, argumentsFrom, returns, parameterErrors, unhandledErrors, acceptsAsync };
      expect.soft(observed, name).toEqual(stated);
    }
  });
});
