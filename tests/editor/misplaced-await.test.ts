import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, summary, type Workspace } from './workspace.js';

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

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openWorkspace();
});

afterAll(() => workspace.close());

describe.each(['file.js', 'file.ts'])('ESLint’s language server, %s', (name) => {
  it('shows each word where it stands, fixes one by a quick fix, and all on save', async () => {
    const { root, server } = workspace;
    const path = join(root, name);
    const diagnostics = await server.open(path, text);
    expect(diagnostics.map(summary)).toEqual([
      'native-async/no-await-in-sync-function 1:9-1:14',
      'native-async/no-await-in-sync-function 6:42-6:47',
    ]);
    expect(diagnostics[0]!.message).toBe('`await` is only valid in async functions.');
    expect(diagnostics[0]!.codeDescription?.href).toMatch(/no-await-in-sync-function\.md$/);

    const fixes = await server.quickFixes(path, text, diagnostics[0]!);
    expect(fixes.get('Fix this native-async/no-await-in-sync-function problem')).toBe(saved);
    const choices = await server.quickFixes(path, text, diagnostics[1]!);
    const titles = [...choices.keys()];
    expect(titles).toContain('Use a `for...of` loop (sequential) (native-async/no-await-in-sync-function)');
    expect(titles).toContain('Use `await Promise.all(...)` (parallel) (native-async/no-await-in-sync-function)');

    expect(await server.fixOnSave(path, text)).toBe(saved);
    expect((await server.change(path, saved)).map(summary)).toEqual([
      'native-async/no-await-in-sync-function 6:42-6:47',
    ]);
  });
});
