import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load, type Observation, settled } from './observation.js';

interface Babel {
  transformAsync(code: string, options: object): Promise<{ code: string }>;
  transformFileAsync(file: string, options: object): Promise<{ code: string }>;
}

const config = `
export default () => ({
  plugins: [() => ({ visitor: { Identifier(path) { if (path.node.name === 'a') path.node.name = 'b'; } } })],
});
`;

/** Transforms code with a configuration that is an ES module, which it can only load asynchronously. */
async function observe(folder: string): Promise<unknown> {
  const babel = load(folder) as Babel;
  const cwd = mkdtempSync(path.join(tmpdir(), 'native-async-babel-'));
  writeFileSync(path.join(cwd, 'babel.config.mjs'), config);
  writeFileSync(path.join(cwd, 'broken.config.mjs'), 'throw new Error("no configuration");');
  writeFileSync(path.join(cwd, 'file.js'), 'a = 2;');
  const code = async (promise: Promise<{ code: string }>) => settled(promise.then(({ code }) => code));
  const observed = [
    await code(babel.transformAsync('const a = 1;', { cwd })),
    await code(babel.transformFileAsync(path.join(cwd, 'file.js'), { cwd })),
    await code(babel.transformAsync('a;', { cwd, configFile: './broken.config.mjs' })),
  ];
  rmSync(cwd, { recursive: true });
  return observed;
}

const expected = ['const b = 1;', 'b = 2;', 'rejected: no configuration'];

export default { name: '@babel/core', preset: 'recommended', observe, expected } satisfies Observation;
