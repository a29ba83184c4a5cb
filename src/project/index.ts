export { openProject, projectFor } from './open-project.js';
export type { Project } from './project.js';
