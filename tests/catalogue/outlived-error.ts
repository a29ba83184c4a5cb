import { spawnSync } from 'node:child_process';
import type { CoroutineContract, LibraryExport } from '../../src/catalogue/library.js';
import type { Calling } from './observed-contract.js';

type Coroutine = Extract<LibraryExport, { readonly role: 'wrapper' | 'runner' }>;

/**
 * Whether a process goes on after a body failed and nobody handled it: one of its own, in which nobody listens to
 * unhandled rejections.
 */
export function outlivesError(specifier: string, entry: Coroutine, calling: Calling): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: import.meta.dirname,
    input: program(specifier, entry, calling),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const isAlive = stdout.endsWith('alive\n');
  if (!stdout.startsWith('started\n') || isAlive !== (status === 0))
    throw new Error(`${specifier}: ${stdout}${stderr}`);
  return isAlive;
}

function program(specifier: string, { path, role, contract }: Coroutine, { pause, callback }: Calling): string {
  const last = callback === 'required' ? ', () => undefined' : '';
  const before = argumentsBefore(contract, callback);
  const value = path
    .split('.')
    .filter(Boolean)
    .reduce((object, name) => `${object}[${JSON.stringify(name)}]`, 'value');
  const call = role === 'wrapper' ? `coroutine(body)([1], [2]${last})` : `coroutine(${before}body${last})`;
  return `
import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(import.meta.url)});
const load = async () => {
  try {
    return require(${JSON.stringify(specifier)});
  } catch {
    const module = await import(${JSON.stringify(specifier)});
    return ${path === '' ? 'module.default' : 'module'};
  }
};
const value = await load();
const coroutine = (...given) => ${value}(...given);
const pause = ${String(pause)};
const body = function* () {
  yield pause();
  throw new Error('nobody handles this');
};
console.log('started');
setTimeout(() => console.log('alive'), 100);
const answer = ${call};
if (typeof answer === 'function') answer();
`;
}

/** Nothing, for every argument of a runner that stands before its body. */
function argumentsBefore({ generatorAt }: CoroutineContract, callback: Calling['callback']): string {
  return callback === 'never' ? 'undefined, '.repeat(generatorAt) : '';
}
