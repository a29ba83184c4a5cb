import { describe, expect, it } from 'vitest';
import {
  compiledRunners,
  differingRunners,
  exactRunners,
  exactWrappers,
  immediateRunners,
  wrappedProgram,
} from '../support/runner-fixtures.js';
import { convertProgram } from '../support/conversion.js';
import { prelude, runProgram } from '../support/program.js';

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

/** The fix leaves nothing to report and behaves the same. */
async function expectSame(source: string): Promise<string> {
  const { text, remaining, broken } = convertProgram(source + prelude, { rules });
  expect(remaining, text).toEqual([]);
  expect(broken, text).toEqual([]);
  expect(text).not.toMatch(/\bfunction\s*\*|\byield\b|\brun\b/);
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
    const text = await expectSame(source);
    expect(text).not.toContain('Promise.resolve(state.value)');
  });
});

describe.each(Object.entries(exactWrappers))('a wrapper: %s', (_, wrapper) => {
  it.each([
    'return [this.name, a, yield b];',
    'const f = () => this.name; yield a; return f() + arguments.length;',
    `try { yield fail('no'); } catch (error) { log(error.message); throw new TypeError(this.name); }`,
  ])('%s', async (body) => {
    const text = await expectSame(wrappedProgram(wrapper, body));
    expect(text).not.toMatch(/\bwrap\b|\bfollow\b|\badvance\b/);
  });
});

describe.each(Object.entries(compiledRunners))('%s', (_, runner) => {
  it.each([
    'run(this, [1, 2], void 0, function* (a, b) { return [this === exports, a, yield b]; })',
    'run(this, void 0, void 0, function* () { try { yield fail("no"); } catch { yield later(1); return "end"; } })',
  ])('%s', async (call) => {
    await expectSame(`${runner}\nexports.main = () => ${call};\n`);
  });
});

it('keeps the turns in which bodies that run at the same time go on', async () => {
  const runner = exactRunners['closures over next and throw']!;
  const count = (name: string) =>
    `run(function* () { for (let i = 0; i < 3; i++) { log('${name}' + i); yield later(i); } })`;
  await expectSame(`${runner}\nexports.main = () => Promise.all([${count('a')}, ${count('b')}]);\n`);
});

/** Takes what is thrown before the first `yield` out of its promise, and starts at once. */
const throwing = `function run(makeBody) {
  const body = makeBody();
  const handle = (state) => state.done ? Promise.resolve(state.value) : Promise.resolve(state.value).then(
    (value) => handle(body.next(value)), (reason) => handle(body.throw(reason)));
  return handle(body.next());
}
`;
const late = throwing.replace('handle(body.next());', 'Promise.resolve().then(() => handle(body.next()));');

describe('where the start is another one', () => {
  const body = `function* () { log('in'); throw new TypeError('first'); yield 1; }`;

  it.each([
    ['a first error that is thrown', throwing, 'first-errors'],
    ['a body that starts later', late, 'later-start'],
  ])('%s: only a suggestion', async (_, runner, kind) => {
    const source = `${runner}exports.main = () => { try { const running = run(${body}); log('after'); return running; } catch (error) { return error.message; } };\n${prelude}`;
    const { text, reasons } = convertProgram(source, { rules });
    expect(text).toBe(source);
    expect([...reasons]).toContain(kind);
    const suggested = convertProgram(source, { rules, suggestions: true });
    expect(await runProgram(suggested.text)).not.toEqual(await runProgram(source));
  });

  it.each([throwing, late])('but a fix where the call is awaited at once, in %s', async (runner) => {
    await expectSame(
      `${runner}exports.main = async () => { log('before'); try { return await run(${body}); } catch (error) { return error.message; } };\n`,
    );
  });
});

it('keeps yielded values that a runner of promises alone does not take', () => {
  const runner = throwing.replaceAll('Promise.resolve(state.value).then', 'state.value.then');
  const shown = (operand: string) => {
    const source = `${runner}exports.main = async () => { const p = new Promise((done) => done(run(function* () { yield ${operand}; }))); return await p; };\n${prelude}`;
    return convertProgram(source, { rules });
  };
  expect(shown('5').text).toContain('yield 5');
});

describe.each(Object.entries(immediateRunners))('a runner that waits for promises alone: %s', (_, runner) => {
  const main = (body: string) =>
    `${runner}\nexports.main = () => { const running = run(function* () { ${body} }); log('after'); return running; };\n${prelude}`;

  it('is an async function where promises are yielded', async () => {
    const source = main(
      `log('one'); const a = yield later(1); log('two'); try { yield fail('no'); } catch { return a; }`,
    );
    await expectSame(source);
  });

  it('is only meant as one where anything else is', async () => {
    const source = main(`log('one'); yield 1; log('two');`);
    const { text, reasons } = convertProgram(source, { rules });
    expect(text).toBe(source);
    expect([...reasons]).toEqual(['resumes-at-once']);
    const suggested = convertProgram(source, { rules, suggestions: true });
    expect(await runProgram(suggested.text)).not.toEqual(await runProgram(source));
  });
});

describe.each(Object.entries(differingRunners))('not converted: %s', (_, [, runner]) => {
  it('neither calls nor the definition', () => {
    const source = `${runner}\nexports.main = () => run(function* () { return yield later(1); });\n${prelude}`;
    const { text, reported } = convertProgram(source, { rules });
    expect(text).toBe(source);
    expect(reported.map(({ messageId }) => messageId)).toEqual(['differs']);
  });
});

/** What differs, shown by running it: the call converted by hand has another outcome. */
const shownDifferences: Readonly<Record<string, string>> = {
  'what throw gives is the result': `try { yield fail('no'); } catch { yield later(1); log('went on'); } return 'end';`,
  'a rejection ends it': `try { yield fail('no'); } catch { return 'caught'; }`,
  'no handler of rejections': `try { yield fail('no'); } catch { return 'caught'; }`,
  'a rejection is sent as a value': `try { yield fail('no'); } catch { return 'caught'; }`,
  'nothing comes of it': `return yield later(1);`,
  'a step that returns nothing': `return yield later(1);`,
  'the last value instead of the result': `yield later(1); return 2;`,
  'what is no promise is not waited for': `log('one'); yield 1; log('two');`,
  'promises of other classes are values': `return yield { then(done) { done(1); } };`,
  'arrays are resolved': `return typeof (yield [later(1)])[0].then;`,
  'functions are called': `const given = yield ((done) => done(1)); return typeof given;`,
};

it.each(Object.entries(shownDifferences))('is right about the difference: %s', async (name, body) => {
  const program = (runner: string) =>
    `${runner}\nexports.main = () => { const running = START; log('after'); return running; };\n${prelude}`;
  const today = program(differingRunners[name]![1]).replace('START', () => `run(function* () { ${body} })`);
  const native = program('').replace('START', () => `(async () => { ${body.replace(/\byield\b/g, 'await')} })()`);
  expect(await runProgram(today)).not.toEqual(await runProgram(native));
});

it('knows a runner of another file by the settings', async () => {
  const source = `const { run } = require('./run');\nexports.main = () => run(function* () { return yield later(1); });\n${prelude}`;
  expect(convertProgram(source, { rules }).reported).toEqual([]);
  const settings = { runners: [{ module: './run.js', name: 'run', family: 'await-all' }] };
  const { text, remaining } = convertProgram(source, { rules, settings });
  expect(remaining).toEqual([]);
  expect(text).not.toContain('run');
  expect(await runProgram(text)).toMatchObject({ outcome: { fulfilled: 1 } });
});
