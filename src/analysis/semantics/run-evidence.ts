import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { GeneratorFunction } from '../../syntax/index.js';
import { arrayOf, type Evaluation } from './evaluation.js';

/**
 * What a run of the program showed of a file, where its text has not changed since. Values that a test's stubs gave do
 * not count. Every answer may be missing.
 */
export interface RunEvidence {
  /** What an operand, or a value written out in one, evaluated to each time. */
  evaluate(expression: TSESTree.Node): Evaluation | undefined;
  /** How often an operand was of which kind, where these do not have one rewrite. */
  mixedKinds(expression: TSESTree.Node): ReadonlyMap<string, number> | undefined;
  /** How often a value was of which kind, without what came from stubs; missing where the text is not the recorded one. */
  kindsOf(expression: TSESTree.Node): ReadonlyMap<string, number> | undefined;
  /** Whether an operand was ever come to. */
  hasRun(expression: TSESTree.Node): boolean;
  /** Who stepped the objects of a generator function: packages, and files of the project. */
  steppersOf(node: GeneratorFunction): readonly string[];
  /** What became of what wrappers and runners returned for a generator function; missing where it never ran so. */
  resultsOf(node: GeneratorFunction): RecordedResultUses | undefined;
}

/** What was done with the functions and promises that wrappers and runners returned. */
export interface RecordedResultUses {
  /** Whether anybody read `length` or `prototype` of a function, or constructed it. */
  readonly isFunctionInspected: boolean;
  /** Methods that only promises of the library have, used on the promises or on derived ones. */
  readonly libraryMethods: readonly string[];
  /** Whether something handled the rejection of each promise, and of each derived one, before Node.js would look for it. */
  readonly isHandledAtOnce: boolean;
}

/** A file, as far as evidence of it depends on it. */
export interface RunFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The absolute path. */
  readonly filename: string;
  readonly cwd: string;
  /** The path of the record of the run, relative to the working directory. */
  readonly evidence: string;
}

let openEvidence: (file: RunFile) => RunEvidence | undefined = () => undefined;

/** Says where all models that are made from now on get evidence of runs from. */
export function provideRunEvidence(open: (file: RunFile) => RunEvidence | undefined): void {
  openEvidence = open;
}

/** What a run showed of a file; undefined where none was recorded. */
export function runEvidenceOf(file: RunFile): RunEvidence | undefined {
  return openEvidence(file);
}

/** What is known of an expression by reading the code, with what a run adds where that leaves something open. */
export function refinedByRun(known: Evaluation, recorded: Evaluation): Evaluation {
  if (known.kind === 'opaque') return recorded;
  if (known.kind === 'object' && recorded.kind === 'object' && !known.element) return recorded;
  if (known.kind !== 'array' || recorded.kind !== 'array') return known;
  const element = known.element.kind === 'opaque' ? recorded.element : known.element;
  const isRefined = element !== known.element || !known.isCertain;
  return isRefined ? { ...arrayOf(element), source: 'recorded' } : known;
}
