export type { SteppingFinding, SteppingRemedy } from './findings.js';
export type { Priming } from './priming.js';
export { mentionsStepping, steppingListeners } from './stepping-listeners.js';
