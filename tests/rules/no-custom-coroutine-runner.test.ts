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
} from '../analysis/runner-fixtures.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({ languageOptions: { sourceType: 'module' } });
const typescript = new RuleTester({ languageOptions: { parser: typescriptParser, sourceType: 'module' } });

const runner = exactRunners['a loop in an async function']!.trim();
const differing = differingRunners['what throw gives is the result']![1].trim();
const runs = '`run` runs generators as coroutines, which async functions do natively.';
const lost = 'what the body does after it has caught a rejection is lost';

/** A report of the one runner in the code. */
const reported = (message: string, output: string | null = null) => ({ output, errors: [{ message }] });

tester.run('no-custom-coroutine-runner', rule as never, {
  valid: [
    ...Object.values(lookAlikes),
    'export const a = async () => await b();',
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
