import { rules } from '../on-demand/index.js';
import { type PresetName, presetNames } from './preset-names.js';

/** The prefix under which the plugin's rules are configured. */
export const namespace = 'native-async';

type RuleEntry = 'error' | ['error', object];

/** What a preset switches on, in terms that flat configs and eslintrc share. */
export interface Preset {
  readonly rules: Record<string, RuleEntry>;
  readonly settings?: { readonly 'native-async': Record<string, unknown> };
}

/** Options of a parser that was wrapped by `tolerant`: it lets a misplaced `await` pass. */
export const tolerance = { nativeAsync: { recoverAwait: true } } as const;

/** What has to be on where a parser lets something pass, so that it is reported. */
export const tolerantRules: Record<string, 'error'> = { [`${namespace}/no-await-in-sync-function`]: 'error' };

const settingsOf: Partial<Record<PresetName, Record<string, unknown>>> = {
  migrate: { fixIntended: true, opaqueOperand: 'await' },
};

/** The rules and shared settings of a preset, computed from what each rule says of itself. */
export function preset(name: PresetName): Preset {
  const included = presetNames.slice(0, presetNames.indexOf(name) + 1);
  const entries = Object.entries(rules)
    .filter(([, rule]) => included.includes(rule.meta.docs.preset))
    .map(([id, rule]): [string, RuleEntry] => {
      const given: Partial<Record<PresetName, object>> = rule.meta.docs.options ?? {};
      const options = included.map((one) => given[one]).findLast(Boolean);
      return [`${namespace}/${id}`, options ? ['error', options] : 'error'];
    });
  const settings = settingsOf[name];
  return {
    rules: Object.fromEntries(entries),
    ...(settings && { settings: { [namespace]: settings } }),
  };
}
