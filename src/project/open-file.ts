import type { TSESTree } from '@typescript-eslint/utils';
import { functionKeys } from '../analysis/scope/index.js';
import type { Place, ProjectFile } from '../analysis/semantics/index.js';
import type { FunctionNode } from '../syntax/index.js';
import { type Decisions, isInstalled } from './islands/decisions.js';
import { type Asker, mostFiles, type Project } from './project.js';
import type { Solver } from './solve/solver.js';
import type { Definition, Value } from './solve/value.js';
import { type FileReading, readFile } from './summary/summarise.js';
import type { FunctionForm, ObjectSummary, Term } from './summary/summary.js';

/** The file that is linted, as one of its project. It is read when the first question is asked. */
export class OpenFile {
  readonly file: ProjectFile;
  readonly decisions: Decisions | undefined;
  readonly #project: () => Project;
  readonly #asker: Asker;
  #reading: FileReading | undefined;
  #names: ReadonlySet<string> | undefined;
  #keys: ReadonlyMap<FunctionNode, string> | undefined;

  constructor(file: ProjectFile, project: () => Project, decisions: Decisions | undefined) {
    this.file = file;
    this.decisions = decisions;
    this.#project = project;
    // A plan is made of all files.
    this.#asker = { left: decisions ? Infinity : mostFiles };
  }

  get solver(): Solver {
    return this.#project().solver;
  }

  valueOf(expression: TSESTree.Node): Value {
    return this.#project().ask(this.#asker, () => {
      const reading = this.#read();
      const term = reading.termOf(expression);
      this.#adopt(reading);
      return this.solver.solve(term, this.file.filename);
    });
  }

  /** The names by which generators may be reached that the file may call, as far as other files are read for it. */
  generatorNames(): ReadonlySet<string> {
    if (!this.#names) {
      this.#adopt(this.#read());
      this.#names = this.#project().generatorNamesFor(this.#asker, this.file.filename);
    }
    return this.#names;
  }

  #read(): FileReading {
    return (this.#reading ??= readFile(this.file));
  }

  #adopt(reading: FileReading): void {
    this.#project().adopt(this.file.filename, this.file.sourceCode.text, reading.summary());
  }

  /** What a term of another file is. */
  solve(term: Term, file: string): Value {
    return this.#project().ask(this.#asker, () => this.solver.solve(term, file));
  }

  /** A property of a value of another file. */
  member(value: Value, name: string): Value | undefined {
    return this.#project().ask(this.#asker, () => this.solver.member(value, name));
  }

  /** An object of the file's summary. */
  objectAt(key: string): ObjectSummary | undefined {
    return this.#reading?.summary().objects[key];
  }

  formOf({ file, at }: Definition): FunctionForm | undefined {
    return this.solver.files.summaryOf(file)?.functions[at]?.form;
  }

  /** Whether a function of the file becomes async by a plan. */
  isPlanned(node: FunctionNode): boolean {
    return this.decisions?.converts(this.file.filename, this.keyOf(node)) ?? false;
  }

  /** Whether a function of the file stays by choice. */
  isKept(node: FunctionNode): boolean {
    return this.decisions?.isKept(this.file.filename, this.keyOf(node)) ?? false;
  }

  /** What tells a function of the file from others while the text changes. */
  keyOf(node: FunctionNode): string {
    this.#keys ??= functionKeys(this.file.syntax, this.file.sourceCode);
    return this.#keys.get(node) ?? '';
  }

  /** Whether a function takes a context as a parameter by a plan. */
  takesContextAt({ file, key }: Place): boolean {
    return this.decisions?.takesContext(file, key) === true;
  }

  /** Whether one of another file becomes async. */
  isPlannedAt({ file, key }: Place): boolean {
    return file !== this.file.filename && !isInstalled(file) && this.decisions?.converts(file, key) === true;
  }
}
