import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noProjectKnowledge, provideProjectKnowledge } from '../../src/analysis/semantics/index.js';
import { indexFile } from '../../src/package-index/index.js';
import { createPlugin } from '../../src/plugin.js';
import { makeIndex, openProject } from '../../src/project/index.js';
import { writeProject } from '../support/planned-project.js';
import { projectFolder, useFiles } from '../support/project-files.js';

beforeAll(() => provideProjectKnowledge(openProject));
afterAll(() => provideProjectKnowledge(() => noProjectKnowledge));

const { migrate } = createPlugin().configs;
const body = '{ yield* [Promise.resolve(1)]; return { count: 1 }; }';

/** Another file in which a property or method `session` gives generators, and one in which a generator yields it. */
const generators: readonly (readonly [kind: string, user: string, session: string])[] = [
  ['a method', 'request.session()', `exports.Session = class { *session() ${body} };`],
  [
    'a getter of a class',
    'request.session',
    `exports.Session = class { get session() { return this.gen(); } *gen() ${body} };`,
  ],
  [
    'a getter of an object',
    'request.session',
    `exports.Session = function () { return { get session() { return gen.call(this); } }; };\nfunction* gen() ${body}`,
  ],
  [
    'a getter that is defined',
    'request.session',
    `exports.Session = function () { Object.defineProperty(this, 'session', { get: () => gen() }); };\nfunction* gen() ${body}`,
  ],
  [
    'a getter that is a generator',
    'request.session',
    `exports.Session = function () { this.__defineGetter__('session', function* () ${body}); };`,
  ],
];

function filesOf(user: string, session: string): Record<string, string> {
  return {
    'lib.js': `const co = require('co');
exports.count = co.wrap(function* (request) {
  return (yield ${user}).count;
});
exports.name = co.wrap(function* (request) {
  return yield request.user;
});
`,
    'session.js': `${session}\n`,
    'main.js': `const lib = require('./lib');
const request = new (require('./session').Session)();
Promise.all([lib.count(request), lib.name({ user: Promise.resolve('a') })]).then(console.log, console.error);
`,
  };
}

/** What ESLint makes of a file of a project under migrate. */
function fixed(folder: string, name: string, settings?: object): string {
  const code = readFileSync(path.join(folder, name), 'utf8');
  const configs = [
    migrate,
    { settings: { 'native-async': { ...(migrate.settings?.['native-async'] as object), ...settings } } },
  ];
  return new Linter({ cwd: folder }).verifyAndFix(code, configs, { filename: path.join(folder, name) }).output;
}

const outputOf = (folder: string) => execFileSync('node', ['main.js'], { cwd: folder, encoding: 'utf8' });

describe.each(generators)('%s of another file', (_, user, session) => {
  const files = filesOf(user, session);

  it('is not awaited by ESLint where the file loads that one', () => {
    const folder = writeProject({ ...files, 'lib.js': `require('./session');\n${files['lib.js']}` });
    const before = outputOf(folder);
    writeFileSync(path.join(folder, 'lib.js'), fixed(folder, 'lib.js'));
    expect(readFileSync(path.join(folder, 'lib.js'), 'utf8')).toContain(
      'async function (request) {\n  return await request.user',
    );
    expect(before).toBe("[ 1, 'a' ]\n");
    expect(outputOf(folder)).toBe(before);
  });

  it('nor where an index knows that one', () => {
    const folder = writeProject(files);
    const index = makeIndex(new Map(Object.entries(files)));
    const before = outputOf(folder);
    const withIndex = writeProject({ ...files, [indexFile]: JSON.stringify(index) });
    writeFileSync(
      path.join(withIndex, 'lib.js'),
      fixed(withIndex, 'lib.js', { project: { mode: 'index', digest: index.digest } }),
    );
    expect(readFileSync(path.join(withIndex, 'lib.js'), 'utf8')).toContain('await request.user');
    expect(outputOf(withIndex)).toBe(before);
  });
});

describe('what names are asked', () => {
  const chain = Array.from({ length: 40 }, (_, n) => [
    `f${n}.js`,
    `require('./f${n + 1}');\nexports.f${n} = function* () {};\n`,
  ]);
  const files = { ...Object.fromEntries(chain), 'f40.js': 'module.exports = 1;\n' } as Record<string, string>;
  const yielding = (operand: string) =>
    `const co = require('co');\nrequire('./f0');\nexports.f = (x) => co(function* () { return yield ${operand}; });\n`;
  function linted(operand: string, preset: 'migrate' | 'recommended') {
    const code = yielding(operand);
    const disk = useFiles({ ...files, 'file.js': code });
    const messages = new Linter({ cwd: projectFolder }).verify(code, [createPlugin().configs[preset]], {
      filename: path.join(projectFolder, 'file.js'),
    });
    return {
      text: messages.map(({ message }) => message).join('\n'),
      read: disk.reads.filter((name) => /^f\d/.test(name)),
    };
  }

  it('are those of half of the files that may be read for one, the nearest first', () => {
    const { text, read } = linted('x.f3()', 'migrate');
    expect(text).toContain('functions named `f3` in this project are generators');
    expect(read.length).toBeLessThanOrEqual(15);
    expect(new Set(read).size).toBe(read.length);
    expect(linted('x.f35()', 'migrate').text).not.toContain('generators');
  });

  it('are none where what is unknown is no fix anyway', () => {
    expect(linted('x.f3()', 'recommended').read).toEqual([]);
  });

  it('are those of functions that are imported from what is not known', () => {
    const code = `const co = require('co');\nconst { load } = require('./made');\nexports.f = () => co(function* () { return yield load(); });\n`;
    const made = {
      'made.js': "module.exports = globalThis.make(require('./loader'));\n",
      'loader.js': 'exports.load = function* () {};\n',
    };
    useFiles({ ...made, 'file.js': code });
    const { output } = new Linter({ cwd: projectFolder }).verifyAndFix(code, [migrate], {
      filename: path.join(projectFolder, 'file.js'),
    });
    expect(output).toBe(code);
  });
});
