import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nativeAsync, root } from '../support/native-async.js';
import { installRunners, RecordedProject } from './recorded-project.js';

const built = (file: string): string => JSON.stringify(pathToFileURL(path.join(root, 'dist/src', file)).href);

const files = {
  'service.js':
    "const co = require('co');\nexports.createService = (store) => ({\n  load: co.wrap(function* (id) {\n    return yield store.find(id);\n  }),\n});\n",
  'main.js':
    "const { createService } = require('./service');\ncreateService({ find: (id) => Promise.resolve(id) }).load(1);\n",
  'eslint.config.mjs': `
    import nativeAsync from ${built('index.js')};
    import { recordedEvidence } from ${built('evidence/index.js')};
    export default [
      nativeAsync.configs.recommended,
      { settings: { 'native-async': { evidence: recordedEvidence('.native-async/evidence.json') } } },
    ];`,
};
const using = 'Using what was recorded in .native-async/evidence.json; --no-evidence leaves it out.\n';

let project: RecordedProject;

beforeAll(installRunners, 600_000);

beforeEach(async () => {
  project = new RecordedProject(files);
  expect(await project.record('node', 'main.js')).toMatchObject({ status: 0 });
});

describe('the command', () => {
  it('takes what was recorded, says so, and leaves it out with --no-evidence', async () => {
    const { stdout, stderr } = await project.run('service.js');
    expect([stdout, stderr]).toEqual([expect.stringContaining('1 finding in 1 file, 1 fixable.'), using]);
    const without = await project.run('service.js', '--no-evidence');
    expect([without.stdout, without.stderr]).toEqual([expect.stringContaining('1 finding in 1 file, 0 fixable.'), '']);
  });

  it('says how many suspensions were decided by what', async () => {
    project.write('other.js', files['service.js'].replace('find', 'read'));
    const { stdout } = await project.run('service.js', 'other.js');
    expect(stdout).toContain('\n2 suspensions: 1 by the recorded run, 1 that never ran\n');
  });

  it('passes over what has another version, or is cut off', async () => {
    const text = project.read('.native-async/evidence.json');
    for (const other of [text.replace('"version": 1', '"version": 2'), text.slice(0, 100)]) {
      project.write('.native-async/evidence.json', other);
      const { stdout } = await project.run('service.js');
      expect(stdout).toContain('1 finding in 1 file, 0 fixable.');
    }
  });

  it('finds what was recorded in a folder above', async () => {
    mkdirSync(project.path('lib'));
    const { stdout } = await nativeAsync(['../service.js'], { cwd: project.path('lib') });
    expect(stdout).toContain('1 fixable.');
  });
});

describe('the setting `evidence`', () => {
  /** What ESLint, with its cache, says of the service: whether there is a fix. */
  const hasFix = async (): Promise<boolean> => {
    const main = path.join(root, 'node_modules/eslint/bin/eslint.js');
    const args = ['--format', 'json', '--cache', '--cache-strategy', 'content', 'service.js'];
    const { stdout } = await nativeAsync(args, { cwd: project.directory, main });
    const [{ messages }] = JSON.parse(stdout) as [{ messages: { fix?: object }[] }];
    expect(messages).toHaveLength(1);
    return messages[0]!.fix !== undefined;
  };

  it('has a digest, so that the cache of ESLint notices another run', async () => {
    expect([await hasFix(), await hasFix()]).toEqual([true, true]);
    const text = project.read('.native-async/evidence.json');
    expect(text).toMatch(/"promise": 1/);
    project.write('.native-async/evidence.json', text.replace(/"promise": 1/, '"promise": 1, "array": 1'));
    expect(await hasFix()).toBe(false);
  });
});
