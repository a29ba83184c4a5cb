import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { usageOf } from './child-usage.mjs';

const eslint = fileURLToPath(new URL('../../node_modules/eslint/bin/eslint.js', import.meta.url));
const recommended = import.meta.resolve('@eslint/js');
const plugin = pathToFileURL(path.resolve(import.meta.dirname, '../../dist/src/index.js')).href;

/**
 * ESLint on one small file, with its own recommended rules, and with those of the plugin as well.
 *
 * @param {number} repetitions
 * @returns {{ without: number, with: number }} The least CPU time of each in milliseconds.
 */
export function measureStartUp(repetitions) {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-async-start-'));
  const imports = `import js from '${recommended}';\n`;
  writeFileSync(path.join(folder, 'file.js'), 'export const answer = 42;\n');
  writeFileSync(path.join(folder, 'without.mjs'), `${imports}export default [js.configs.recommended];\n`);
  writeFileSync(
    path.join(folder, 'with.mjs'),
    `${imports}import plugin from '${plugin}';\nexport default [js.configs.recommended, plugin.configs.recommended];\n`,
  );
  const best = { without: Infinity, with: Infinity };
  for (let time = 0; time < repetitions; time++) {
    for (const kind of /** @type {const} */ (['without', 'with'])) {
      const { cpu } = usageOf([eslint, '-c', `${kind}.mjs`, 'file.js'], folder);
      best[kind] = Math.min(best[kind], cpu);
    }
  }
  rmSync(folder, { recursive: true });
  return best;
}
