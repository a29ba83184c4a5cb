import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { type SemanticModel, semanticModelOf } from '../../src/analysis/semantics/semantic-model.js';

export interface FileOptions {
  /** Read by TypeScript's parser, with types. */
  readonly typed?: boolean;
  readonly settings?: object;
  /** Where it is, and whose project decides: that of the tests if missing. */
  readonly folder?: string;
}

/** A folder that is in no project. */
export const noProject = path.parse(process.cwd()).root;

/** A file as the analysis sees it. */
export interface OpenedFile {
  readonly model: SemanticModel;
  /** The argument of each call of `probe` in the file, in source order. */
  readonly probed: readonly TSESTree.Expression[];
}

/** Opens a file and asks something about it while a rule could; nodes know their parents only then. */
export function openFile<Answer>(
  code: string,
  ask: (file: OpenedFile) => Answer,
  { typed = false, settings = {}, folder = process.cwd() }: FileOptions = {},
): Answer {
  let answer: { readonly value: Answer } | undefined;
  const rule: Rule.RuleModule = {
    create: (context) => ({
      Program() {
        const model = semanticModelOf(context as unknown as TSESLint.RuleContext<string, []>);
        answer = { value: ask({ model, probed: probedIn(model) }) };
      },
    }),
  };
  const filename = path.join(folder, typed ? 'file.ts' : 'file.js');
  const [message] = new Linter({ cwd: folder }).verify(
    code,
    {
      files: ['**/*.{js,ts}'],
      plugins: { test: { rules: { ask: rule } } },
      rules: { 'test/ask': 'error' },
      // This file alone, whether or not a test before this one has loaded the plugin, which reads others too.
      settings: { 'native-async': 'project' in settings ? settings : { project: 'off', ...settings } },
      ...(typed && {
        languageOptions: { parser: typescriptParser, parserOptions: { programs: [programOf(filename, code)] } },
      }),
    },
    { filename },
  );
  if (!answer) throw new SyntaxError(message?.message);
  return answer.value;
}

function probedIn(model: SemanticModel): TSESTree.Expression[] {
  return model.syntax.calls.flatMap(({ callee, arguments: [argument] }) =>
    callee.type === 'Identifier' && callee.name === 'probe' && argument && argument.type !== 'SpreadElement'
      ? [argument]
      : [],
  );
}

/** What declares the language and its library: the same in every program, and slow to parse. */
const declarations = new Map<string, ts.SourceFile | undefined>();

function programOf(filename: string, code: string): ts.Program {
  const options: ts.CompilerOptions = { strict: true, target: ts.ScriptTarget.ESNext, types: [] };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language) => {
    if (name === filename) return ts.createSourceFile(name, code, language, true);
    if (!declarations.has(name)) declarations.set(name, fromDisk(name, language));
    return declarations.get(name);
  };
  return ts.createProgram([filename], options, host);
}
