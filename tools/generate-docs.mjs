// Writes the documents that are made from the plugin's own data. With --check, nothing is written, and the exit code
// says whether they are up to date. Reads the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { reasonKinds } from '../dist/src/reasons/reasons.js';
import { reasonExplanations } from '../dist/src/wording/reason-explanations.js';
import { genericReasonClause } from '../dist/src/wording/reason-text.js';
import { eggPlaces } from '../dist/src/catalogue/hosts/egg.js';
import { hosts } from '../dist/src/catalogue/hosts.js';
import { libraries } from '../dist/src/catalogue/libraries.js';
import { testRunners } from '../dist/src/catalogue/hosts/test-runners.js';
import { knownLibrariesPage } from './known-libraries-page.mjs';
import { terminalPicture } from './terminal-picture.mjs';
import { whenNoFixPage } from './when-no-fix-page.mjs';

const pages = [
  {
    file: 'docs/when-no-fix.md',
    source: 'src/reasons/ and src/wording/',
    text: whenNoFixPage(reasonKinds, reasonExplanations, genericReasonClause),
  },
  {
    file: 'docs/known-libraries.md',
    source: 'src/catalogue/',
    text: knownLibrariesPage(libraries, hosts, testRunners, eggPlaces),
  },
];

const check = process.argv.includes('--check');

for (const { file, source, text } of pages) {
  const note = `<!-- Generated from ${source} by \`npm run docs\`. Changes made here are lost. -->`;
  keep(file, await format(`${note}\n\n${text}`, { ...(await resolveConfig(file)), filepath: file }));
}
keep('docs/terminal.svg', terminalPicture());

/**
 * @param {string} file
 * @param {string} content
 */
function keep(file, content) {
  if (!check) writeFileSync(file, content);
  else if (content !== read(file)) {
    console.error(`${file} is out of date. Run: npm run build && npm run docs`);
    process.exitCode = 1;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
