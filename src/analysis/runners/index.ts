export { createRunnerShapes, type RunnerShapes } from './local-runners.js';
export type { RunnerShape } from './recognise.js';
export { mentionsRunner } from './steppers.js';
