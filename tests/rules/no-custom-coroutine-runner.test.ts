import * as typescriptParser from '@typescript-eslint/parser';
import rule from '../../rules/no-custom-coroutine-runner.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';
import {
  compiledRunners,
  differingRunners,
  exactRunners,
  exactWrappers,
  lookAlikes,
} from '../support/runner-fixtures.js';

const runner = dedent(exactRunners['a loop in an async function']!);
const differing = dedent(differingRunners['what throw gives is the result']![1]);
const load = 'function* load() { const page = yield fetch(1); return page.text(); }';

const named = ([name, code]: readonly [string, string]): RuleCase => ({ name, code });
const running = ([name, code]: readonly [string, string]): RuleCase => ({ name, code: `${code}\nrun(f);` });

const valid = [
  ...Object.entries(lookAlikes).map(named),
  'export const a = async () => await b();',
  // Generators that go through promises, or that somebody steps without a wait.
  `
    function* tasks() { yield fetch(1); yield fetch(2); }
    async function f() { for (const task of tasks()) await task; }
  `,
  `
    async function f(makeTasks) { for (const task of makeTasks()) await task; }
    f(() => [fetch(1)]);
  `,
  dedent`
    ${load}
    const it = load();
    const first = it.next();
    await first.value;
    it.next(1).done;
  `,
  dedent`
    ${load}
    for (const it = load(), s = it.next(); !s.done; ) log(s.value);
  `,
  dedent`
    import { take } from 'redux-saga/effects';
    ${load}
    async function f() { for (const task of load()) await task; }
  `,
  `
    import { run } from './run.js';
    run(function* () { yield a; });
    b.next().done.then();
  `,
];

const used: RuleCase[] = [
  { name: 'once', code: `${runner}\nrun(f);` },
  { name: 'twice', code: `${runner}\nrun(f);\nrun(g);` },
  { name: 'elsewhere', code: `export ${runner}` },
  { name: 'here and elsewhere', code: `${runner}\nrun(f);\nexport { run };` },
  { name: 'by a name that only others know', code: `export default ${runner.replace('run', '')}` },
  { name: 'although it differs', code: `${differing}\nrun(f);` },
];

const byHand: RuleCase[] = [
  {
    name: 'a loop that sends nothing back',
    code: dedent`
      ${load}
      async function f() { for (const one of load()) await one; }
    `,
  },
  {
    name: 'the same of what a parameter makes',
    code: dedent`
      ${load}
      async function all(make) { let last; for (const one of make()) last = await one; return last; }
      all(load);
    `,
  },
  {
    name: 'steps that throw no rejection into it',
    code: dedent`
      ${load}
      const it = load();
      function step(v) { const s = it.next(v); if (!s.done) s.value.then(step); }
      step();
    `,
  },
  {
    name: 'steps that do what an async function does',
    code: dedent`
      ${load}
      const it = load();
      const step = (s) =>
        s.done || Promise.resolve(s.value).then((v) => step(it.next(v)), (e) => step(it.throw(e)));
      step(it.next());
    `,
  },
  {
    name: 'a loop that sends values back',
    code: dedent`
      ${load}
      async function f() {
        const it = load();
        let s = it.next();
        while (!s.done) s = it.next(await s.value);
      }
    `,
  },
];

const unused: RuleCase[] = [
  { name: 'one', code: `${runner}\nexport const a = 1;\n` },
  { name: 'one that differs', code: `${differing}\nexport const a = 1;\n` },
  {
    name: 'one with a comment in it',
    code: `${runner.replace('let state', '// a comment\nlet state')}\nexport const a = 1;\n`,
  },
  {
    name: 'with what it alone needs',
    code: `${exactWrappers['two functions, as a compiler writes them']}\nexport const a = 1;\n`,
  },
];

testRule(rule, {
  'runners that are used': { valid, invalid: used },
  'runners that are no functions': { valid: [], invalid: byHand },
  'runners that nothing uses': { valid: [], invalid: unused },
  'what async functions do': {
    valid: [],
    invalid: Object.entries({ ...exactRunners, ...compiledRunners }).map(running),
  },
  'what async functions do otherwise': {
    valid: [],
    invalid: Object.entries(differingRunners).map(([name, [, code]]) => running([name, code])),
  },
  TypeScript: {
    parsers: { '@typescript-eslint/parser': typescriptParser },
    valid: [],
    invalid: [
      `
        function run<T>(makeBody: () => Generator<unknown, T, any>): Promise<T> {
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
        run(f);
      `,
    ],
  },
});
