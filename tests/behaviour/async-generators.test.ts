import { Linter, type Rule } from 'eslint';
import { expect, it } from 'vitest';
import rule from '../../rules/no-misused-async-generator.js';

const linter = new Linter();
const config: Linter.Config = {
  languageOptions: { sourceType: 'commonjs' },
  plugins: { 'native-async': { rules: { it: rule as unknown as Rule.RuleModule } } },
  rules: { 'native-async/it': 'error' },
};

/** What a program says in order; an error is what it says last. */
async function run(program: string): Promise<unknown[]> {
  const said: unknown[] = [];
  const main = new Function('say', `return (async () => {\n${program}\n})();`) as (say: unknown) => Promise<void>;
  await main((thing: unknown) => said.push(thing)).catch((error: unknown) => said.push((error as Error).name));
  return said;
}

/** The program after all fixes, and after the first suggestion where there is no fix. */
function change(program: string): string {
  const text = `(async () => {\n${program}\n})();`;
  const fixed = linter.verifyAndFix(text, [config]);
  const [suggestion] = fixed.messages.flatMap(({ suggestions = [] }) => suggestions);
  const [start, end] = suggestion?.fix.range ?? [0, 0];
  const changed = fixed.output.slice(0, start) + (suggestion?.fix.text ?? '') + fixed.output.slice(end);
  return changed.slice('(async () => {\n'.length, -'\n})();'.length);
}

const items = 'async function* items() { yield 1; yield await 2; }';

it.each([
  ['for…of becomes for await', `${items} for (const x of items()) say(x);`, ['TypeError'], [1, 2]],
  [
    'through a name, in a nested function',
    `${items} const run = async () => { const all = items(); for (const x of all) say(x); }; await run();`,
    ['TypeError'],
    [1, 2],
  ],
  [
    'an async generator that never yields runs',
    `async function* load(x) { say('begin'); return await x; } say(typeof (await load(1)));`,
    ['object'],
    ['begin', 'number'],
  ],
  [
    'one that is used as a coroutine waits',
    `async function* load(x) { const y = yield Promise.resolve(x); return { y }; } const r = await load(1); say(r.y);`,
    [undefined],
    [1],
  ],
  ['the result of a step is awaited', `${items} say(items().next().value);`, [undefined], [1]],
  [
    'and taken apart',
    `${items} const { value, done } = items().next(); say(value); say(done);`,
    [undefined, undefined],
    [1, false],
  ],
  [
    'a promise is yielded, not delegated to',
    `function* all() { yield* Promise.resolve(3); } const g = all(); say(await g.next().value);`,
    ['TypeError'],
    [3],
  ],
])('%s', async (_name, program, before, after) => {
  expect(await run(program)).toEqual(before);
  const changed = change(program);
  expect(await run(changed)).toEqual(after);
  expect(linter.verify(`(async () => {\n${changed}\n})();`, [config])).toEqual([]);
});

it.each([
  'const g = await ref(); say((await g.next()).value);',
  'say((await (await ref()).next()).value);',
  'for await (const x of await ref()) say(x);',
  'say(await [await ref()].map((g) => g.next())[0].then(({ value }) => value));',
  'const { next } = await ref(); say(typeof next);',
])('what waits for an object and steps it keeps it: %s', async (use) => {
  const program = `async function* ref() { say('in'); return 5; }\n${use}`;
  const text = `(async () => {\n${program}\n})();`;
  expect(linter.verifyAndFix(text, [config]).output).toBe(text);
  expect(await run(program)).not.toContain('TypeError');
});
