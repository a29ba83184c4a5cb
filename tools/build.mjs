// Compiles to dist/, then makes one file of each entry and one of what they share: loading costs by the number of files
// far more than by their size.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

rmSync('dist/shared', { recursive: true, force: true });
await build({
  entryPoints: ['index', 'parser/index', 'cli/main', 'cli/eslint-config'].map((entry) => `dist/src/${entry}.js`),
  outbase: 'dist',
  outdir: 'dist',
  chunkNames: 'shared/[hash]',
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  plugins: [asESLintLoadsIt('@eslint-community/eslint-utils')],
  logLevel: 'warning',
});

/**
 * ESLint has loaded this package by `require`. An import would load its other half, for ES modules, as well.
 *
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
function asESLintLoadsIt(name) {
  return {
    name: 'as-eslint-loads-it',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: 'required', sideEffects: false }));
      onLoad({ filter: /.*/, namespace: 'required' }, async () => {
        const names = Object.keys(await import(name)).filter((one) => one !== 'default' && one !== 'module.exports');
        return {
          contents: `import { createRequire } from 'node:module';
            export const { ${names.join(', ')} } = createRequire(import.meta.url)('${name}');`,
        };
      });
    },
  };
}
