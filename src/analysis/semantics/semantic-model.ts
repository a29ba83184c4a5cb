import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Host, KnownExport } from '../../catalogue/index.js';
import { memoize, once } from '../../collections/index.js';
import { path, readSettings, type Settings } from '../environment/index.js';
import { createRunnerShapes, type RunnerShapes } from '../runners/index.js';
import {
  type CalledFunction,
  createCalledFunctions,
  indexSyntax,
  readBindings,
  type SyntaxIndex,
} from '../scope/index.js';
import { createCalleeNames } from './callee-names.js';
import { createEvaluator } from './evaluate.js';
import { type Evaluation, opaque } from './evaluation.js';
import { wordsOf } from './file-words.js';
import { type CalledGenerator, createGeneratorCalls } from './generator-calls.js';
import { createKnownExportLookup, type KnownExports, knownExports } from './known-exports.js';
import { hostsFor } from './known-hosts.js';
import { loadedModules, type Origins, traceOrigins } from './origin.js';
import {
  noProjectKnowledge,
  type ProjectFile,
  type ProjectKnowledge,
  projectKnowledgeOf,
} from './project-knowledge.js';
import { type RunEvidence, runEvidenceOf } from './run-evidence.js';
import {
  createNameQuestions,
  createValueQuestions,
  type NameQuestions,
  type ValueQuestions,
} from './scope-questions.js';
import { createDeclaredGenerators } from './types/declared-generator.js';
import { createGeneratorTypes } from './types/generator-type.js';
import { createTypeEvaluator } from './types/type-evaluator.js';

/** What engines tell rules of the language that a file is written in. */
export interface FileLanguage {
  readonly ecmaVersion?: unknown;
  readonly parserOptions?: { readonly ecmaVersion?: unknown } | undefined;
}

/** What the analysis needs of a rule's context. */
export interface FileContext {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly languageOptions?: FileLanguage;
}

/**
 * The one model to what the names and expressions of a file mean: what a name refers to, and what an expression
 * evaluates to, from the file, the catalogue, the settings, and types where there are any.
 */
export interface SemanticModel extends NameQuestions, ValueQuestions {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The absolute path of the file. */
  readonly filename: string;
  /** The directory that paths in the settings are relative to. */
  readonly cwd: string;
  readonly settings: Settings;
  readonly syntax: SyntaxIndex;
  readonly known: KnownExports;
  /** What other files show. */
  readonly project: ProjectKnowledge;
  /** What a recorded run showed of the file; undefined where none was recorded. */
  readonly run: RunEvidence | undefined;
  /** Every host, those of the settings included. */
  readonly hosts: readonly Host[];
  readonly origins: Origins;
  /** The functions of the file that run generators as coroutines; undefined where its text has none. */
  readonly runners: RunnerShapes | undefined;
  /** The modules that the file loads by `import` or `require`. */
  readonly modules: readonly string[];
  /** Whether the file is TypeScript, where a conversion can change what type-checks. */
  readonly isTypeScript: boolean;
  /** Whether `await` may be written at the top level of the file. */
  readonly allowsTopLevelAwait: boolean;
  /** The edition of ECMAScript that the file is set to be written in, as a year; undefined where nothing tells. */
  readonly edition: number | undefined;
  /** What the catalogue or the settings know of an expression's value, or what the file shows of a runner of its own. */
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  /** The same by other files, too, also where the file does not hand it a generator. */
  knownExportAnywhere(expression: TSESTree.Node): KnownExport | undefined;
  evaluate(expression: TSESTree.Node): Evaluation;
  /** The same by the file itself and by types, for what is asked of nearly every expression: no other file is read. */
  evaluateHere(expression: TSESTree.Node): Evaluation;
  /** The names by which everybody knows what a call runs, where the file does not define it: `setTimeout`, `it.only`. */
  namesOfCallee(callee: TSESTree.Node): readonly string[];
  /** The function of the file that a call certainly runs. */
  calledFunction(call: TSESTree.CallExpression): CalledFunction;
  /**
   * The generator function, sync or async, of the file or one whose type is known, that a call certainly runs; a subclass
   * is not thought to replace its methods.
   */
  generatorCalledBy(call: TSESTree.CallExpression): CalledGenerator | undefined;
  /** Whether types alone say that a call returns a generator object: what is called has no body in sight. */
  isTypedGenerator(call: TSESTree.CallExpression): boolean;
}

/** The edition of ECMAScript that brought `await` at the top level of modules. */
const topLevelAwait = 2022;

const models = new WeakMap<TSESTree.Program, SemanticModel>();

/**
 * The model of a file. Made by the first rule that asks, from a listener, and kept for the others: by AST, which is new
 * per file in every engine, until the same AST is checked in another configuration or under another name.
 */
export function semanticModelOf(context: FileContext): SemanticModel {
  const { ast } = context.sourceCode;
  let model = models.get(ast);
  if (!model || !isModelOf(model, context)) models.set(ast, (model = createSemanticModel(context)));
  return model;
}

/** Makes the function that finds something in a file, once for each model of it. */
export function perFile<Found>(find: (model: SemanticModel) => Found): (context: FileContext) => Found {
  const found = memoize(find);
  return (context) => found(semanticModelOf(context));
}

