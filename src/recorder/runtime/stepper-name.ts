import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a file is called among those that step generators: its package, `node`, or its path in the project. */
export function packageOf(file: string, root: string): string {
  if (file.startsWith('node:')) return 'node';
  const absolute = file.startsWith('file:') ? fileURLToPath(file) : file;
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(absolute) ?? [];
  return (name ?? path.relative(root, absolute)).split(path.sep).join('/');
}
