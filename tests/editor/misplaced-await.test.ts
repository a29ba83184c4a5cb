import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer } from './language-server.js';

const config = `import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const require = createRequire(${JSON.stringify(resolve('package.json'))});
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;
const nativeAsync = await load('eslint-plugin-native-async');
export default [
  nativeAsync.configs.recommended,
  nativeAsync.configs.tolerant,
  { files: ['**/*.ts'], languageOptions: { parser: await load('@typescript-eslint/parser') } },
];
`;

const text = `function load(id) {
  return await fetch(id);
}
function statusOf(id) {
  return load(id).status;
}
for (const id of ids) xs.forEach((x) => { await statusOf(x); });
`;

const saved = `async function load(id) {
  return await fetch(id);
}
async function statusOf(id) {
  return (await load(id)).status;
}
for (const id of ids) xs.forEach((x) => { await statusOf(x); });
`;

let root: string;
let server: LanguageServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'native-async-editor-'));
  writeFileSync(join(root, 'eslint.config.mjs'), config);
  writeFileSync(join(root, 'package.json'), '{}');
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  server = await LanguageServer.start(root);
});

afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

const summary = ({ range: { start, end }, code }: Awaited<ReturnType<LanguageServer['open']>>[number]) =>
  `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;

describe.each(['file.js', 'file.ts'])('ESLint’s language server, %s', (name) => {
  it('shows each word where it stands, fixes one by a quick fix, and all on save', async () => {
    const path = join(root, name);
    const diagnostics = await server.open(path, text);
    expect(diagnostics.map(summary)).toEqual([
      'native-async/no-await-in-sync-function 1:9-1:14',
      'native-async/no-await-in-sync-function 6:42-6:47',
    ]);
    expect(diagnostics[0]!.message).toBe('`await` is a syntax error here: `load` is not async.');
    expect(diagnostics[0]!.codeDescription?.href).toMatch(/no-await-in-sync-function\.md$/);

    const fixes = await server.quickFixes(path, text, diagnostics[0]!);
    expect(fixes.get('Fix this native-async/no-await-in-sync-function problem')).toBe(saved);
    const choices = await server.quickFixes(path, text, diagnostics[1]!);
    const titles = [...choices.keys()];
    expect(titles).toContain(
      'Use a `for … of` loop, one turn after the other (native-async/no-await-in-sync-function)',
    );
    expect(titles).toContain(
      'Wait for all of them at once, with `await Promise.all` (native-async/no-await-in-sync-function)',
    );

    expect(await server.fixOnSave(path, text)).toBe(saved);
    expect((await server.change(path, saved)).map(summary)).toEqual([
      'native-async/no-await-in-sync-function 6:42-6:47',
    ]);
  });
});
