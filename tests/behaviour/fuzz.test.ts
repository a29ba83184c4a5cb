import fc from 'fast-check';
import { expect, it } from 'vitest';
import { convertProgram } from './conversion.js';
import { prelude, runProgram } from './program.js';
import { type RandomProgram, randomPrograms } from './random-programs.js';

/** `npm run fuzz` makes it long, with another seed each time. */
const isLong = process.env['npm_lifecycle_event'] === 'fuzz';
const numRuns = Number(process.env['FUZZ_RUNS'] ?? (isLong ? 20_000 : 300));
const seed = Number(process.env['FUZZ_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 1));

it(
  `${numRuns} random programs do after their conversion what they did before (seed ${seed})`,
  async () => {
    await fc.assert(fc.asyncProperty(randomPrograms, expectSame), { numRuns, seed, asyncReporter: showText });
  },
  numRuns * 1000,
);

/** Shows a program as the text it is. */
async function showText(details: fc.RunDetails<[RandomProgram]>): Promise<void> {
  if (!details.failed) return;
  const [{ driver, source }] = details.counterexample!;
  await expectSame({ driver, source }).catch((error: unknown) => {
    const { message } = error as Error;
    throw new Error(`${driver.name}, seed ${details.seed}, run ${details.numRuns}:\n${source}\n${message}`, {
      cause: error,
    });
  });
  throw new Error(`Failed only once, with seed ${details.seed}:\n${source}`);
}

async function expectSame({ driver, source }: RandomProgram): Promise<void> {
  const program = source + prelude;
  const { text, remaining, broken } = convertProgram(program, { preset: 'migrate' });
  expect(
    remaining.map(({ message }) => message),
    text,
  ).toEqual([]);
  expect(broken, text).toEqual([]);
  // co takes a turn more for an object, and `yield*` takes none at all.
  const keepsTurns = driver.keepsTurns && !/yield \{|yield\*/.test(source);
  const options = keepsTurns ? { ticks: 1000 } : {};
  expect(await runProgram(text, options), text).toEqual(await runProgram(program, options));
}
