import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Linter } from 'eslint';
import { type Diagnostic, LanguageServer } from './language-server.js';

/** @param rules what is configured of single rules, as a literal */
const config = (rules: string): string => `import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const require = createRequire(${JSON.stringify(resolve('package.json'))});
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;
const nativeAsync = await load('eslint-plugin-native-async');
export default [
  nativeAsync.configs.recommended,
  nativeAsync.configs.tolerant,
  { rules: ${rules} },
  { files: ['**/*.ts'], languageOptions: { parser: await load('@typescript-eslint/parser') } },
];
`;

/** A project with the plugin, open in an editor. */
export interface Workspace {
  readonly root: string;
  readonly server: LanguageServer;
  close(): Promise<void>;
}

/** Opens a project that uses the recommended preset, with single rules as they are given. */
export async function openWorkspace(rules: Linter.RulesRecord = {}): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'native-async-editor-'));
  writeFileSync(join(root, 'eslint.config.mjs'), config(JSON.stringify(rules)));
  writeFileSync(join(root, 'package.json'), '{}');
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  const server = await LanguageServer.start(root);
  return {
    root,
    server,
    async close() {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A finding as a line: the rule, and the range that is underlined, counted from 0. */
export function summary({ range: { start, end }, code }: Diagnostic): string {
  return `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;
}
