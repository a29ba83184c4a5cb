import type { ESLint } from 'eslint';
import type { UnwrittenFile } from '../files/file-change.js';
import { type Conversion, withNeeds } from './conversions.js';
import { findFailing } from './find-failing.js';
import { type TestBaseline, testUntouched } from './test-baseline.js';
import type { TestRun } from './test-run.js';
import { type Convertible, openTree, type TriedTree } from './tried-tree.js';

/** What a proof says while it goes on. */
export interface ProofListener {
  onBaseline(baseline: TestBaseline): void;
  onRun(run: {
    readonly conversions: number;
    readonly total: number;
    readonly passed: boolean;
    readonly run: TestRun;
  }): void;
  /** A group that fails by itself or only together, and what stays with it, since it needs some of it. */
  onFailing(group: readonly Conversion[], dependents: readonly Conversion[]): void;
}

interface ProofOptions {
  /** Where the journal is kept. */
  readonly directory: string;
  /** Runs the tests once. */
  test(): Promise<TestRun>;
  /** Does something with the tree while it is left with what passed, before the run that can be undone ends. */
  onKept(tree: TriedTree, kept: readonly Conversion[]): Promise<void>;
}

/** What was kept of the conversions of a tree. */
export interface Proof {
  /** The files that were changed, as they are left. */
  readonly changed: readonly ESLint.LintResult[];
  readonly unwritten: readonly UnwrittenFile[];
}

/**
 * Carries out the conversions that the user's own tests accept, and leaves the others as they were. All are tried at
 * once; where that fails, halves tell which ones are to blame. What is left in the tree is what passed last.
 */
export async function prove(
  converter: Convertible,
  { directory, test, onKept }: ProofOptions,
  listener: ProofListener,
): Promise<Proof> {
  const baseline = await testUntouched(test);
  listener.onBaseline(baseline);
  const tree = await openTree(converter, directory);
  const all = tree.conversions;
  try {
    const { kept } = await findFailing(all, passes, {
      withNeeds: (some) => withNeeds(all, some),
      onGroup: (group, dependents) => listener.onFailing(group, dependents),
    });
    const changed = await tree.show(kept);
    await onKept(tree, kept);
    await tree.close();
    return { changed, unwritten: tree.unwritten };
  } catch (error) {
    await tree.putBack();
    throw error;
  }

  async function passes(conversions: readonly Conversion[]): Promise<boolean> {
    await tree.show(conversions);
    const run = await test();
    const passed = baseline.passes(run);
    listener.onRun({ conversions: conversions.length, total: all.length, passed, run });
    return passed;
  }
}
