import { mayConcern } from '../analysis/semantics/index.js';
import { once } from '../collections/index.js';
import type { NativeAsyncRule } from '../create-rule.js';
import { descriptions } from './descriptions.js';
import { loadRules } from './load.js';

const loaded = once((): Readonly<Record<string, NativeAsyncRule>> => loadRules());

/** Every rule by its id. What is not needed before a file is linted that a rule may concern is not loaded before. */
export const rules: Readonly<Record<string, NativeAsyncRule>> = Object.fromEntries(
  descriptions.map(({ name, meta }): [string, NativeAsyncRule] => [
    name,
    { name, meta, create: (context) => (mayConcern(context) ? loaded()[name]!.create(context) : {}) },
  ]),
);
