import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const require = createRequire(import.meta.url);

/** ESLint's classes. Version 8 has the flat one apart. */
const engines = {
  '8.57': (require('eslint8/use-at-your-own-risk') as { FlatESLint: typeof ESLint }).FlatESLint,
  '9.39': (require('eslint9') as typeof import('eslint')).ESLint,
  '10': (require('eslint') as typeof import('eslint')).ESLint,
};

/** A bare coroutine that overlaps with a wrapped one, and a loop that throws. */
const code = `import co from 'co';
function* bare() {
  const answer = yield fetch('/');
  const read = co.wrap(function* () { return yield fetch(answer.url); });
  return yield read();
}
async function* items() { yield 1; }
export async function start() {
  for (const item of items()) console.log(item);
  return bare().then(console.log);
}
`;
const wrapped = [
  'co.wrap(function* () { return yield fetch(answer.url); })',
  'async function () { return await fetch(answer.url); }',
] as const;
const looped = ['for (const item of', 'for await (const item of'] as const;

type Options = Partial<ESLint.Options>;
type Severities = Readonly<Record<string, Linter.RuleSeverity>>;

const everything: Severities = {
  'no-ambiguous-generator': 'error',
  'no-coroutine-wrapper': 'error',
  'no-floating-generator': 'error',
  'no-misused-async-generator': 'error',
};

async function fix(Engine: typeof ESLint, rules: Severities, options: Options): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'native-async-fixes-'));
  try {
    writeFileSync(join(cwd, 'file.mjs'), code);
    const eslint = new Engine({
      cwd,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.mjs'],
        plugins: { 'native-async': plugin },
        rules: Object.fromEntries(Object.entries(rules).map(([name, level]) => [`native-async/${name}`, level])),
      },
      fix: true,
      ...options,
    });
    await Engine.outputFixes(await eslint.lintFiles(['file.mjs']));
    return readFileSync(join(cwd, 'file.mjs'), 'utf8');
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** What is left of the import once nothing is wrapped. */
const withoutImport = (text: string) => text.replace("import co from 'co';\n", '');

describe.each(Object.entries(engines))('under ESLint %s', (version, Engine) => {
  it('all rules fix all', async () => {
    const text = await fix(Engine, everything, {});
    expect(text).not.toMatch(/co\.wrap|function\* bare/);
    expect(text).toContain('async function bare()');
    expect(text).toContain(looped[1]);
  });

  it('`--fix-type problem` fixes no suggestion', async () => {
    const text = await fix(Engine, { ...everything, 'no-floating-generator': 'off' }, { fixTypes: ['problem'] });
    expect(text).toBe(code.replace(...looped));
  });

  it('`--fix-type suggestion` fixes no problem', async () => {
    const text = await fix(Engine, everything, { fixTypes: ['suggestion'] });
    expect(text).toContain(looped[0]);
    expect(text).toContain('async function bare()');
    expect(text).not.toContain('co.wrap');
  });

  it('`--rule` fixes that rule alone', async () => {
    expect(await fix(Engine, { 'no-coroutine-wrapper': 'error' }, {})).toBe(withoutImport(code.replace(...wrapped)));
    const bare = await fix(Engine, { 'no-ambiguous-generator': 'error' }, {});
    expect(bare).toContain(wrapped[0]);
    expect(bare).toContain('async function bare()');
    expect(bare).toContain('return await read();');
  });

  it('the predicate `fix` chooses rules although their conversions overlap', async () => {
    const of = (name: string) => ({ fix: ({ ruleId }: Linter.LintMessage) => ruleId === `native-async/${name}` });
    expect(await fix(Engine, everything, of('no-coroutine-wrapper'))).toBe(withoutImport(code.replace(...wrapped)));
    const bare = await fix(Engine, everything, of('no-ambiguous-generator'));
    expect(bare).toContain(wrapped[0]);
    expect(bare).toContain('async function bare()');
  });

  it('`--quiet` fixes errors alone', async () => {
    // The command line of version 8 filters messages, later ones filter rules.
    const quiet: Options =
      version === '8.57'
        ? { fix: ({ severity }: Linter.LintMessage) => severity === 2 }
        : { ruleFilter: ({ severity }) => severity === 2 };
    const text = await fix(Engine, { ...everything, 'no-coroutine-wrapper': 'warn' }, quiet);
    expect(text).toContain(wrapped[0]);
    expect(text).toContain('async function bare()');
  });
});
