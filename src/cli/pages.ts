import { documentation } from '../manifest.js';

/** The page on why something has no fix, with a heading for each code. */
export const reasonsPage = `${documentation}/when-no-fix.md`;

/** Says how functions are made known. */
export const settingsPage = `${documentation}/settings.md`;
