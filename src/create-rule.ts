import type { TSESLint } from '@typescript-eslint/utils';
import { mayConcern } from './analysis/semantics/index.js';
import { memoize } from './collections/index.js';
import { documentation } from './manifest.js';
import { registerRule } from './offers/index.js';

/** What the documentation and the presets know of a rule. */
export interface RuleDocs {
  readonly description: string;
  /** The first preset that switches the rule on; later ones include it. */
  readonly preset: 'recommended' | 'strict' | 'migrate';
  /** Options that a preset sets, for itself and those that include it. */
  readonly options?: { readonly [Preset in 'strict' | 'migrate']?: object };
}

interface RuleDefinition<MessageIds extends string, Options extends readonly [] | readonly [object]> {
  readonly name: string;
  readonly meta: Omit<TSESLint.RuleMetaData<MessageIds, RuleDocs, Options>, 'docs' | 'defaultOptions'> & {
    readonly docs: RuleDocs;
    /** For rules with options only. */
    readonly defaultOptions?: Options;
  };
  readonly create: (
    context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
    options: Options[0] extends object ? Options[0] : undefined,
  ) => TSESLint.RuleListener;
}

/** A rule as ESLint loads it, with the name and the documentation that this plugin's rules always have. */
export type NativeAsyncRule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs> & {
  readonly name: string;
  readonly meta: { readonly docs: RuleDocs & { readonly url: string } };
};

/**
 * Makes a rule module that runs in ESLint 8.57, 9, 10 and oxlint.
 *
 * Default options are merged here, since ESLint 8.57 and 9.0 do not know `meta.defaultOptions`
 * (measured on 8.57.1 and 9.0.0; 9.39.5 and 10.15.0 merge them before the rule sees them).
 */
export function createRule<MessageIds extends string, Options extends readonly [] | readonly [object]>(
  definition: RuleDefinition<MessageIds, Options>,
): NativeAsyncRule {
  const { name, meta, create } = definition;
  const defaults = meta.defaultOptions?.[0];
  // Configurations have one object of options for all of their files.
  const optionsFor = memoize((given: object) => mergeOptions(defaults, given));
  return {
    name,
    meta: { ...meta, docs: { ...meta.docs, url: `${documentation}/rules/${name}.md` } },
    create(context: Readonly<TSESLint.RuleContext<MessageIds, Options>>) {
      if (!mayConcern(context)) return {};
      registerRule(context, name);
      const [given] = context.options;
      return create(context, (given ? optionsFor(given) : defaults) as never);
    },
  };
}

function mergeOptions(defaults: unknown, given: unknown): unknown {
  if (!isPlainObject(defaults) || !isPlainObject(given)) return given === undefined ? defaults : given;
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(given)) merged[key] = mergeOptions(merged[key], value);
  return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
