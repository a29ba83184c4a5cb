import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { testRunners } from '../../src/catalogue/test-runners.js';
import { convertProgram } from '../behaviour/conversion.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

type Middleware = (...args: never[]) => unknown;
interface Application {
  use(middleware: Middleware): Application;
  callback(): (request: unknown, response: unknown) => unknown;
  listen(port: number): import('node:http').Server;
}
type Koa = new () => Application;

/** Asks an application for `/`, and says what it answers with. */
async function request(application: Application): Promise<{ status: number; body: string }> {
  const server = application.listen(0);
  try {
    const { port } = server.address() as import('node:net').AddressInfo;
    const response = await fetch(`http://localhost:${port}/`);
    return { status: response.status, body: await response.text() };
  } finally {
    server.close();
  }
}

function* answer(this: { body: string }): Generator<Promise<void>> {
  yield Promise.resolve();
  this.body = 'ran';
}

describe('koa', () => {
  const warn = process.env.NO_DEPRECATION;
  process.env.NO_DEPRECATION = 'koa';
  it('2 runs a generator function', async () => {
    expect(await request(new (require('koa2') as Koa)().use(answer))).toEqual({ status: 200, body: 'ran' });
    process.env.NO_DEPRECATION = warn;
  });

  it('3 accepts it, and never runs it', async () => {
    expect(await request(new (require('koa') as Koa)().use(answer))).toEqual({ status: 404, body: 'Not Found' });
  });

  it.each(['koa-router7', '@koa/router'])('%s accepts one for a route, and never runs it', async (name) => {
    const loaded = require(name) as { Router?: unknown };
    const Router = (loaded.Router ?? loaded) as new () => {
      get(path: string, m: Middleware): void;
      routes(): Middleware;
    };
    const router = new Router();
    router.get('/', answer);
    const { status, body } = await request(new (require('koa') as Koa)().use(router.routes()));
    expect([status, body]).toEqual([404, 'Not Found']);
  });
});

const names = (host: string, kind: 'functions' | 'suites') => testRunners.find(({ name }) => name === host)![kind]!;

/** A file that calls functions of a runner with generator functions, each of which writes its name when it runs. */
function fileFor(functions: readonly string[], head = ''): string {
  const calls = functions.map((name) => {
    const title = /^(?:before|after|setup|teardown|suiteSetup|suiteTeardown)/.test(name) ? '' : `'${name}', `;
    return `${name}(${title}function* () { console.log('RAN', '${name}'); yield Promise.resolve(); throw new Error(); });`;
  });
  return `${head}\n${calls.join('\n')}\n`;
}

async function outputOf(name: string, text: string, command: readonly string[]): Promise<string> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, name), text);
  const env = { ...process.env, VITEST: '', NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' };
  const { stdout, stderr } = await run(process.execPath, [...command, name], { cwd: directory, env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return stdout + stderr;
}

/** Functions without those that keep the others from running. */
const always = (all: readonly string[]) => all.filter((name) => !name.endsWith('.only'));
const mocha = [require.resolve('mocha/bin/mocha.js')];

describe('mocha', () => {
  const bdd = always(names('mocha', 'functions')).filter((name) => /^(?:after|before|it|specify)/.test(name));
  const tdd = always(names('mocha', 'functions')).filter((name) => !bdd.includes(name));

  it('accepts generator functions for tests and hooks, and never runs them', async () => {
    const output = await outputOf('file.cjs', fileFor(bdd), mocha);
    expect(output).not.toContain('RAN');
    expect(output).toContain('2 passing');
    const other = await outputOf('file.cjs', fileFor(tdd), [...mocha, '--ui', 'tdd']);
    expect(other).not.toContain('RAN');
    expect(other).toContain('1 passing');
  });

  it('loses the tests of a suite', async () => {
    const output = await outputOf('file.cjs', fileFor(['describe', 'context']), mocha);
    expect(output).not.toContain('RAN');
    expect(output).toContain('0 passing');
  });

  it('runs them once they are converted', async () => {
    const source = `const { it } = require('mocha');\n${fileFor(['it'])}`;
    const rules = ['no-floating-generator'];
    const { text, reported } = convertProgram(source, { preset: 'migrate', rules });
    expect(reported).toHaveLength(1);
    const output = await outputOf('file.cjs', text, mocha);
    expect(output).toContain('RAN it');
    expect(output).toContain('1 failing');
  });
});

it('node:test accepts them, and never runs them', async () => {
  const functions = [...always(names('node:test', 'functions')), ...always(names('node:test', 'suites'))].filter(
    (name) => name !== 'default',
  );
  const output = await outputOf(
    'file.mjs',
    fileFor(functions, `import { ${functions.join(', ')} } from 'node:test';`),
    ['--test-reporter=tap', '--test'],
  );
  expect(output).not.toContain('RAN');
  expect(output).toContain('# pass 2');
});

it('vitest accepts them, and never runs them', async () => {
  const functions = always(names('vitest', 'functions'));
  const imported = [...new Set(functions.map((name) => name.split('.')[0]))].join(', ');
  const text = fileFor(functions, `import { ${imported} } from 'vitest';`);
  const output = await outputOf('file.test.mjs', text, [resolve('node_modules/vitest/vitest.mjs'), 'run']);
  expect(output).not.toContain('RAN');
  expect(output).toMatch(/Tests\s.*6 passed/);
});
