import plugin, { readOtherFiles, tolerant, useFileSystem } from 'eslint-plugin-native-async/browser';
import { Linter } from 'eslint/universal';
import * as espree from 'espree';
import type { Problem, Questions, TextChange } from './lint-protocol.ts';
import { isCode, isLinted, isTypeScript, type Project, type ProjectFile } from './project.ts';
import { compile } from './sandbox/compile.ts';
import { treeOf } from './syntax-tree.ts';

/** Where the files of the playground are, for whatever asks for paths. */
const root = '/project';

const linter = new Linter({ cwd: root });

export const questions: Questions = {
  compile,
  async lint(project) {
    const configOf = await configure(project);
    return project.files.filter(isLinted).flatMap((file) => problemsOf(file, configOf(file)));
  },
  async fix(project) {
    const configOf = await configure(project);
    const entries = project.files.filter(isLinted).map((file) => {
      const { output } = linter.verifyAndFix(file.text, configOf(file), { filename: pathOf(file) });
      return [file.name, output] as const;
    });
    return Object.fromEntries(entries);
  },
  async tree(project, name) {
    const configOf = await configure(project);
    const file = project.files.find((one) => one.name === name);
    if (!file || !isCode(file)) return undefined;
    linter.verify(file.text, { ...configOf(file), rules: {} }, { filename: pathOf(file) });
    const sourceCode = linter.getSourceCode() as typeof linter.getSourceCode extends () => infer Code
      ? Code | null
      : never;
    return sourceCode?.text === file.text ? treeOf(sourceCode.ast, sourceCode.visitorKeys) : undefined;
  },
};

/**
 * Makes all files known to the plugin, and says how each is linted. What is known across files is the plugin's matter:
 * it reads the others through the file system that it is given here. What that takes is loaded with the second file.
 */
async function configure(project: Project): Promise<(file: ProjectFile) => Linter.Config> {
  const typescript = project.files.some(isTypeScript) ? await import('@typescript-eslint/parser') : undefined;
  if (project.files.filter(isCode).length > 1) await readOtherFiles();
  const texts = new Map(project.files.map((file) => [pathOf(file), file.text]));
  useFileSystem({
    modifiedAt: (path) => (texts.has(path) ? 0 : undefined),
    readText: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`There is no file ${path}.`);
      return text;
    },
  });
  const { rules, settings } = plugin.configs[project.preset];
  return (file) => ({
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    plugins: { 'native-async': plugin },
    rules: { ...rules, ...rulesOf(project) },
    settings: { 'native-async': { ...(settings?.['native-async'] as object | undefined), ...project.settings } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: {
      sourceType: /\.c[jt]s$/.test(file.name) ? 'commonjs' : 'module',
      parser: typescript && isTypeScript(file) ? typescript : project.tolerant ? tolerant(espree) : espree,
      parserOptions: {
        ecmaFeatures: { jsx: /(?<!\.[cm]?ts)$/.test(file.name) },
        ...(project.tolerant && !isTypeScript(file) && { nativeAsync: { recoverAwait: true } }),
      },
    },
  });
}

function rulesOf({ rules }: Project): Linter.RulesRecord {
  return Object.fromEntries(
    Object.entries(rules).map(([name, entry]) => [`native-async/${name}`, entry as Linter.RuleEntry]),
  );
}

function pathOf({ name }: ProjectFile): string {
  return `${root}/${name}`;
}

function problemsOf(file: ProjectFile, config: Linter.Config): Problem[] {
  const starts = lineStarts(file.text);
  const offset = (line: number, column: number): number =>
    Math.max(0, Math.min((starts[line - 1] ?? 0) + column - 1, file.text.length));
  return linter.verify(file.text, config, { filename: pathOf(file) }).map((message) => {
    // What has no place, such as a parser that fails, is reported at the start.
    const from = offset(message.line || 1, message.column || 1);
    const to = message.endLine === undefined ? from + 1 : offset(message.endLine, message.endColumn ?? 1);
    return {
      file: file.name,
      from,
      to: Math.min(Math.max(to, from), file.text.length),
      line: message.line,
      column: message.column,
      ...(message.ruleId && { rule: message.ruleId.replace('native-async/', '') }),
      message: message.message,
      ...(message.fix && { fix: changeOf(message.fix) }),
      suggestions: (message.suggestions ?? []).map(({ desc, fix }) => ({ title: desc, change: changeOf(fix) })),
    };
  });
}

function changeOf({ range: [from, to], text: insert }: { range: readonly [number, number]; text: string }): TextChange {
  return { from, to, insert };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/g), (match) => match.index + match[0].length)];
}
