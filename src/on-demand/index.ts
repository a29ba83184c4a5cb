export { loadRules } from './load.js';
export { rules } from './rules.js';
