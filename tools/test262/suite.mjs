import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Test262
 * @property {string} file Relative to the folder of test262.
 * @property {string} text
 * @property {readonly string[]} flags
 * @property {readonly string[]} includes Files of its harness.
 */

const folders = [
  ...['async-arrow-function', 'async-function', 'async-generator', 'await', 'generators', 'yield'].map(
    (name) => `test/language/expressions/${name}`,
  ),
  ...['async-function', 'async-generator', 'for-await-of', 'generators'].map(
    (name) => `test/language/statements/${name}`,
  ),
  ...['expressions/object/method-definition', 'expressions/class/dstr', 'statements/class/dstr'].map(
    (name) => `test/language/${name}`,
  ),
  ...['AsyncFunction', 'AsyncGeneratorPrototype', 'GeneratorFunction', 'GeneratorPrototype'].map(
    (name) => `test/built-ins/${name}`,
  ),
];

/**
 * The tests of generators and async functions, but those of what must not parse and of modules.
 *
 * @param {string} root The folder of test262.
 * @returns {Test262[]}
 */
export function testsOf(root) {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js') && !name.includes('_FIXTURE'))
      .map((name) => path.join(folder, name))
      .sort(),
  );
  return files
    .map((file) => read(root, file))
    .filter(({ flags, text }) => {
      return !/^negative:/m.test(text) && !flags.includes('module') && !flags.includes('raw');
    });
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Test262}
 */
function read(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const meta = /\/\*---([^]*?)---\*\//.exec(text)?.[1] ?? '';
  return { file, text, flags: listOf(meta, 'flags'), includes: listOf(meta, 'includes') };
}

/**
 * A list of the front matter, which is YAML in one of its two ways to write a list.
 *
 * @param {string} meta
 * @param {string} name
 */
function listOf(meta, name) {
  const [, inLine, below] = new RegExp(String.raw`^${name}:(?: *\[([^\]]*)\]|((?:\n\s*- .*)+))`, 'm').exec(meta) ?? [];
  return (inLine?.split(',') ?? below?.split(/\n\s*- /) ?? []).map((one) => one.trim()).filter(Boolean);
}
