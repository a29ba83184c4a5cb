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
    ['src/collections/groups.ts', '../syntax/index.js'],
    ['src/catalogue/libraries/co.ts', '../../syntax/index.js'],
    ['src/catalogue/library.ts', '../analysis/semantics/index.js'],
    ['src/syntax/functions.ts', '../catalogue/index.js'],
    ['src/reasons/reasons.ts', '../wording/index.js'],
    ['src/analysis/scope/bindings.ts', '../semantics/index.js'],
    ['src/analysis/scope/bindings.ts', '../environment/index.js'],
    ['src/analysis/environment/settings.ts', '../scope/index.js'],
    ['src/analysis/runners/recognise.ts', '../semantics/index.js'],
    ['src/analysis/runners/interpreter/machine.ts', '../../environment/index.js'],
    ['src/analysis/semantics/evaluate.ts', '../hosts/index.js'],
    ['src/analysis/semantics/types/generator-type.ts', '../../../wording/index.js'],
    ['src/analysis/hosts/handlers.ts', '../generators/index.js'],
    ['src/analysis/generators/roles.ts', '../coroutines/index.js'],
    ['src/analysis/coroutines/findings.ts', '../stepping/index.js'],
    ['src/analysis/coroutines/bodies/value-plan.ts', '../../../conversion/index.js'],
    ['src/analysis/stepping/findings.ts', '../hosts/index.js'],
    ['src/analysis/misplaced-await/remedies.ts', '../generators/index.js'],
    ['src/analysis/async-generators/misuses.ts', '../hosts/index.js'],
    ['src/analysis/hosts/handlers.ts', '../../offers/index.js'],
    ['src/analysis/hosts/handlers.ts', '../../index.js'],
    ['src/analysis/semantics/evaluate.ts', '../../project/index.js'],
    ['src/project/knowledge.ts', '../conversion/index.js'],
    ['src/browser.ts', './conversion/index.js'],
    ['src/conversion/edit.ts', '../wording/index.js'],
    ['src/conversion/edit.ts', '../create-rule.js'],
    ['src/conversion/edit.ts', '../../rules/index.js'],
    ['src/wording/reason-text.ts', '../conversion/index.js'],
    ['src/wording/reason-text.ts', '../offers/index.js'],
    ['src/create-rule.ts', '../rules/no-coroutine-wrapper.js'],
    ['src/create-rule.ts', './configs/index.js'],
    ['src/offers/decide.ts', '../index.js'],
    ['src/offers/decide.ts', '../create-rule.js'],
    ['rules/no-coroutine-wrapper.ts', './no-floating-generator.js'],
    ['rules/no-coroutine-wrapper.ts', './index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/configs/index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/cli/main.js'],
    ['rules/index.ts', '../src/analysis/coroutines/index.js'],
    ['src/configs/presets.ts', '../index.js'],
    ['src/plugin.ts', './index.js'],
    ['src/plugin.ts', './analysis/environment/index.js'],
    ['src/index.ts', './browser.js'],
    ['src/browser.ts', './index.js'],
    ['src/manifest.ts', './plugin.js'],
    ['src/configs/presets.ts', '../../rules/no-coroutine-wrapper.js'],
    ['src/configs/presets.ts', '../analysis/coroutines/index.js'],
    ['src/index.ts', './cli/main.js'],
    ['src/index.ts', '../rules/no-coroutine-wrapper.js'],
    ['src/cli/main.ts', '../../rules/index.js'],
    ['src/cli/main.ts', '../conversion/index.js'],
    ['src/parser/tolerant.ts', '../syntax/index.js'],
    ['src/parser/tolerant.ts', '../catalogue/index.js'],
    ['src/recorder/preload.ts', '../syntax/index.js'],
    ['src/evidence/run-evidence.ts', '../conversion/index.js'],
    ['src/analysis/semantics/run-evidence.ts', '../../evidence/index.js'],
    ['src/recorder/hooks/jest.ts', '../../analysis/scope/index.js'],
    ['src/cli/record.ts', '../recorder/store.js'],
  ])('%s does not import %s', async (file, specifier) => {
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([rule]);
    expect(await reports(file, `import type { X } from '${specifier}';`)).toEqual([rule]);
    expect(await reports(file, `export * from '${specifier}';`)).toEqual([rule]);
  });
});

