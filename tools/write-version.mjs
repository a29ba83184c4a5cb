// Writes the version of package.json into the sources, when `npm version` has changed it.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = 'src/manifest.ts';
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/(?<=export const version = ').*(?=';)/, version));
