import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, summary, type Workspace } from './workspace.js';

const text = `import co from 'co';
export const certain = co.wrap(function* (id) {
  return yield fetch(id);
});
export const doubtful = co.wrap(function* (id) {
  return yield read(id);
});
`;

const saved = text
  .replace('co.wrap(function* (id) {\n  return yield fetch', 'async function (id) {\n  return await fetch')
  .replace('});', '};');

const chosen = `import co from 'co';
export const certain = co.wrap(function* (id) {
  return yield fetch(id);
});
export const doubtful = async function (id) {
  return await read(id);
};
`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openWorkspace();
});

afterAll(() => workspace.close());

describe('coroutines in ESLint’s language server', () => {
  it('underlines the callee, fixes what is certain on save, and offers the rest in the menu', async () => {
    const { root, server } = workspace;
    const path = join(root, 'file.mjs');
    const diagnostics = await server.open(path, text);
    expect(diagnostics.map(summary)).toEqual([
      'native-async/no-coroutine-wrapper 1:23-1:30',
      'native-async/no-coroutine-wrapper 4:24-4:31',
    ]);
    expect(diagnostics[0]!.codeDescription?.href).toMatch(/no-coroutine-wrapper\.md$/);

    const [certain, doubtful] = await Promise.all(diagnostics.map((one) => server.quickFixes(path, text, one)));
    expect(certain!.get('Fix this native-async/no-coroutine-wrapper problem')).toBe(saved);
    expect(doubtful!.get('Convert to an async function (native-async/no-coroutine-wrapper)')).toBe(chosen);
    expect([...doubtful!.keys()]).not.toContain('Fix this native-async/no-coroutine-wrapper problem');

    expect(await server.fixOnSave(path, text)).toBe(saved);
  });
});
