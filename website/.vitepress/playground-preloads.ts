import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { HeadConfig } from 'vitepress';

/** What the playground imports when it is in the browser: to load it does not have to wait until that is found out. */
export function playgroundPreloads(outDir: string): HeadConfig[] {
  const chunks = readdirSync(path.join(outDir, 'assets/chunks'));
  return chunks
    .filter((name) => /^(?:PlaygroundPage|linter)\./.test(name))
    .map((name) => ['link', { rel: 'modulepreload', href: `./assets/chunks/${name}` }]);
}
