export { carryOut, type DecisionData, type Decisions, decisionsOf, everything } from './islands/decisions.js';
export type { GroupReason } from './islands/groups.js';
export {
  type Blocker,
  type Island,
  keysByFile,
  makePlan,
  type Plan,
  type PlannedFunction,
  type PlannedGenerator,
  readyIslands,
} from './islands/plan.js';
export type { SurveyedOperand } from './islands/operands.js';
export { openFunctions } from './islands/open-functions.js';
export { endSurvey, type FileSurvey, idOf, startSurvey, surveyFile, type Target } from './islands/survey.js';
export { type AwaitChain, planAwaits } from './awaits/plan.js';
export { type AwaitSurvey, endAwaitSurvey, startAwaitSurvey, surveyAwaits } from './awaits/survey.js';
export { makeIndex } from './indexed/make-index.js';
export { callsChange, openProject } from './open-project.js';
