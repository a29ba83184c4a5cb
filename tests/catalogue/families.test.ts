import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { CoroutineContract, Family, Library } from '../../src/catalogue/library.js';
import { exportAt, load } from './installed.js';

type Callable = (...args: unknown[]) => unknown;

/** What a body gets for what it yields, by family. `thrown` is an error thrown into the body. */
const outcomes: Record<Exclude<Family, 'callback' | 'immediate' | 'task' | 'thunks'>, Record<string, unknown>> = {
  'await-all': { promise: 1, array: 'itself', number: 5, generator: 'itself' },
  co: { promise: 1, array: [1], number: 'thrown', generator: 'ran' },
  'promise-only': { promise: 1, array: 'thrown', number: 'thrown', generator: 'thrown' },
};

const operands: Record<string, () => unknown> = {
  promise: () => Promise.resolve(1),
  array: () => [Promise.resolve(1)],
  number: () => 5,
  generator: () =>
    (function* () {
      return 'ran';
    })(),
};

const measured = libraries.filter(
  ({ family, modules }) => family !== undefined && family !== 'callback' && family !== 'task' && modules.length > 0,
);

describe.each(measured)('$name', (library) => {
  it.each(Object.keys(operands))('resumes the body after a yielded %s as its family says', async (operand) => {
    const { loaded } = await load(library);
    for (const { specifier, value } of loaded) {
      const outcome = await outcomeOf(library, value, operands[operand]!());
      expect.soft(outcome, specifier).toEqual(outcomes[library.family as keyof typeof outcomes][operand]);
    }
  });
});

/** What the first wrapper or runner of a library makes of one yielded value. */
async function outcomeOf(library: Library, moduleValue: unknown, operand: unknown): Promise<unknown> {
  const entry = library.exports.find(({ role }) => role === 'wrapper' || role === 'runner');
  const { contract, role, path } = entry as { contract: CoroutineContract; role: 'wrapper' | 'runner'; path: string };
  const drive = exportAt(moduleValue, path).value as Callable;
  return new Promise((resolve) => {
    function* body(): Generator {
      try {
        const value: unknown = yield operand;
        resolve(value === operand && typeof value === 'object' ? 'itself' : value);
      } catch {
        resolve('thrown');
      }
    }
    const started = drive(...Array<unknown>(contract.generatorAt).fill(undefined), body);
    if (role === 'wrapper' || contract.returns === 'thunk') (started as Callable)(() => undefined);
  });
}

it('knows the calls that bring a yield handler of their own', async () => {
  for (const library of libraries) {
    for (const entry of library.exports) {
      if (entry.role !== 'wrapper' || entry.contract.yieldHandlerAt === undefined) continue;
      expect(entry.contract.yieldHandlerAt).toBe(entry.contract.generatorAt + 1);
      for (const { value } of (await load(library)).loaded.slice(0, 1)) {
        const coroutine = exportAt(value, entry.path).value as Callable;
        const body = function* (): Generator {
          return yield 5;
        };
        const wrapped = coroutine(body, { yieldHandler: (given: number) => Promise.resolve(given * 2) }) as Callable;
        expect(await wrapped()).toBe(10);
      }
    }
  }
});

it('knows the argument that names another promise class', async () => {
  const withClass = libraries.flatMap((library) =>
    library.exports.flatMap((entry) =>
      entry.role === 'runner' && entry.contract.promiseClassAt !== undefined ? [{ library, ...entry }] : [],
    ),
  );
  expect(withClass.map(({ path }) => path)).toEqual(['__awaiter']);
  class Other extends Promise<unknown> {}
  for (const { library, path, contract } of withClass) {
    for (const { value } of (await load(library)).loaded) {
      const given: unknown[] = [];
      given[contract.promiseClassAt!] = Other;
      given[contract.generatorAt] = function* (): Generator {
        return 1;
      };
      expect((exportAt(value, path).value as Callable)(...given)).toBeInstanceOf(Other);
    }
  }
});

it('knows which libraries install a yield handler by being loaded', async () => {
  for (const library of libraries.filter(({ installsYieldHandlerFor }) => installsYieldHandlerFor)) {
    expect(library.sideEffects).toBeDefined();
    const { createRequire } = await import('node:module');
    const require = createRequire(import.meta.url);
    for (const name of library.installsYieldHandlerFor!) {
      const driver = libraries.find((other) => other.name === name)!;
      await load(library);
      expect(await outcomeOf(driver, require(driver.modules[0]!), operands['array']!())).toEqual([1]);
    }
  }
});
