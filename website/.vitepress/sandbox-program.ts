import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin as BuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';

const source = fileURLToPath(new URL('../playground/sandbox/worker.ts', import.meta.url));
const id = 'virtual:sandbox-program';

/** The program that runs users' programs, with the libraries that these may load, as one text. */
export function sandboxProgram(): Plugin {
  return {
    name: 'sandbox-program',
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    async load(asked) {
      if (asked !== `\0${id}`) return undefined;
      this.addWatchFile(source);
      const { outputFiles } = await build({
        entryPoints: [source],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        platform: 'browser',
        target: 'es2022',
        charset: 'utf8',
        plugins: [requiresOfWhen],
      });
      return `export default ${JSON.stringify(outputFiles[0]!.text)};`;
    },
  };
}

/** The modules of when take `require` as a parameter, so that no bundler sees what they need. */
const requiresOfWhen: BuildPlugin = {
  name: 'requires-of-when',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]when[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/define\(function ?\(require\)/, 'define(function ()'),
    }));
  },
};
