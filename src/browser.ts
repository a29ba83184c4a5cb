import { type FileSystem, useFileSystem } from './analysis/environment/index.js';
import { provideProjectKnowledge } from './analysis/semantics/index.js';
import { createPlugin } from './plugin.js';

export { tolerant } from './parser/tolerant.js';
export type { NativeAsyncPlugin } from './plugin.js';
export { type FileSystem, useFileSystem };

/** The plugin where there is no Node.js: it sees no file but those that {@link useFileSystem} gives it. */
const plugin = createPlugin();

export default plugin;

/**
 * Loads what it takes to read other files than the one that is linted. From then on they count as they do in Node.js,
 * unless the setting `project` says otherwise.
 */
export async function readOtherFiles(): Promise<void> {
  const { openProject } = await import('./browser-project.js');
  provideProjectKnowledge(openProject);
}