function isModelOf(
  model: SemanticModel,
  { sourceCode, filename, cwd, settings, languageOptions }: FileContext,
): boolean {
  return (
    model.filename === filename &&
    model.cwd === cwd &&
    model.settings === readSettings(settings['native-async']) &&
    model.allowsTopLevelAwait === allowsTopLevelAwait(sourceCode, languageOptions) &&
    model.edition === editionOf(languageOptions)
  );
}

function createSemanticModel(context: FileContext): SemanticModel {
  const { sourceCode, filename, cwd, languageOptions } = context;
  const settings = readSettings(context.settings['native-async']);
  const syntax = indexSyntax(sourceCode);
  const bindings = readBindings(sourceCode);
  const file = { sourceCode, bindings, syntax, filename, cwd, settings };
  const { runners, project, run, ...meanings } = createMeanings(file);
  const { origins, evaluate, calledFunction } = meanings;
  const hosts = once(() => hostsFor(settings, cwd));
  const modules = once(() => loadedModules(sourceCode, syntax, origins));
  const calleeNames = once(() => createCalleeNames(origins, evaluate));
  const generatorTypes = once(() => createGeneratorTypes(sourceCode));
  const generatorCalls = once(() =>
    createGeneratorCalls({
      calledFunction,
      declaredGenerator: createDeclaredGenerators(sourceCode),
    }),
  );
  return {
    ...{ sourceCode, filename, cwd, settings, syntax },
    ...createNameQuestions(sourceCode, bindings, syntax, origins),
    ...createValueQuestions(bindings, syntax),
    ...meanings,
    get project() {
      return project();
    },
    get run() {
      return run();
    },
    get hosts() {
      return hosts();
    },
    get runners() {
      return runners();
    },
    get modules() {
      return modules();
    },
    isTypeScript: /\.[cm]?tsx?$/.test(filename),
    allowsTopLevelAwait: allowsTopLevelAwait(sourceCode, languageOptions),
    edition: editionOf(languageOptions),
    namesOfCallee: (callee) => calleeNames()(callee),
    generatorCalledBy: (call) => generatorCalls()(call),
    isTypedGenerator: (call) => generatorTypes()(call),
  };
}

/** What the meaning of names and expressions is made from. What only some files come to is made when they do. */
function createMeanings(file: Omit<ProjectFile, 'runners'>) {
  const { sourceCode, bindings, syntax, filename, cwd, settings } = file;
  const known = knownExports(settings, filename, cwd);
  const origins = traceOrigins(sourceCode, bindings, known);
  const calledFunctions = once(() => createCalledFunctions(bindings, syntax));
  const calledFunction = (call: TSESTree.CallExpression) => calledFunctions()(call);
  const runners = once(() =>
    wordsOf(sourceCode).runner ? createRunnerShapes({ sourceCode, bindings }, syntax) : undefined,
  );
  // There are no files around a text that stands in no folder.
  const project = once(() =>
    path.isAbsolute(filename) ? projectKnowledgeOf({ ...file, runners: runners() }) : noProjectKnowledge,
  );
  const types = once(() => createTypeEvaluator(sourceCode));
  const run = once(() => {
    const { evidence } = settings;
    return evidence === undefined ? undefined : runEvidenceOf({ sourceCode, filename, cwd, evidence });
  });
  const knownExportOf = createKnownExportLookup({ bindings, syntax, known, origins, runners, calledFunction, project });
  const knownExportAnywhere = (expression: TSESTree.Node) =>
    knownExportOf(expression) ?? project().knownExportOf(expression);
  const sources = { bindings, syntax, originOf: origins.originOf, knownExportOf, calledFunction };
  const byTypes = (expression: TSESTree.Node) => types()(expression);
  const evaluate = createEvaluator({
    ...sources,
    outside: [(expression) => project().evaluate(expression) ?? opaque, byTypes],
    recorded: (expression) => run()?.evaluate(expression),
  });
  const here = once(() => createEvaluator({ ...sources, outside: [byTypes], recorded: () => undefined }));
  const evaluateHere = (expression: TSESTree.Node) => here()(expression);
  const meanings = { known, origins, calledFunction, knownExportOf, knownExportAnywhere, evaluate, evaluateHere };
  return { ...meanings, runners, project, run };
}

/**
 * The edition of ECMAScript that a file is set to be written in, as a year; undefined where nothing tells.
 *
 * What `parserOptions` say is what the parser gets, whatever else is set (measured on ESLint 8.57, 9.39 and 10.15).
 * Editions come as years or, below 2015, as numbers of the edition. Of eslintrc and parsers other than espree ESLint
 * knows nothing, and says 5, in which there are neither modules nor generators.
 */
function editionOf(language: FileLanguage | undefined): number | undefined {
  const version = language?.parserOptions?.ecmaVersion ?? language?.ecmaVersion;
  if (typeof version !== 'number' || version <= 5) return undefined;
  return version < 2015 ? version + 2009 : version;
}

/** Whether `await` may be written at the top level of a file: it is a module, and no older edition of ECMAScript is set. */
function allowsTopLevelAwait({ ast }: Readonly<TSESLint.SourceCode>, language: FileLanguage | undefined): boolean {
  return ast.sourceType === 'module' && (editionOf(language) ?? Infinity) >= topLevelAwait;
}
