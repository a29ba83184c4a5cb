import type { PlannedFunction } from '../../project/index.js';
import { displayPath } from '../paths.js';

/** A function by its name, or by its line where it has none. */
export function nameOf({ name, line }: PlannedFunction): string {
  return name === '' ? `line ${line}` : name;
}

/** A function as data: its path is relative to the current directory. */
export function shownFunction({ file, name, line }: PlannedFunction) {
  return { file: displayPath(file), name, line };
}
