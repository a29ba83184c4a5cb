import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installPinned } from '../pinned-packages.mjs';

/**
 * A program that goes through a tree of files.
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {readonly string[]} args The program and its arguments: a script of Node, or a binary.
 * @property {boolean} [isBinary]
 * @property {Readonly<Record<string, string>>} [files] Written into the tree first, by their names.
 */

const command = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const plugin = fileURLToPath(new URL('../../dist/src/index.js', import.meta.url));
const withoutOtherFiles = { 'package.json': JSON.stringify({ 'native-async': { project: 'off' } }) };

/** The command as it is used where much is to be converted. */
export const conversions = [
  ours('(report)', []),
  ours('(report), without other files', [], withoutOtherFiles),
  ours('--fix', ['--fix']),
  ours('--fix, without other files', ['--fix'], withoutOtherFiles),
  ours('--fix --preset migrate', ['--fix', '--preset', 'migrate']),
];

/** The command as it is used where little is to be converted. */
export const checks = [
  ours('(report)', []),
  ours('(report), in threads', ['--concurrency', '2']),
  ours('--fix', ['--fix']),
];

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [files]
 * @returns {Program}
 */
function ours(name, args, files = {}) {
  return { name: `native-async ${name}`, args: [command, '.', ...args], files };
}

/** @returns {Program} A codemod, by names alone. */
export function jscodeshift() {
  const root = installPinned('bench-jscodeshift', { jscodeshift: '17.4.0' });
  const bin = path.join(root, 'node_modules/jscodeshift/bin/jscodeshift.js');
  const transform = path.join(import.meta.dirname, 'co-to-async.cjs');
  return { name: 'jscodeshift, transform by names', args: [bin, '--run-in-band', '--silent', '-t', transform, '.'] };
}

/** @returns {Promise<Program>} The same rules, in another linter. */
export async function oxlint() {
  const root = installPinned('bench-oxlint', { oxlint: '1.94.0' });
  const { default: nativeAsync } = await import(pathToFileURL(plugin).href);
  const config = {
    jsPlugins: [{ name: 'native-async', specifier: plugin }],
    categories: { correctness: 'off' },
    rules: nativeAsync.configs.recommended.rules,
  };
  return {
    name: 'oxlint, the rules of `recommended`',
    args: [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--quiet', '.'],
    files: { '.oxlintrc.json': JSON.stringify(config) },
  };
}

const platform = `${process.platform}-${process.arch}`;
const toolchain = process.platform === 'linux' ? '-gnu' : '';

/** @returns {Program} A search for calls by their syntax. */
export function astGrep() {
  const root = installPinned('bench-ast-grep', { '@ast-grep/cli': '0.51.1' });
  const binary = path.join(root, `node_modules/@ast-grep/cli-${platform}${toolchain}/ast-grep`);
  return {
    name: 'ast-grep, `co.wrap($F)`',
    args: [binary, 'run', '--pattern', 'co.wrap($F)', '--lang', 'js', '--json=compact', '.'],
    isBinary: true,
  };
}

/** @returns {Program} The same search, as a plugin of Biome. */
export function biome() {
  const root = installPinned('bench-biome', { '@biomejs/biome': '2.6.8' });
  const search = '`co.wrap($f)` where { register_diagnostic(span = $f, message = "Use an async function.") }';
  const config = {
    plugins: ['./co-wrap.grit'],
    files: { maxSize: 10_000_000 },
    linter: { rules: { recommended: false } },
    formatter: { enabled: false },
  };
  return {
    name: 'Biome, `co.wrap($f)`',
    args: [path.join(root, `node_modules/@biomejs/cli-${platform}/biome`), 'lint', '--max-diagnostics=none', '.'],
    isBinary: true,
    files: { 'co-wrap.grit': search, 'biome.json': JSON.stringify(config) },
  };
}

/**
 * @param {Program} program
 * @param {string} folder
 */
export function prepare({ files = {} }, folder) {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}
