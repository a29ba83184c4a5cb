import { inspect } from './inspect.ts';

type Body = (this: object) => unknown;

interface Suite {
  readonly name: string;
  readonly hooks: Record<Hook, Body[]>;
  readonly tests: { readonly name: string; readonly body: Body }[];
}

const hookNames = ['before', 'beforeEach', 'afterEach', 'after'] as const;
type Hook = (typeof hookNames)[number];

const createSuite = (name: string): Suite => ({
  name,
  hooks: { before: [], beforeEach: [], afterEach: [], after: [] },
  tests: [],
});

const suites = [createSuite('')];

/** The functions that test runners hand to tests. What they are given runs when all else is done. */
export const testFunctions: Readonly<Record<string, unknown>> = {
  describe(name: string, body: Body) {
    suites.push(createSuite(`${name} `));
    body.call(context);
  },
  ...Object.fromEntries(['it', 'test'].map((name) => [name, addTest])),
  ...Object.fromEntries(hookNames.map((hook) => [hook, (body: Body) => void suites.at(-1)!.hooks[hook].push(body)])),
};

function addTest(name: string, body: Body): void {
  suites.at(-1)!.tests.push({ name, body });
}

const context = { timeout: () => undefined, slow: () => undefined, retries: () => undefined };

declare function require(name: string): unknown;

/**
 * Runs the tests that a program has, and says which of them pass.
 *
 * @param runsGenerators whether generator functions are run, as `co-mocha` has Mocha do
 */
export async function runTests(runsGenerators: boolean, print: (text: string) => void): Promise<void> {
  const co = require('co4') as { wrap(body: Body): Body };
  const runnable = (body: Body): Body =>
    runsGenerators && body.constructor.name === 'GeneratorFunction' ? co.wrap(body) : body;
  for (const { name: suite, hooks, tests } of suites) {
    const shared = { ...context };
    const runHooks = async (hook: Hook): Promise<void> => {
      for (const body of hooks[hook]) await runnable(body).call(shared);
    };
    await runHooks('before');
    for (const { name, body } of tests) {
      try {
        await runHooks('beforeEach');
        await runnable(body).call(shared);
        await runHooks('afterEach');
        print(`${suite}${name}: passes`);
      } catch (error) {
        print(`${suite}${name}: fails, ${inspect(error)}`);
      }
    }
    await runHooks('after');
  }
}
