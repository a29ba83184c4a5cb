// Compiles to dist/, then makes one file of each entry and one of what they share: loading costs by the number of files
// far more than by their size.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { build, transform } from 'esbuild';
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

await writeForNode();

// What other people's programs load first is one file of CommonJS, and those that their first generator functions load.
// The packages that they need are in them: nothing is to go through what those programs do to the loading of modules.
/** @satisfies {import('esbuild').BuildOptions} */
const ofRecorder = /** @type {const} */ ({
  ...common,
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
});
await build({ ...ofRecorder, entryPoints: ['dist/src/recorder/preload.js'] });
await build({
  ...ofRecorder,
  entryPoints: ['standard', 'all'].map((languages) => `dist/src/recorder/languages/${languages}.js`),
  // Nobody's stack traces lead into parsers, which take a quarter less time to load so.
  minify: true,
  mainFields: ['module', 'main'],
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
 * One file of each entry for Node, with what several need in files that they share. What the plugin needs before the first
 * file that a rule may concern is in one: it is loaded with every start of ESLint. So is what the command needs to start a
 * program.
 */
async function writeForNode() {
  const entries = [
    ...['index', 'on-demand/rules-in-node', 'parser/index', 'evidence/index', 'package-index/setting'],
    ...['cli/main', 'cli/lint-worker'],
  ];
  const input = Object.fromEntries(entries.map((entry) => [`src/${entry}`, `dist/src/${entry}.js`]));
  const ofPlugin = await modulesAtOnce('dist/src/index.js');
  const ofCommand = await modulesAtOnce('dist/src/cli/main.js');
  const ofItsOptions = await modulesAtOnce('dist/src/cli/command.js');
  const bundle = await rollup(forNode(input));
  await bundle.write({
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[hash].js',
    hoistTransitiveImports: false,
    manualChunks(id) {
      if (ofPlugin.has(id)) return ofCommand.has(id) || ofItsOptions.has(id) ? 'shared-at-once' : 'plugin-at-once';
      return ofCommand.has(id) && !/\/cli\/(?:main|record)\.js$/.test(id) ? 'command-at-once' : undefined;
    },
    onlyExplicitManualChunks: true,
  });
}

/**
 * The modules that are left of a bundle with one entry, without those that it loads on demand.
 *
 * @param {string} entry
 */
async function modulesAtOnce(entry) {
  const bundle = await rollup(forNode(entry));
  const { output } = await bundle.generate({});
  const chunks = output.filter((file) => file.type === 'chunk');
  const atOnce = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of atOnce) for (const chunk of chunks) if (imports.includes(chunk.fileName)) atOnce.add(chunk);
  return new Set([...atOnce].flatMap(({ modules }) => Object.keys(modules)));
}

/**
 * @param {import('rollup').InputOption} input
 * @returns {import('rollup').RollupOptions}
 */
function forNode(input) {
  return {
    input,
    external: (id) => !/^[./\0]/.test(id),
    // No module is imported for what it does, but by those that start something.
    treeshake: { moduleSideEffects: (id) => /\/(?:rules-in-node|cli\/[\w-]+)\.js$/.test(id) },
    onLog(level, entry, log) {
      // The interpreter's functions call each other as the grammar has it.
      if (entry.code !== 'CIRCULAR_DEPENDENCY' && entry.code !== 'INVALID_ANNOTATION') log(level, entry);
    },
    plugins: [
      inPlaceOf('on-demand/descriptions.js', writtenDown),
      inPlaceOf('semantics/catalogued-words.js', writtenDown),
      inPlaceOf('on-demand/load.js', (file) => `export * from './${basename(file, '.js')}.built.js';`),
      withoutComments(),
      requiring(new Set(['@eslint-community/eslint-utils', 'commander'])),
    ],
  };
}

/**
 * @param {string} module The end of its path.
 * @param {(file: string) => string | Promise<string>} write
 * @returns {import('rollup').Plugin}
 */
function inPlaceOf(module, write) {
  return { name: `in-place-of-${module}`, load: (id) => (id.endsWith(module) ? write(id) : null) };
}

/**
 * A module of the data that another exports, so that what it is made of need not be loaded.
 *
 * @param {string} file
 */
async function writtenDown(file) {
  const exported = Object.entries(await import(file));
  return exported.map(([name, data]) => `export const ${name} = ${JSON.stringify(data)};`).join('\n');
}

/** @returns {import('rollup').Plugin} */
function withoutComments() {
  return { name: 'without-comments', renderChunk: (code) => transform(code, { target: 'node20', format: 'esm' }) };
}

/**
 * Loads packages by `require`. An import would load the half for ES modules of what ESLint has loaded already, and have
 * Node.js look through the text of a package of CommonJS for what it exports.
 *
 * @param {ReadonlySet<string>} packages
 * @returns {import('rollup').Plugin}
 */
function requiring(packages) {
  const require = `process.getBuiltinModule('node:module').createRequire(import.meta.url)`;
  return {
    name: 'requiring',
    renderChunk: (code) =>
      code.replace(/^import \{([^}]+)\} from "([^"]+)";$/gm, (statement, names, name) =>
        packages.has(name) ? `const {${names.replaceAll(' as ', ': ')}} = ${require}('${name}');` : statement,
      ),
  };
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
