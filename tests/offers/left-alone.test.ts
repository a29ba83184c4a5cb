import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { configFor, linters } from '../support/lint-text.js';

const all = [
  'no-ambiguous-generator',
  'no-coroutine-wrapper',
  'no-custom-coroutine-runner',
  'no-floating-generator',
  'no-generator-handler',
] as const;

type Rules = Readonly<Partial<Record<(typeof all)[number], readonly [object] | 'off'>>>;

function configOf(rules: Rules = {}, settings: object = {}): Linter.Config[] {
  return configFor({
    plugins: { 'native-async': plugin },
    linterOptions: { reportUnusedDisableDirectives: false },
    settings: { 'native-async': settings },
    rules: Object.fromEntries(
      all.flatMap((name) => {
        const options = rules[name] ?? [];
        return options === 'off' ? [] : [[`native-async/${name}`, ['error', ...options]] as const];
      }),
    ),
  });
}

/** What `eslint --fix` makes of a file, the same under every ESLint. */
function fixed(code: string, rules?: Rules, settings?: object): string {
  const outputs = Object.values(linters).map(
    (linter) => linter().verifyAndFix(code, configOf(rules, settings), 'file.js').output,
  );
  expect(new Set(outputs).size).toBe(1);
  return outputs[0]!;
}

function messages(code: string, rules?: Rules): string[] {
  return linters['10']()
    .verify(code, configOf(rules), 'file.js')
    .map(({ ruleId, line, fix, message }) => {
      expect(fix).toBeUndefined();
      return `${line} ${ruleId} ${message}`;
    });
}

const outer = (inner: string) => `import co from 'co';
import Bluebird from 'bluebird';
export const outer = co.wrap(function* () {
  yield fetch(Bluebird);
${inner}
});
`;

const outerFixed = (inner: string) => `import co from 'co';
import Bluebird from 'bluebird';
export const outer = async function () {
  await fetch(Bluebird);
${inner}
};
`;

describe('a conversion inside of another', () => {
  const inner = '  yield co(function* () { yield fetch(2); });';

  it('is converted with it', () => {
    expect(fixed(outer(inner))).not.toContain('function*');
  });

  it.each([
    ['the next line', `  // eslint-disable-next-line native-async/no-coroutine-wrapper\n${inner}`],
    ['the next line, why', `  // eslint-disable-next-line native-async/no-coroutine-wrapper -- measured\n${inner}`],
    [
      'the next line, in a block comment',
      `  /* eslint-disable-next-line\n  native-async/no-coroutine-wrapper */\n${inner}`,
    ],
    ['the next line, all rules', `  // eslint-disable-next-line\n${inner}`],
    [
      'the next line, several rules',
      `  // eslint-disable-next-line eqeqeq, native-async/no-coroutine-wrapper\n${inner}`,
    ],
    ['its line', `${inner} // eslint-disable-line native-async/no-coroutine-wrapper`],
    ['its line, from the front', `/* eslint-disable-line native-async/no-coroutine-wrapper */${inner}`],
    [
      'a region',
      `  /* eslint-disable native-async/no-coroutine-wrapper */\n${inner}\n  /* eslint-enable native-async/no-coroutine-wrapper */`,
    ],
    ['a region of all rules', `  /* eslint-disable */\n${inner}\n  /* eslint-enable */`],
  ])('stays where a comment disables %s', (_, text) => {
    expect(fixed(outer(text))).toBe(outerFixed(text.replace('yield co(', 'await co(')));
  });

  it.each([
    ['another rule', `  // eslint-disable-next-line no-undef\n${inner}`],
    ['another line', `  // eslint-disable-next-line native-async/no-coroutine-wrapper\n\n${inner}`],
    ['a region that has ended', `  /* eslint-disable */\n  /* eslint-enable */\n${inner}`],
    [
      'a region that has ended for it',
      `  /* eslint-disable */\n  /* eslint-enable native-async/no-coroutine-wrapper */\n${inner}`,
    ],
    ['a region by a line comment', `  // eslint-disable native-async/no-coroutine-wrapper\n${inner}`],
    ['nothing, in a word', `  // eslint-disabled-next-line\n${inner}`],
    ['nothing, in a string', `  'eslint-disable-next-line';\n${inner}`],
  ])('does not where a comment disables %s', (_, text) => {
    expect(fixed(outer(text))).not.toContain('co(');
  });
});

it('a comment for oxlint keeps the fixes of others away', () => {
  const inner = `  // oxlint-disable-next-line native-async/no-coroutine-wrapper
    yield co(function* () { yield fetch('/'); });`;
  const [first, second] = linters['10']().verify(outer(inner), configOf(), 'file.js');
  expect(first!.fix!.text).toContain('await co(function* () {');
  // ESLint itself reads no comments for oxlint.
  expect(second!.fix!.text).not.toContain('co(');
});

