import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileSystem, useFileSystem } from '../../src/analysis/environment/index.js';
import plugin from '../../src/index.js';
import { configFor, linters } from '../support/lint-text.js';
import { projectFolder, useFiles } from '../support/project-files.js';

const disk = fileSystem();
afterEach(() => useFileSystem(disk));

const program = `const co = require('co');\nconst load = co.wrap(function* (id) { yield Promise.resolve(id); });\nload(1).catch(console.error);\n`;

function messagesWith(files: Readonly<Record<string, string>>, code = program): string {
  useFiles(files);
  const { rules, settings } = plugin.configs.recommended;
  const plugins = { 'native-async': plugin };
  const languageOptions = { sourceType: 'commonjs' } as const;
  const config = configFor({ plugins, rules: rules ?? {}, ...(settings && { settings }), languageOptions });
  const linter = linters['10'](projectFolder);
  const filename = path.join(projectFolder, 'lib/load.js');
  const messages = linter.verify(code, config, { filename });
  const { output } = linter.verifyAndFix(code, config, { filename });
  expect(output).toContain('const load = async function (id) { await Promise.resolve(id); };');
  return messages.map(({ message }) => message).join('\n');
}

const withEngines = (engines: unknown) => ({ 'package.json': JSON.stringify({ engines }) });

describe('a package that says it runs on a Node.js without async functions', () => {
  it.each([
    ['>=4', '4.0'],
    ['^4 || ^6 || >=8', '4.0'],
    ['>= 0.12', '0.12'],
    ['7.5.x', '7.5'],
    ['6', '6.0'],
    ['4 - 12', '4.0'],
    ['<10', '0.0'],
  ])('%s is named with the fix', (node, allowed) => {
    expect(messagesWith(withEngines({ node }))).toContain(
      `Auto-fixed: async functions need Node.js 7.6, and package.json allows ${allowed}. [older-node]`,
    );
  });

  it.each([
    ...['>=7.6', '>=7.6.0', '^8', '>=10 <12', '*', '', 'x', 'latest', 'a b'].map((node) => ({ node })),
    ...[undefined, null, [], ['node >= 0.10'], 'node >= 4', 4, {}, { node: 4 }, { node: ['4'] }, { npm: '>=2' }],
  ])('%j says nothing of it', (engines) => {
    expect(messagesWith(withEngines(engines))).not.toContain('older-node');
  });

  it('is said once in a file', () => {
    const messages = messagesWith(withEngines({ node: '>=4' }), `${program}exports.more = co.wrap(function* () {});\n`);
    expect(messages.split('older-node')).toHaveLength(2);
  });

  it('the nearest that says something counts', () => {
    const [old, recent, silent] = [withEngines({ node: '>=4' }), withEngines({ node: '>=18' }), withEngines({})].map(
      (one) => one['package.json'],
    ) as [string, string, string];
    expect(messagesWith({ 'package.json': old, 'lib/package.json': recent })).not.toContain('older-node');
    expect(messagesWith({ 'package.json': recent, 'lib/package.json': old })).toContain('older-node');
    expect(messagesWith({ 'package.json': old, 'lib/package.json': silent })).toContain('older-node');
    expect(messagesWith({ 'lib/other/package.json': old })).not.toContain('older-node');
  });
});
