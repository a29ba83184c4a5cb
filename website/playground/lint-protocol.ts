import type { Project } from './project.ts';
import type { Program } from './sandbox/protocol.ts';

/** A place in a text, as offsets. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A report of the linter, with its places as offsets. */
export interface Problem {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
  /** Without a rule it is a file that does not parse, or a configuration that is wrong. */
  readonly rule?: string;
  readonly message: string;
  readonly fix?: TextChange;
  readonly suggestions: readonly { readonly title: string; readonly change: TextChange }[];
}

/** A node of a syntax tree, as it is shown. */
export interface TreeNode {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  /** Properties that are no nodes, as text. */
  readonly facts: readonly (readonly [string, string])[];
  readonly children: readonly (readonly [string, TreeNode])[];
}

/** What is asked of the linter, and what it answers. */
export interface Questions {
  /** The reports of all files. */
  lint(project: Project): Promise<readonly Problem[]>;
  /** The texts of all files after all fixes. */
  fix(project: Project): Promise<Readonly<Record<string, string>>>;
  /** The syntax tree of one file; undefined where it does not parse. */
  tree(project: Project, file: string): Promise<TreeNode | undefined>;
  /**
   * The files as a program that the sandbox can run.
   *
   * @param uncalled exports that are not called, whatever they are: those that an earlier run could not call
   */
  compile(project: Project, uncalled: readonly string[]): Promise<Program>;
}

export interface Question {
  readonly id: number;
  readonly name: keyof Questions;
  readonly parameters: readonly unknown[];
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