it('a handler in a coroutine stays where a comment disables its rule', () => {
  const code = (handler: string) => `import Koa from 'koa';
import co from 'co';
export const start = co.wrap(function* () {
  const app = new Koa();
  ${handler}
  yield fetch(app);
});
`;
  const handler = 'app.use(function* (next) { yield next; });';
  const settings = { versions: { koa: 2 }, fixIntended: true };
  expect(fixed(code(handler), {}, settings)).not.toContain('function*');
  const kept = `// eslint-disable-next-line native-async/no-generator-handler\n  ${handler}`;
  expect(fixed(code(kept), {}, settings)).toBe(
    code(kept)
      .replace("import co from 'co';\n", '')
      .replace('co.wrap(function* () {', 'async function () {')
      .replace('yield fetch', 'await fetch')
      .replace(/\}\);\n$/, '};\n'),
  );
});

describe('a file that is disabled as a whole', () => {
  it.each(['/* eslint-disable */', '/* eslint-disable native-async/no-coroutine-wrapper */'])(
    'stays: %s',
    (comment) => {
      const code = `${comment}\n${outer('    yield 1;')}`;
      expect(fixed(code)).toBe(code);
    },
  );

  it('keeps generators that one of its runners needs', () => {
    const code = `/* eslint-disable native-async/no-coroutine-wrapper */
import co from 'co';
function* load() { return yield fetch('/'); }
export const start = () => co(load);
`;
    expect(fixed(code)).toBe(code);
    expect(messages(code)).toEqual([]);
  });
});

describe('a library that is left alone', () => {
  const left: Rules = { 'no-coroutine-wrapper': [{ libraries: { bluebird: false } }] };

  it('is converted in no fix of another library', () => {
    const inner = `  yield Bluebird.coroutine(function* () { yield fetch('/'); })();`;
    expect(fixed(outer(inner), left)).toBe(
      outerFixed(inner.replace('yield B', 'await B')).replace("import co from 'co';\n", ''),
    );
  });

  it('is converted in no fix of another rule', () => {
    const code = `import Bluebird from 'bluebird';
function* load(url) {
  const answer = yield fetch(url);
  const read = Bluebird.coroutine(function* () { return yield answer.json(); });
  return yield read();
}
load('/').then(console.log);
`;
    expect(fixed(code, left, { fixIntended: true })).toBe(
      code.replace('function* load', 'async function load').replaceAll(/yield (?=fetch|read)/g, 'await '),
    );
  });

  it('keeps what needs it, and says so', () => {
    const code = `import co from 'co';
import Bluebird from 'bluebird';
function* load() { return yield fetch('/'); }
export const first = Bluebird.coroutine(load);
export const second = () => co(load);
`;
    expect(fixed(code, left, { fixIntended: true })).toBe(code);
  });
});

describe('a generator whose name is meant to stay', () => {
  const code = `import co from 'co';
function* coLoad() { return yield fetch('/'); }
co(function* () { console.log(yield coLoad()); });
`;

  it('is converted with what needs it without the option', () => {
    expect(fixed(code)).not.toContain('function*');
  });

  it('stays, with what needs it', () => {
    const rules: Rules = { 'no-ambiguous-generator': [{ naming: '^co[A-Z]' }] };
    expect(fixed(code, rules)).toBe(code);
    expect(messages(code, rules)).toEqual([expect.stringMatching(/`coLoad` \(line 2\).*\[tied-to-left-alone\]/)]);
  });

  it('stays by a comment, with what needs it', () => {
    const commented = code.replace("'/'); }", "'/'); } // eslint-disable-line native-async/no-ambiguous-generator");
    expect(fixed(commented)).toBe(commented);
  });
});

it('a test that shows that nothing runs keeps its generator', () => {
  const code = `function* load() { await1(yield fetch('/')); }
load(); // eslint-disable-line native-async/no-floating-generator
load().then(console.log);
`;
  expect(fixed(code, {}, { fixIntended: true })).toBe(code);
});

it('an import that a comment keeps stays, with the function that it needs', () => {
  const code = `import co from 'co'; // eslint-disable-line native-async/no-coroutine-wrapper
import { wrap } from 'co';
`;
  expect(fixed(code)).toBe(code.split('\n').slice(0, 1).join('\n') + '\n');
});

it('a rule that is off is only fixed where another needs it', () => {
  const code = `import co from 'co';
function* needed() { return yield fetch('/'); }
function* bare() { const answer = yield fetch('/'); co(function* () { yield fetch(answer); }); }
co(function* () { yield needed(); });
bare().then(console.log);
`;
  const text = fixed(code, { 'no-ambiguous-generator': 'off', 'no-floating-generator': 'off' });
  expect(text).toContain('async function needed()');
  expect(text).toContain('function* bare() { const answer = yield fetch(');
  expect(text).toContain('(async () => { await fetch(answer); })();');
});

it('the same file can be linted again with other options', () => {
  const code = outer("  yield Bluebird.coroutine(function* () { yield fetch('/'); })();");
  const linter = linters['10']();
  linter.verify(code, configOf(), 'file.js');
  const source = linter.getSourceCode();
  const first = (rules?: Rules) => linter.verify(source, configOf(rules), 'file.js')[0]!.fix!.text;
  const left = first({ 'no-coroutine-wrapper': [{ libraries: { bluebird: false } }] });
  expect(left).toContain('Bluebird.coroutine(function* ()');
  expect(first()).not.toContain('coroutine');
  expect(first({ 'no-coroutine-wrapper': [{ libraries: { bluebird: false } }] })).toBe(left);
  expect(first({ 'no-ambiguous-generator': 'off' })).not.toContain('coroutine');
});
