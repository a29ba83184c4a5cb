import * as espree from 'espree';
import type { Parser } from './parser-contract.js';

/** The espree that is bundled with ESLint. */
export const eslintEspree = (): Parser => espree;
