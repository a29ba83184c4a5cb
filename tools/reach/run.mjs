// How much of what coroutines yield is known, by what, and whether a recorded run agrees: npm run reach -- <folder>…
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sitesIn } from './sites.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sites: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('Usage: npm run reach -- [--sites] [--json] <folder>...');
  process.exit(2);
}

/** By what a suspension may be decided, in the order of the columns. */
const sources = /** @type {const} */ (['file', 'catalogue', 'types', 'project', 'package', 'name']);

/** @type {Record<string, Record<string, number | string>>} */
const table = {};
/** @type {Record<string, import('./sites.mjs').Site[]>} */
const all = {};
for (const given of positionals) {
  const folder = realpathSync(given);
  const recorded = path.join(folder, '.native-async/evidence.json');
  const evidence = existsSync(recorded) ? recorded : undefined;
  const sites = await sitesIn(folder, evidence);
  all[given] = sites;
  table[given] = rowOf(sites, evidence !== undefined);
  if (values.sites && !values.json) console.log(sites.map(lineOf).join('\n'));
}

if (values.json) console.log(JSON.stringify(all, null, 1));
else console.table(table);
const contradictions = Object.values(all).flatMap((sites) => sites.filter(({ contradiction }) => contradiction));
for (const { file, line, operand, contradiction, by } of contradictions)
  console.error(`contradiction: ${file}:${line} \`${operand}\` is ${contradiction}${by && ` (${by})`}`);
process.exitCode = contradictions.length > 0 ? 1 : 0;

/**
 * @param {readonly import('./sites.mjs').Site[]} sites
 * @param {boolean} isRecorded
 */
function rowOf(sites, isRecorded) {
  const count = (/** @type {(site: import('./sites.mjs').Site) => boolean} */ holds) => sites.filter(holds).length;
  const share = (/** @type {number} */ part) => `${((100 * part) / Math.max(1, sites.length)).toFixed(1)} %`;
  const certain = count(({ source }) => source !== undefined && source !== 'name');
  return {
    suspensions: sites.length,
    'runner known': count(({ hasRunner }) => hasRunner),
    ...Object.fromEntries(sources.map((source) => [source, share(count((site) => site.source === source))])),
    decided: share(certain),
    ...(isRecorded && {
      'with the run': share(
        count(({ source, run }) => (source !== undefined && source !== 'name') || run === 'decided'),
      ),
      compared: count(({ source, run }) => source !== undefined && run === 'decided'),
      contradictions: count(({ contradiction }) => contradiction !== undefined),
    }),
  };
}

/** @param {import('./sites.mjs').Site} site */
function lineOf({ file, line, operand, kind, source, by, run }) {
  const how = source === undefined ? 'open' : `${kind} by ${source}${by && ` (${by})`}`;
  return `${file}:${line}  ${operand}  ${how}${run === 'not recorded' ? '' : `  run: ${run}`}`;
}
