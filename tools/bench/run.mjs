// Measures what the plugin costs, and prints the tables of docs/performance.md; with --write, puts them there.
// --parts=start,growth limits it to some, --repetitions=N sets how often each file is linted. Reads the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import { format, resolveConfig } from 'prettier';
import { commandTables, growthTables, ordinaryTreeTables, parserTable, ruleTables, startTable } from './tables.mjs';

const page = 'docs/performance.md';
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    parts: { type: 'string', default: 'start,parser,growth,command,ordinary-tree,rules' },
    repetitions: { type: 'string', default: '3' },
  },
});

/** @type {Record<string, () => string | Promise<string>>} */
const parts = {
  start: () => startTable(15),
  parser: () => parserTable(10),
  growth: growthTables,
  command: commandTables,
  'ordinary-tree': ordinaryTreeTables,
  rules: () => ruleTables(Number(values.repetitions)),
};

const machine = `${new Date().toISOString().slice(0, 10)}, Node.js ${process.version}, ESLint ${ESLint.version}, ${cpus().length} cores of ${cpus()[0]?.model.trim()}`;
for (const part of values.parts.split(',')) {
  const measure = parts[part];
  if (!measure) throw new Error(`There is no part "${part}" among ${Object.keys(parts).join(', ')}.`);
  const measured = await measure();
  console.log(`\n${measured}`);
  if (values.write) await write(part, `Measured ${machine}.\n\n${measured}`);
}

/**
 * Replaces what stands between the comments that name a part.
 *
 * @param {string} part
 * @param {string} text
 */
async function write(part, text) {
  const before = readFileSync(page, 'utf8');
  const place = new RegExp(`(<!-- measured: ${part} -->)[^]*?(<!-- end of ${part} -->)`);
  const after = before.replace(place, (_, start, end) => `${start}\n\n${text}\n\n${end}`);
  writeFileSync(page, await format(after, { ...(await resolveConfig(page)), filepath: page }));
}
