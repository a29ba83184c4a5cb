import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const source = new URL('./service-worker.js', import.meta.url);

/** Writes the service worker, which knows all files of the site, beside them. Another site is another worker. */
export function writeServiceWorker(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(path.join(folder, file)));
  const revision = hash.digest('hex').slice(0, 16);
  const site = `const site = ${JSON.stringify({ revision, files })};`;
  writeFileSync(path.join(folder, 'service-worker.js'), `${site}\n${readFileSync(source, 'utf8')}`);
}