describe('an import along the direction of the rooms is not reported', () => {
  it.each([
    ['src/catalogue/index.ts', './hosts/koa.js'],
    ['src/analysis/scope/bindings.ts', '../../syntax/index.js'],
    ['src/analysis/runners/interpreter/machine.ts', '../../scope/index.js'],
    ['src/analysis/semantics/evaluate.ts', '../environment/index.js'],
    ['src/analysis/semantics/types/generator-type.ts', '../evaluation.js'],
    ['src/analysis/hosts/handlers.ts', '../semantics/index.js'],
    ['src/analysis/generators/roles.ts', '../hosts/index.js'],
    ['src/analysis/coroutines/bodies/value-plan.ts', '../../generators/index.js'],
    ['src/analysis/misplaced-await/remedies.ts', '../hosts/index.js'],
    ['src/analysis/async-generators/misuses.ts', '../generators/index.js'],
    ['src/project/knowledge.ts', '../analysis/semantics/index.js'],
    ['src/conversion/edit.ts', '../analysis/coroutines/index.js'],
    ['src/wording/reason-text.ts', '../reasons/index.js'],
    ['src/offers/decide.ts', '../conversion/index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/offers/index.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/analysis/coroutines/index.js'],
    ['rules/index.ts', './no-coroutine-wrapper.js'],
    ['src/configs/presets.ts', '../on-demand/index.js'],
    ['src/on-demand/descriptions.ts', '../../rules/index.js'],
    ['src/on-demand/rules-in-node.ts', '../project/index.js'],
    ['src/on-demand/rules-in-node.ts', '../evidence/index.js'],
    ['src/index.ts', './configs/index.js'],
    ['src/plugin.ts', './on-demand/index.js'],
    ['src/index.ts', './plugin.js'],
    ['src/browser.ts', './analysis/environment/index.js'],
    ['src/browser.ts', './browser-project.js'],
    ['src/browser-project.ts', './project/index.js'],
    ['src/parser/tolerant.ts', '../manifest.js'],
    ['src/cli/main.ts', '../index.js'],
    ['src/cli/main.ts', '../catalogue/index.js'],
    ['src/parser/tolerant.ts', './overwrite.js'],
    ['src/recorder/hooks/jest.ts', '../runtime/stubs.js'],
    ['src/evidence/run-evidence.ts', '../recorder/index.js'],
    ['src/cli/record.ts', '../recorder/index.js'],
  ])('%s imports %s', async (file, specifier) => {
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([]);
  });
});

describe('a room is imported through its face', () => {
  it.each([
    ['src/analysis/semantics/evaluate.ts', '../scope/bindings.js'],
    ['src/analysis/coroutines/bodies/value-plan.ts', '../../semantics/evaluate.js'],
    ['src/conversion/edit.ts', '../analysis/coroutines/conversion.js'],
    ['rules/no-coroutine-wrapper.ts', '../src/syntax/functions.js'],
    ['src/offers/decide.ts', '../conversion/convert.js'],
  ])('%s does not import %s', async (file, specifier) => {
    expect(await reports(file, `import { x } from '${specifier}';`)).toEqual([rule]);
  });
});

describe('what the semantic model answers is not asked of the scopes', () => {
  const look = `import { initialValue } from '../scope/index.js';`;

  it.each([
    ['src/analysis/hosts/handlers.ts', look, [rule]],
    ['rules/no-coroutine-wrapper.ts', look.replace('../', '../src/analysis/'), [rule]],
    ['src/analysis/semantics/evaluate.ts', look, []],
    ['src/analysis/runners/recognise.ts', look, []],
    ['src/project/summary/terms.ts', look.replace('../', '../../analysis/'), []],
    ['src/analysis/hosts/handlers.ts', look.replace('initialValue', 'isExported'), []],
  ])('%s: %s', async (file, text, expected) => {
    expect(await reports(file, text)).toEqual(expected);
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
    'src/analysis/hosts/handlers.ts',
    'src/analysis/semantics/types/type-evaluator.ts',
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
