import plugin from '../../dist/src/index.js';

/** What the table of rules shows of each. */
export interface RuleRow {
  readonly name: string;
  readonly description: string;
  /** The first preset that switches it on; the later ones do as well. */
  readonly presets: readonly string[];
  readonly isFixable: boolean;
  readonly hasSuggestions: boolean;
}

export declare const data: readonly RuleRow[];

const presets = ['recommended', 'strict', 'migrate', 'tolerant'] as const;

export default {
  load: (): RuleRow[] =>
    Object.entries(plugin.rules).map(([name, { meta }]) => ({
      name,
      description: meta?.docs?.description ?? '',
      presets: presets.filter((preset) => `native-async/${name}` in (plugin.configs[preset].rules ?? {})),
      isFixable: meta?.fixable !== undefined,
      hasSuggestions: meta?.hasSuggestions === true,
    })),
};
