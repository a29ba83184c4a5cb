import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const website = fileURLToPath(new URL('../index.md', import.meta.url));

/** Pages stand outside of the folder whose packages they need: what they import is looked for here. */
export function pageImports(): Plugin {
  return {
    name: 'page-imports',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer?.replace(/\?.*/, '').endsWith('.md') || !/^vue(?:\/|$)/.test(source)) return undefined;
      return this.resolve(source, website, { skipSelf: true });
    },
  };
}
