import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));
const pluginEntry = path.join(built, 'src/browser.js');
const website = fileURLToPath(new URL('../index.md', import.meta.url));

/** What ESLint has by `require`, and the plugin or a parser by `import`, in the same version. */
const shared = new Set(['acorn', 'acorn-jsx', 'espree', '@eslint-community/eslint-utils']);

/** Lets ESLint, its parsers and the plugin be bundled for a place without Node.js, and leaves out ESLint's own rules. */
export function withoutNode(): Plugin[] {
  return [
    {
      name: 'without-node',
      enforce: 'pre',
      resolveId(source, importer, { ssr }) {
        // Pages are made by Node.js.
        if (ssr) return undefined;
        if (source === 'eslint-plugin-native-async/browser') return pluginEntry;
        // One copy of each package, whoever asks, and in whichever of its two forms.
        if (shared.has(source) || (importer?.startsWith(built) && !/^[./]/.test(source)))
          return this.resolve(source, website, { skipSelf: true });
        // Of its two forms the one for `require`, as ESLint loads it, has its functions as properties.
        if (source === 'esquery') return this.resolve('esquery/dist/esquery.min.js', importer, { skipSelf: true });
        // They say themselves what browsers take in place of Node.js.
        if (/\/node_modules\/(?:enhanced-resolve|tapable)\//.test(importer ?? '')) return undefined;
        const name = source.replace(/^node:/, '');
        if (name === 'path') return this.resolve('pathe', website, { skipSelf: true });
        if (builtinModules.includes(name)) return `\0node:${name}.cjs`;
        return undefined;
      },
      load(id) {
        if (id.startsWith('\0node:')) return nodeModule(id.slice('\0node:'.length, -'.cjs'.length));
        if (/\/eslint\/lib\/rules\/index\.js$/.test(id)) return 'module.exports = new Map();';
        return undefined;
      },
    },
  ];
}

/** What is asked of modules of Node.js while the linter and its parsers load. */
function nodeModule(name: string): string {
  switch (name) {
    case 'util':
      return 'module.exports = { promisify: (f) => f, inspect: String, isDeepStrictEqual: Object.is, debuglog: () => () => {} };';
    case 'url':
      return 'module.exports = { fileURLToPath: String, pathToFileURL: (path) => new URL("file://" + path) };';
    case 'module':
      return 'module.exports = { createRequire: () => () => ({}), builtinModules: [] };';
    case 'assert':
      return 'module.exports = (value, message) => { if (!value) throw new Error(message); };';
    default:
      return 'module.exports = {};';
  }
}
