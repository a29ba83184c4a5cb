export { type PresetName, presetNames } from './preset-names.js';
export { namespace, preset, tolerance, tolerantRules } from './presets.js';
