import { rules } from '../../rules/index.js';
import type { NativeAsyncRule } from '../create-rule.js';

/** What ESLint asks of a rule before it lints a file. */
export type RuleDescription = Pick<NativeAsyncRule, 'name' | 'meta'>;

/** What each rule says of itself: data, which a build writes down. */
export const descriptions: readonly RuleDescription[] = Object.values(rules).map(({ name, meta }) => ({ name, meta }));
