// Writes what the sources say of the package, when `npm version` has changed package.json, or somebody its repository.
import { readFileSync, writeFileSync } from 'node:fs';

const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const address = repository?.url.replace(/^git\+|\.git$/g, '');
const file = 'src/manifest.ts';
const values = {
  version,
  repository: address,
  documentation: address ? `${address}/blob/main/docs` : 'https://unpkg.com/eslint-plugin-native-async/docs',
};
let text = readFileSync(file, 'utf8');
for (const [name, value] of Object.entries(values)) {
  const written = value === undefined ? 'undefined' : `'${value}'`;
  text = text.replace(new RegExp(`(?<=export const ${name}\\b[^=]*= ).*(?=;)`), () => written);
}
writeFileSync(file, text);
