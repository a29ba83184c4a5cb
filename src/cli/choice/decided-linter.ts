import { carryOut, type DecisionData, type Decisions, decisionsOf } from '../../project/index.js';
import { type Job, lintOptions } from '../check.js';
import { createESLint } from '../lint.js';
import type { LintText } from './fix-text.js';
import { Asked, notedDecisions } from './noted-decisions.js';

/** Lints texts as if decisions were carried out in all other files. */
export interface DecidedLinter {
  readonly lint: LintText;
  readonly decisions: Decisions;
  /** Starts a list of what the decisions are asked from now on. */
  note(): Asked;
}

/** Makes a linter. Only the last one that was made can be used: decisions are those of the process. */
export function linterUnder(job: Job, data: DecisionData): DecidedLinter {
  const eslint = createESLint(job.eslint, job.directory, lintOptions(job, false));
  const decisions = decisionsOf(data);
  let asked = new Asked();
  carryOut(notedDecisions(decisions, () => asked));
  return {
    lint: async (text, filePath) => (await eslint.lintText(text, { filePath }))[0]!,
    decisions,
    note: () => (asked = new Asked()),
  };
}
