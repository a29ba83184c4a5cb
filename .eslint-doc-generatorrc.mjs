import { format, resolveConfig } from 'prettier';

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
    ['migrate', '🚚'],
    ['tolerant', '🩹'],
  ],
  // The same rules once more, for ESLint 8.
  ignoreConfig: ['legacy-recommended', 'legacy-strict', 'legacy-migrate', 'legacy-tolerant'],
  // Every rule is in every preset but `tolerant`, as the text above the table says: no column and no legend for that.
  ruleListColumns: ['name', 'description', 'fixable', 'hasSuggestions'],
  // Options are written about by hand: a list of the nested ones says little.
  ruleDocSectionOptions: false,
  urlConfigs: '../../README.md#presets',
  postprocess: async (content, path) => format(content, { ...(await resolveConfig(path)), filepath: path }),
};
