import { type FileSystem, useFileSystem } from './analysis/environment/index.js';
import { createPlugin } from './plugin.js';

export { tolerant } from './parser/tolerant.js';
export type { NativeAsyncPlugin } from './plugin.js';
export { type FileSystem, useFileSystem };

/** The plugin where there is no Node.js: it sees no file but those that {@link useFileSystem} gives it. */
const plugin = createPlugin();

export default plugin;
