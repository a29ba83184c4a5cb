import { rules } from '../../rules/index.js';

/** The rules as they are. */
export const loadRules = (): typeof rules => rules;
