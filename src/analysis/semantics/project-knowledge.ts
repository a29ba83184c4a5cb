import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { KnownExport } from '../../catalogue/index.js';
import type { Settings } from '../environment/index.js';
import type { RunnerShapes } from '../runners/index.js';
import type { Bindings, SyntaxIndex } from '../scope/index.js';
import type { FunctionNode, GeneratorFunction } from '../../syntax/index.js';
import type { Evaluation, Place } from './evaluation.js';

/** A generator function of the project that an expression gives: the function itself, or an object that it made. */
export interface FoundGenerator {
  readonly place: Place;
  readonly isObject: boolean;
}

/** A wrapper or runner that a function hands a parameter to, as which argument, and whether it calls it before. */
export interface RunnerBehind {
  readonly known: KnownExport | undefined;
  readonly at: number;
  readonly isCalled: boolean;
}

/** A call in another file. */
export interface CallElsewhere {
  readonly file: string;
  readonly line: number;
}

/**
 * What other files show of the expressions of one file. Asked only where a decision depends on it, since answers cost
 * other files; every answer may be missing.
 */
export interface ProjectKnowledge {
  /** The runner, wrapper or function of a library that the value of an expression is, as the catalogue would say it. */
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  /** What a function of another file hands a parameter to, where it does nothing else with it. */
  runnersBehind(callee: TSESTree.Node, index: number): readonly RunnerBehind[];
  /** Whether a generator function of another file runs what an argument gives, and does nothing else with it. */
  runsArgument(callee: TSESTree.Node, index: number): boolean;
  evaluate(expression: TSESTree.Node): Evaluation | undefined;
  /** Whether a plan for the project makes a generator function of the file async, with all that uses it elsewhere. */
  isPlanned(node: GeneratorFunction): boolean;
  /** Whether somebody chose to keep a generator function of the file that a plan could make async. */
  isKept(node: GeneratorFunction): boolean;
  /** The generator functions that an expression may be, or be made by, as the files are now. */
  generatorsIn(expression: TSESTree.Node): readonly FoundGenerator[];
  /** The functions that a wrapper or runner has run where an expression gives a promise, as the files are now. */
  runBehind(expression: TSESTree.Node): readonly Place[];
  /** The generator functions that a property of the value of an expression may be, as the files are now. */
  generatorsAt(object: TSESTree.Node, name: string): readonly Place[];
  /** The generator methods that a generator method overrides. */
  overriddenBy(node: GeneratorFunction): readonly Place[];
  /** Whether anything at all is known of the value of an expression. */
  isKnown(expression: TSESTree.Node): boolean;
  /** Whether functions by that name in the project are generators, and stay. */
  staysGenerator(name: string): boolean;
  /** Whether a generator that stays one is put in the place of members of that name, as tests do. */
  staysInPlaceOf(name: string): boolean;
  /** Whether a plan takes something to have a version, as in `koa 2`, that is not installed. */
  isTakenForNewer(needed: string): boolean;
  /** The plain functions of the project that a call may run. */
  functionsCalledBy(call: TSESTree.CallExpression): readonly Place[];
  /** A function that a call may run, and that starts to return a promise by a plan for the project. */
  promisedBy(call: TSESTree.CallExpression): Place | undefined;
  /** The function that is exported by the source that a file of declarations declares, where it is async or becomes so. */
  asyncSourceOf(path: readonly string[]): Place | undefined;
  /** A call of a function that cannot wait for it, so that the function does not become async. */
  unchangedCallerOf(node: FunctionNode): CallElsewhere | undefined;
}

/** Where other files are not looked at. */
export const noProjectKnowledge: ProjectKnowledge = {
  knownExportOf: () => undefined,
  runnersBehind: () => [],
  runsArgument: () => false,
  evaluate: () => undefined,
  isPlanned: () => false,
  isKept: () => false,
  generatorsIn: () => [],
  runBehind: () => [],
  generatorsAt: () => [],
  overriddenBy: () => [],
  isKnown: () => false,
  staysGenerator: () => false,
  staysInPlaceOf: () => false,
  isTakenForNewer: () => false,
  functionsCalledBy: () => [],
  promisedBy: () => undefined,
  asyncSourceOf: () => undefined,
  unchangedCallerOf: () => undefined,
};

/** A file, as far as knowledge of other files depends on it. */
export interface ProjectFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
  readonly runners: RunnerShapes | undefined;
  /** The absolute path. */
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Settings;
}

let openProject: (file: ProjectFile) => ProjectKnowledge = () => noProjectKnowledge;
let isChangedByPlan: (filename: string) => boolean = () => false;

/**
 * Says where all models that are made from now on get their knowledge of other files from.
 *
 * @param isChanged whether a plan for the project changes what calls in a file give
 */
export function provideProjectKnowledge(
  open: (file: ProjectFile) => ProjectKnowledge,
  isChanged: (filename: string) => boolean = () => false,
): void {
  openProject = open;
  isChangedByPlan = isChanged;
}

/** Whether a plan for the project makes functions async that a file calls. */
export function callsChange(filename: string): boolean {
  return isChangedByPlan(filename);
}

/** What is known of the files around one; nothing where the settings say so. */
export function projectKnowledgeOf(file: ProjectFile): ProjectKnowledge {
  return file.settings.project === 'off' ? noProjectKnowledge : openProject(file);
}
