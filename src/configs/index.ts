export { namespace, preset, type PresetName, presetNames, tolerance, tolerantRules } from './presets.js';
