import { beforeAll, describe, expect, it } from 'vitest';
import { nativeAsync } from '../support/native-async.js';
import { installRunners, RecordedProject } from './recorded-project.js';

/** What a file cannot tell: `store` is handed in. */
const service = `const co = require('co');

exports.createService = (store) => ({
  load: co.wrap(function* (id) {
    const user = yield store.find(id);
    const all = yield [store.find(1), user];
    return { user, all };
  }),
});
`;
const serviceModule = `import co from 'co';

export const createService = (store) => ({
  load: co.wrap(function* (id) {
    const user = yield store.find(id);
    const all = yield [store.find(1), user];
    return { user, all };
  }),
});
`;
const typedService = `interface Store { find(id: number): Promise<number> }
type Body<A extends unknown[]> = (...values: A) => Generator<unknown, { user: number; all: number[] }, never>;
interface Co { wrap<A extends unknown[]>(body: Body<A>): (...values: A) => Promise<{ user: number; all: number[] }> }
const co = require('co') as Co;

export const createService = (store: Store) => ({
  load: co.wrap(function* (id: number): Generator<Promise<number> | (Promise<number> | number)[], { user: number; all: number[] }, never> {
    const user: number = yield store.find(id);
    const all: number[] = yield [store.find(1), user];
    return { user, all };
  }),
});
`;
const body = `const { load } = createService({ find: (id) => Promise.resolve(id) });`;
const call = `const { user, all } = await load(3);
  assert.deepEqual([user, ...all], [3, 1, 3]);`;
const required = `const assert = require('node:assert');
const { createService } = require('./service');
${body}`;
const imported = (name: string) => `import assert from 'node:assert';
import { createService } from '${name}';
${body}`;

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** The file that the coroutine is in. */
  readonly file?: string;
}

const bin = (name: string) => `node_modules/${name}`;
const mocha = bin('mocha/bin/mocha.js');

/** Node.js 22.18 and later run TypeScript by leaving types out. */
const ofThisNode: Record<string, Case> =
  'typescript' in process.features && process.features.typescript
    ? {
        'type stripping': {
          files: {
            'service.mts': serviceModule.replace('(store)', '(store: any)').replace('(id)', '(id: number)'),
            'main.mts': `${imported('./service.mts')}\n${call}`,
          },
          command: ['node', '--disable-warning=ExperimentalWarning', 'main.mts'],
          file: 'service.mts',
        },
      }
    : {};

