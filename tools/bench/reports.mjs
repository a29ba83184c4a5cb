// Shows whether two builds report and fix the same, byte for byte, on all real files of the bench:
//   node tools/bench/reports.mjs --write=before.json      (of the build at hand)
//   node tools/bench/reports.mjs --compare=before.json   (exits with 1, and names the files, where they differ)
// --plugin=dist/src/index.js takes another build, --corpora=coroutines,typescript and --every=5 only some of the files.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { coroutineFiles, generatorFiles, ordinaryFiles, typescriptFiles } from './corpora.mjs';

const corpora = {
  coroutines: coroutineFiles,
  generators: generatorFiles,
  ordinary: ordinaryFiles,
  typescript: typescriptFiles,
};
const { values } = parseArgs({
  options: {
    write: { type: 'string' },
    compare: { type: 'string' },
    plugin: { type: 'string', default: path.join(import.meta.dirname, '../../dist/src/index.js') },
    corpora: { type: 'string', default: Object.keys(corpora).join(',') },
    every: { type: 'string', default: '1' },
  },
});

const { default: nativeAsync } = await import(pathToFileURL(path.resolve(values.plugin)).href);
const presets = ['recommended', 'strict', 'migrate'];
const found = Object.fromEntries(values.corpora.split(',').flatMap((name) => [...reportsOf(name)]));
const count = Object.values(found).flat().length;
console.log(`${count} reports in ${Object.keys(found).length} files with reports.`);

if (values.write) writeFileSync(values.write, JSON.stringify(found, null, 1));
if (values.compare) {
  const before = JSON.parse(readFileSync(values.compare, 'utf8'));
  const names = [...new Set([...Object.keys(before), ...Object.keys(found)])];
  const different = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(found[name]));
  for (const name of different) console.log(`Not the same: ${name}`);
  if (different.length === 0) console.log('All are the same.');
  process.exitCode = different.length === 0 ? 0 : 1;
}

/**
 * What is reported of the files of a corpus, by preset and path, with messages, places, fixes and suggestions.
 *
 * @param {string} name
 */
function* reportsOf(name) {
  const filesOf = corpora[/** @type {keyof typeof corpora} */ (name)];
  if (!filesOf) throw new Error(`There is no corpus "${name}" among ${Object.keys(corpora).join(', ')}.`);
  const files = filesOf().filter((_, index) => index % Number(values.every) === 0);
  const linter = new Linter({ cwd: files[0]?.folder });
  for (const { file, folder, text } of files) {
    const languageOptions = {
      sourceType: /^(?:import|export)\s/m.test(text)
        ? /** @type {const} */ ('module')
        : /** @type {const} */ ('commonjs'),
      ...(name === 'typescript' && { parser: typescriptParser }),
    };
    for (const preset of presets) {
      const config = {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        languageOptions,
        linterOptions: { noInlineConfig: true },
      };
      const reports = linter.verify(text, [config, nativeAsync.configs[preset]], { filename: file });
      if (reports.length > 0) yield [`${preset} ${path.relative(folder, file)}`, reports];
    }
  }
}
