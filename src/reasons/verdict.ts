import type { Reason } from './reasons.js';

/**
 * What was decided about a change of the code.
 *
 * - `same`: behaviour is kept. A fix.
 * - `intended`: what was meant is kept, behaviour perhaps not. A suggestion, unless the settings say otherwise.
 * - `refused`: there is no such change.
 */
export type Verdict<Plan> = Decision<Plan> & {
  /** Other things to do instead, the safest first. They are suggestions, whatever the settings say. */
  readonly alternatives?: readonly Plan[];
};

type Decision<Plan> =
  /** The reasons are what it rests on besides the code. */
  | { readonly outcome: 'same'; readonly plan: Plan; readonly reasons: readonly Reason[] }
  | {
      readonly outcome: 'intended';
      readonly plan: Plan;
      readonly reasons: readonly Reason[];
      /** Other code in the file certainly breaks until it is changed by hand, so that the settings do not make it a fix. */
      readonly leavesWork: boolean;
    }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason[] };
