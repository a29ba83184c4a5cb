/** Knowledge of other files for the browser: a part of its own, without the plans of the command. */
export { openProject } from './project/index.js';
