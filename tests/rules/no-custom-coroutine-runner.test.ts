import { RuleTester } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { afterAll, describe, it } from 'vitest';
import rule from '../../rules/no-custom-coroutine-runner.js';
import {
  compiledRunners,
  differingRunners,
  exactRunners,
  exactWrappers,
  lookAlikes,
} from '../support/runner-fixtures.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({ languageOptions: { sourceType: 'module' } });
const typescript = new RuleTester({ languageOptions: { parser: typescriptParser, sourceType: 'module' } });

const runner = exactRunners['a loop in an async function']!.trim();
const differing = differingRunners['what throw gives is the result']![1].trim();
const runs = '`run` runs generators as coroutines, which async functions do natively.';
const load = 'function* load() { const page = yield fetch(1); return page.text(); }';
const byHand = '`load` is a coroutine, and run by hand here.';
const sendsNothing = 'it sends nothing back: each `yield` gives `undefined`, and the body cannot catch a rejection';
const lost = 'what the body does after it has caught a rejection is lost';

/** A report of the one runner in the code. */
const reported = (message: string, output: string | null = null) => ({ output, errors: [{ message }] });

tester.run('no-custom-coroutine-runner', rule as never, {
  valid: [
    ...Object.values(lookAlikes),
    'export const a = async () => await b();',
    // Generators that go through promises, or that somebody steps without a wait.
    `function* tasks() { yield fetch(1); yield fetch(2); } async function f() { for (const task of tasks()) await task; }`,
    `async function f(makeTasks) { for (const task of makeTasks()) await task; } f(() => [fetch(1)]);`,
    `${load} const it = load(); const first = it.next(); await first.value; it.next(1).done;`,
    `${load} for (const it = load(), s = it.next(); !s.done; ) log(s.value);`,
    `import { take } from 'redux-saga/effects'; ${load} async function f() { for (const task of load()) await task; }`,
    `import { run } from './run.js'; run(function* () { yield a; }); b.next().done.then();`,
  ],
  invalid: [
    { code: `${runner} run(f);`, ...reported(`${runs} One use is left in this file.`) },
    { code: `${runner} run(f); run(g);`, ...reported(`${runs} 2 uses are left in this file.`) },
    { code: `export ${runner}`, ...reported(`${runs} No uses are left in this file, and other files may use it.`) },
    {
      code: `${runner} run(f); export { run };`,
      ...reported(`${runs} One use is left in this file, and other files may use it.`),
    },
    {
      code: `export default ${runner.replace('run', '')}`,
      ...reported(
        'This function runs generators as coroutines, which async functions do natively. How often it is used cannot be told from this file.',
      ),
    },
    {
      code: `${differing} run(f);`,
      ...reported(
        `\`run\` runs generators as coroutines. Unlike an async function, ${lost}. One use is left in this file.`,
      ),
    },
    // Without a function for it.
    {
      code: `${load} async function f() { for (const one of load()) await one; }`,
      errors: [{ message: `${byHand} Unlike an async function, ${sendsNothing}.`, column: 92, endColumn: 95 }],
    },
    {
      code: `${load} async function all(make) { let last; for (const one of make()) last = await one; return last; } all(load);`,
      errors: [{ message: `${byHand} Unlike an async function, ${sendsNothing}.` }],
    },
    {
      code: `${load} const it = load(); function step(v) { const s = it.next(v); if (!s.done) s.value.then(step); } step();`,
      errors: [
        {
          message: `${byHand} Unlike an async function, it does not throw a rejection into the body, which cannot catch it.`,
        },
      ],
    },
    {
      code: `${load} const it = load(); const step = (s) => s.done || Promise.resolve(s.value).then((v) => step(it.next(v)), (e) => step(it.throw(e))); step(it.next());`,
      errors: [{ message: `${byHand} An async function does that natively.` }],
    },
    {
      code: `${load} async function f() { const it = load(); let s = it.next(); while (!s.done) s = it.next(await s.value); }`,
      errors: [{ messageId: 'inlineDiffers' }],
    },
    // Nothing uses it.
    { code: `${runner}\nexport const a = 1;\n`, ...reported('Nothing uses `run` any more.', 'export const a = 1;\n') },
    {
      code: `${differing}\nexport const a = 1;\n`,
      ...reported('Nothing uses `run` any more.', 'export const a = 1;\n'),
    },
    {
      code: `${runner.replace('let state', '// a comment\nlet state')}\nexport const a = 1;\n`,
      ...reported('Nothing uses `run` any more.', 'export const a = 1;\n'),
    },
    // With what it alone needs.
    {
      code: `${exactWrappers['two functions, as a compiler writes them']}\nexport const a = 1;\n`,
      output: '\nexport const a = 1;\n',
      errors: [{ message: 'Nothing uses `advance` any more.' }, { message: 'Nothing uses `wrap` any more.' }],
    },
    ...Object.values({ ...exactRunners, ...compiledRunners }).map((code) => ({
      code: `${code}\nrun(f);`,
      ...reported(`${runs} One use is left in this file.`),
    })),
    ...Object.values(differingRunners).map(([, code]) => ({
      code: `${code}\nrun(f);`,
      errors: [{ messageId: 'differs' }],
    })),
  ],
});

typescript.run('no-custom-coroutine-runner, TypeScript', rule as never, {
  valid: [],
  invalid: [
    {
      code: `function run<T>(makeBody: () => Generator<unknown, T, any>): Promise<T> {
        const body = makeBody();
        return new Promise<T>((resolve, reject) => {
          const step = (method: 'next' | 'throw', given?: unknown): void => {
            let state: IteratorResult<unknown, T>;
            try { state = body[method](given); } catch (error) { return reject(error as Error); }
            if (state.done) return resolve(state.value as T);
            Promise.resolve(state.value).then((value) => step('next', value), (reason) => step('throw', reason));
          };
          step('next');
        });
      }
      run(f);`,
      ...reported(`${runs} One use is left in this file.`),
    },
  ],
});
