import { describe, expect, it } from 'vitest';
import { exactRunners } from '../analysis/runner-fixtures.js';
import { convertProgram } from './conversion.js';
import { prelude, runProgram } from './program.js';

const rules = ['no-coroutine-wrapper', 'no-custom-coroutine-runner'];

/** What a body may do, as the text of the function. */
const bodies: Readonly<Record<string, string>> = {
  'a value comes back': `const a = yield later(1); log(a); return a + 1;`,
  'nothing is yielded': `log('in'); return 7;`,
  'values that are no promises': `log(yield 5); log(yield); log(yield null); log(yield [1]); log((yield { a: 1 }).a); return yield 'x';`,
  'promises in an array are not resolved': `const [one] = yield [later(1)]; return typeof one.then;`,
  'a function is not called': `const given = yield () => log('called'); return typeof given;`,
  'a thenable is waited for': `return yield { then(done) { log('then'); done(3); } };`,
  'a rejection is caught': `try { yield fail('no'); } catch (error) { log(error.message); } return 'went on';`,
  'a rejection is not caught': `yield fail('no'); log('never');`,
  'more after a caught rejection': `try { yield fail('no'); } catch { log(yield later('more')); log(yield later('and more')); } return 'end';`,
  'two rejections': `try { yield fail('one'); } catch { try { yield fail('two'); } catch (error) { return error.message; } }`,
  'an error after a caught rejection': `try { yield fail('no'); } catch { yield later(1); throw new TypeError('after'); }`,
  'an error after a value': `yield later(1); throw new TypeError('thrown');`,
  finally: `try { yield later(1); yield fail('no'); } finally { log(yield later('cleaned')); }`,
  'finally that returns': `try { yield fail('no'); } finally { return 'over'; }`,
  'a promise is returned': `yield later(1); return later(2);`,
  'a rejected promise is returned': `return fail('returned');`,
  'a loop': `let sum = 0; for (let i = 0; i < 4; i++) sum += yield later(i); return sum;`,
  'a generator of the file': `return (yield* inner(2)) + (yield* inner(3));`,
};

const inner = `function* inner(n) { log(yield later(n)); return n * 2; }\n`;

async function expectSame(source: string, bare: boolean): Promise<string> {
  const { text, remaining, broken } = convertProgram(source + prelude, { rules });
  expect(remaining, text).toEqual([]);
  expect(broken, text).toEqual([]);
  if (bare) expect(text).not.toMatch(/\bfunction\s*\*|\byield\b|\brun\b/);
  expect(await runProgram(text), text).toEqual(await runProgram(source + prelude));
  return text;
}

describe.each(Object.entries(exactRunners))('%s', (name, runner) => {
  const takesObject = /\(body\)/.test(runner);
  const run = (body: string) => `run(function* () { ${body} }${takesObject ? '()' : ''})`;

  it.each(Object.entries(bodies))('%s', async (_, body) => {
    const program = `${runner}\n${body.includes('inner') ? inner : ''}exports.main = async () => {
  log('before');
  const running = RUN;
  log('after');
  return await running;
};\n`;
    // An object is made by a call: the generator function has a name then.
    const source = takesObject
      ? program.replace('RUN', () => 'run(body())') + `function* body() { ${body} }\n`
      : program.replace('RUN', () => run(body));
    const text = await expectSame(source, true);
    expect(text).not.toContain('Promise.resolve(state.value)');
  });
});
