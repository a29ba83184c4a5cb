// Compiles to dist/, then makes one file of each entry and one of what they share: loading costs by the number of files
// far more than by their size.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist/shared', { recursive: true, force: true });

/** @satisfies {import('esbuild').BuildOptions} */
const common = /** @type {const} */ ({
  outbase: 'dist',
  outdir: 'dist',
  allowOverwrite: true,
  bundle: true,
  format: 'esm',
  chunkNames: 'shared/[hash]',
  logLevel: 'warning',
});

// First, since it is made of the modules that the other build then overwrites.
await build({
  ...common,
  entryPoints: ['dist/src/browser.js'],
  // What reads other files is loaded when it is asked for.
  splitting: true,
  platform: 'browser',
  target: 'es2022',
  // What else it needs comes along: browsers have no folder of packages.
  external: Object.keys(manifest.dependencies),
  plugins: [inFavourOfBrowsers()],
});

await build({
  ...common,
  entryPoints: ['index', 'parser/index', 'evidence/index', 'package-index/setting', 'cli/main', 'cli/lint-worker'].map(
    (entry) => `dist/src/${entry}.js`,
  ),
  splitting: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [asESLintLoadsIt('@eslint-community/eslint-utils')],
});

// What other people's programs load first is one file of CommonJS, and those that their first generator functions load.
// The packages that they need are in them: nothing is to go through what those programs do to the loading of modules.
await build({
  ...common,
  entryPoints: ['preload', 'languages/standard', 'languages/all'].map((entry) => `dist/src/recorder/${entry}.js`),
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
});
await build({
  ...common,
  entryPoints: ['dist/src/recorder/hooks/loader-thread.js'],
  platform: 'node',
  target: 'node20',
});

// One file of declarations for each entry, with what it takes of others, as there is one of code.
for (const { types } of Object.values(manifest.exports)) {
  if (types === undefined) continue;
  const declarations = await rollup({ input: types, plugins: [dts()] });
  await declarations.write({ file: types });
}

/**
 * Takes `x.browser.js` in place of a module `x.js` beside it.
 *
 * @returns {import('esbuild').Plugin}
 */
function inFavourOfBrowsers() {
  return {
    name: 'in-favour-of-browsers',
    setup({ onResolve }) {
      onResolve({ filter: /^\..*\.js$/ }, ({ path, importer }) => {
        const file = resolve(dirname(importer), path.replace(/\.js$/, '.browser.js'));
        return importer && existsSync(file) ? { path: file } : undefined;
      });
    },
  };
}

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
