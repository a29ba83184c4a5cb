export { mentionsStepping } from './file-mentions.js';
export type { SteppingFinding, SteppingRemedy } from './findings.js';
export type { Priming } from './priming-plan.js';
export { steppingListeners } from './stepping-listeners.js';
