import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder for what the command keeps between runs: `node_modules/.cache/native-async` of the nearest package above a
 * directory, where tools keep such files, or a folder of the user's cache where there is no package.
 *
 * @param directory absolute path
 */
export function cacheDirectory(directory: string): string {
  for (let current = directory; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, 'package.json'))) return path.join(current, 'node_modules/.cache/native-async');
    if (current === path.dirname(current)) break;
  }
  const key = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const userCache = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return path.join(userCache, 'native-async', key);
}
