import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const rule = '@typescript-eslint/no-restricted-imports';

// The files need not exist: nothing here asks for types.
const eslint = new ESLint({
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
    { languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'],
  ruleFilter: ({ ruleId }) => ruleId === rule,
});

async function reports(filePath: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result!.messages.map(({ ruleId }) => ruleId);
}

describe('an import against the direction of the rooms is reported', () => {
  it.each([
    ['src/catalogue/co.ts', '../syntax/function-node.js'],
    ['src/catalogue/co.ts', '../analysis/facts.js'],
    ['src/syntax/function-node.ts', '../catalogue/index.js'],
    ['src/syntax/function-node.ts', '../analysis/facts.js'],
    ['src/analysis/facts.ts', '../conversion/edit.js'],
    ['src/analysis/facts.ts', '../fix-or-suggest.js'],
    ['src/analysis/facts.ts', '../index.js'],
    ['src/analysis/facts.ts', '../parser/tolerant.js'],
    ['src/analysis/type-aware/type-of.ts', '../../conversion/edit.js'],
    ['src/conversion/edit.ts', '../create-rule.js'],
    ['src/conversion/edit.ts', '../../rules/index.js'],
    ['src/create-rule.ts', '../rules/no-coroutine-wrapper.js'],
    ['src/create-rule.ts', './configs/presets.js'],
    ['src/fix-or-suggest.ts', './index.js'],
    ['rules/no-coroutine-wrapper.ts', './no-floating-generator.js'],
    ['rules/no-coroutine-wrapper.ts', './index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/configs/presets.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/cli/main.js'],
    ['rules/index.ts', '../src/analysis/facts.js'],
    ['src/configs/presets.ts', '../index.js'],
    ['src/configs/presets.ts', '../../rules/no-coroutine-wrapper.js'],
    ['src/configs/presets.ts', '../analysis/facts.js'],
    ['src/index.ts', './cli/main.js'],
    ['src/index.ts', '../rules/no-coroutine-wrapper.js'],
    ['src/cli/main.ts', '../../rules/index.js'],
    ['src/cli/main.ts', '../conversion/edit.js'],
    ['src/parser/tolerant.ts', '../syntax/function-node.js'],
    ['src/parser/tolerant.ts', '../catalogue/index.js'],
  ])('%s does not import %s', async (file, specifier) => {
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([rule]);
    expect(await reports(file, `import type { X } from '${specifier}';`)).toEqual([rule]);
    expect(await reports(file, `export * from '${specifier}';`)).toEqual([rule]);
  });
});

describe('an import along the direction of the rooms is not reported', () => {
  it.each([
    ['src/catalogue/index.ts', './co.js'],
    ['src/analysis/facts.ts', '../catalogue/index.js'],
    ['src/analysis/facts.ts', '../syntax/function-node.js'],
    ['src/analysis/type-aware/type-of.ts', '../facts.js'],
    ['src/conversion/edit.ts', '../analysis/facts.js'],
    ['src/fix-or-suggest.ts', './conversion/edit.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/fix-or-suggest.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/analysis/facts.js'],
    ['rules/index.ts', './no-coroutine-wrapper.js'],
    ['src/configs/presets.ts', '../../rules/index.js'],
    ['src/index.ts', './configs/presets.js'],
    ['src/index.ts', '../rules/index.js'],
    ['src/cli/main.ts', '../index.js'],
    ['src/cli/main.ts', '../catalogue/index.js'],
    ['src/parser/tolerant.ts', './overwrite.js'],
  ])('%s imports %s', async (file, specifier) => {
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([]);
  });
});

describe('packages that users bring', () => {
  const packages = [
    'eslint',
    'eslint/config',
    'typescript',
    '@typescript-eslint/utils',
    '@typescript-eslint/utils/ast-utils',
  ];
  const files = [
    'rules/no-coroutine-wrapper.ts',
    'src/analysis/facts.ts',
    'src/analysis/type-aware/type-of.ts',
    'src/index.ts',
  ];
  const cases = files.flatMap((file) => packages.map((specifier) => [file, specifier] as const));

  it.each(cases)('%s takes types only from %s', async (file, specifier) => {
    expect(await reports(file, `import type { X } from '${specifier}';`)).toEqual([]);
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([rule]);
  });

  it('only the command loads ESLint', async () => {
    expect(await reports('src/cli/main.ts', `import { ESLint } from 'eslint';`)).toEqual([]);
    expect(await reports('src/cli/main.ts', `import ts from 'typescript';`)).toEqual([rule]);
  });
});
