export { openProject } from './open-project.js';