const cases: Record<string, Case> = {
  ...ofThisNode,
  CommonJS: {
    files: { 'service.js': service, 'main.js': `${required}\n(async () => {\n${call}\n})();` },
    command: ['node', 'main.js'],
  },
  'ES modules': {
    files: { 'service.mjs': serviceModule, 'main.mjs': `${imported('./service.mjs')}\n${call}` },
    command: ['node', 'main.mjs'],
    file: 'service.mjs',
  },
  'a child process': {
    files: {
      'service.js': service,
      'child.js': `${required}\n(async () => {\n${call}\n})();`,
      'main.js': `require('node:child_process').fork('./child.js').on('exit', (code) => process.exit(code));`,
    },
    command: ['node', 'main.js'],
  },
  'a worker': {
    files: {
      'service.js': service,
      'worker.js': `${required}\n(async () => {\n${call}\n})();`,
      'main.js': `new (require('node:worker_threads').Worker)('./worker.js').on('error', () => process.exit(1));`,
    },
    command: ['node', 'main.js'],
  },
  'ts-node': {
    files: {
      'service.ts': typedService,
      'main.ts': `import { createService } from './service';
const { load } = createService({ find: (id) => Promise.resolve(id) });
load(3).then((found) => console.log(found.user.toFixed()));`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { target: 'es2022', module: 'commonjs', strict: true, esModuleInterop: true, types: ['node'] },
      }),
    },
    command: ['node', '-r', 'ts-node/register', 'main.ts'],
    file: 'service.ts',
  },
  'tsx with CommonJS': {
    files: { 'service.ts': typedService, 'main.ts': `${imported('./service')}\n(async () => {\n${call}\n})();` },
    command: ['node', bin('tsx/dist/cli.mjs'), 'main.ts'],
    file: 'service.ts',
  },
  'tsx with ES modules': {
    files: {
      'service.ts': serviceModule,
      'main.ts': `${imported('./service.js')}\n${call}`,
      'package.json': JSON.stringify({ type: 'module' }),
    },
    command: ['node', '--import', 'tsx', 'main.ts'],
    file: 'service.ts',
  },
  "Babel's register": {
    files: {
      'service.js': serviceModule,
      'main.js': `${imported('./service.js')}\n(async () => {\n${call}\n})();`,
      '.babelrc': JSON.stringify({ plugins: ['@babel/plugin-transform-modules-commonjs'] }),
    },
    command: ['node', '-r', '@babel/register', 'main.js'],
  },
  mocha: {
    files: {
      'service.js': service,
      'test/service.js': `${required.replace('./service', '../service')}\nit('loads', async () => {\n${call}\n});`,
    },
    command: ['node', mocha],
  },
  'mocha with ES modules, in parallel': {
    files: {
      'service.mjs': serviceModule,
      'test/service.mjs': `${imported('../service.mjs')}\nit('loads', async () => {\n${call}\n});`,
      'test/other.mjs': `it('does nothing', () => {});`,
    },
    command: ['node', mocha, '--parallel', '--jobs', '2', 'test/*.mjs'],
    file: 'service.mjs',
  },
  'egg-bin': {
    files: {
      'package.json': JSON.stringify({ name: 'recorded', egg: {} }),
      'service.js': service,
      'test/service.test.js': `${required.replace('./service', '../service').replace('node:assert', 'assert')}\nit('loads', async () => {\n${call}\n});`,
    },
    command: ['node', bin('egg-bin/bin/egg-bin.js'), 'test'],
  },
  jest: {
    files: {
      'package.json': JSON.stringify({ jest: { testMatch: ['**/*.test.js'], testEnvironment: 'node' } }),
      'service.js': service,
      'service.test.js': `${required}\ntest('loads', async () => {\n${call}\n});`,
    },
    command: ['node', bin('jest/bin/jest.js')],
  },
  ava: {
    files: {
      'package.json': JSON.stringify({ type: 'module', ava: { files: ['*.test.js'] } }),
      'service.js': serviceModule,
      'service.test.js': `import test from 'ava';\n${imported('./service.js')}\ntest('loads', async (t) => {\n${call}\nt.pass();\n});`,
    },
    command: ['node', bin('ava/entrypoints/cli.mjs')],
  },
  vitest: {
    files: {
      'service.js': serviceModule,
      'service.test.js': `import { test } from 'vitest';\n${imported('./service.js')}\ntest('loads', async () => {\n${call}\n});`,
    },
    command: ['node', bin('vitest/vitest.mjs'), 'run'],
  },
  'vitest in threads': {
    files: {
      'service.js': serviceModule,
      'service.test.js': `import { test } from 'vitest';\n${imported('./service.js')}\ntest('loads', async () => {\n${call}\n});`,
    },
    command: ['node', bin('vitest/vitest.mjs'), 'run', '--pool', 'threads'],
  },
  'vitest with TypeScript': {
    files: {
      'service.ts': serviceModule.replace('(store)', '(store: any)').replace('(id)', '(id: number)'),
      'service.test.ts': `import { test } from 'vitest';\n${imported('./service')}\ntest('loads', async () => {\n${call}\n});`,
    },
    command: ['node', bin('vitest/vitest.mjs'), 'run'],
    file: 'service.ts',
  },
  tape: {
    files: {
      'service.js': service,
      'test.js': `const test = require('tape');\n${required}\ntest('loads', async (t) => {\n${call}\nt.end();\n});`,
    },
    command: ['node', bin('tape/bin/tape'), 'test.js'],
  },
  'node:test': {
    files: {
      'service.mjs': serviceModule,
      'service.test.mjs': `import { test } from 'node:test';\n${imported('./service.mjs')}\ntest('loads', async () => {\n${call}\n});`,
    },
    command: ['node', '--test'],
    file: 'service.mjs',
  },
};

beforeAll(installRunners, 600_000);

describe.each(Object.entries(cases))('a run under %s', (_, { files, command, file = 'service.js' }) => {
  it('is recorded, fixed, and does the same', async () => {
    const project = new RecordedProject(files);

    const { status, stdout, stderr } = await project.record(...command);

    expect(status, stdout + stderr).toBe(0);
    const { suspensions, steppedBy } = project.recorded(file, /createService > load$/);
    expect(suspensions.map(({ operand, yields }) => [operand, Object.keys(yields.kinds), yields.elements])).toEqual([
      ['store.find(', ['promise'], undefined],
      ['[store.find(1), user]', ['array'], { promise: 1, plain: 1 }],
    ]);
    expect(Object.keys(steppedBy ?? {})).toEqual(['co']);

    // TypeScript checks more than what runs: there a conversion is a suggestion.
    await project.run('--fix', '--preset', file.endsWith('ts') ? 'migrate' : 'recommended', file);
    expect(project.read(file)).toMatch(/async function.*await Promise\.all/s);
    const [, main, ...args] = command;
    const { status: after, stderr: said } = await nativeAsync(args, { cwd: project.directory, main: main! });
    expect(after, said).toBe(0);
  });
});
