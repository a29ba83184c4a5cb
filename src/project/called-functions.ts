import type { TSESTree } from '@typescript-eslint/utils';
import { path } from '../analysis/environment/index.js';
import type { CallElsewhere, Place } from '../analysis/semantics/index.js';
import { type FunctionNode, unwrapExpression } from '../syntax/index.js';
import { isInstalled } from './islands/decisions.js';
import type { OpenFile } from './open-file.js';
import { alternatives } from './solve/value.js';
import type { FunctionForm } from './summary/summary.js';

/** What the project shows of the plain functions that a file calls, and of who calls those of the file. */
export class CalledFunctions {
  readonly #open: OpenFile;

  constructor(open: OpenFile) {
    this.#open = open;
  }

  /** The plain functions of the project that a call may run. */
  calledBy(call: TSESTree.CallExpression): Place[] {
    return this.#calledOf(call, ['sync']);
  }

  #calledOf(call: TSESTree.CallExpression, forms: readonly (FunctionForm | undefined)[]): Place[] {
    const { solver } = this.#open;
    return alternatives(this.#open.valueOf(unwrapExpression(call.callee))).flatMap((value) => {
      const found = value.kind === 'module' ? solver.wholeOf(value.file) : value;
      if (found.kind !== 'function' || isInstalled(found.file) || !forms.includes(this.#open.formOf(found))) return [];
      return solver.placeOf(found.file, found.at);
    });
  }

  promisedBy(call: TSESTree.CallExpression): Place | undefined {
    const { decisions, file } = this.#open;
    if (!decisions?.awaits.callers.includes(file.filename)) return undefined;
    const { promising } = decisions.awaits;
    // It is async already where its file has been through a pass of the fixes.
    const called = this.#calledOf(call, ['sync', 'async']);
    return called.find(({ file: definedIn, key }) => promising[definedIn]?.includes(key));
  }

  unchangedCallerOf(node: FunctionNode): CallElsewhere | undefined {
    const { decisions, file } = this.#open;
    const held = decisions?.awaits.held[file.filename];
    const call = held?.[this.#open.keyOf(node)];
    return call && { ...call, file: path.relative(file.cwd, call.file).replaceAll(path.sep, '/') };
  }
}
