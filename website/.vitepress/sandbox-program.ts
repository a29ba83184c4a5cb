import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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
      });
      return `export default ${JSON.stringify(outputFiles[0]!.text)};`;
    },
  };
}
