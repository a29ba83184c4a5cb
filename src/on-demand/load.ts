import { rules } from './rules-in-node.js';

/** The rules as they are. */
export const loadRules = (): typeof rules => rules;
