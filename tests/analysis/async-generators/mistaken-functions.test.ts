import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { configFor, linters } from '../../support/lint-text.js';

/** What is said of the async generator functions of a TypeScript file. */
function reported(code: string): (string | undefined)[] {
  const config = configFor({
    plugins: { 'native-async': plugin },
    rules: { 'native-async/no-misused-async-generator': 'error' },
  });
  return linters['10']()
    .verify(code, config, 'file.ts')
    .map(({ messageId }) => messageId);
}

describe('an async generator function that never yields', () => {
  it.each([
    'export async function* load() { log(); }',
    'export const load = async function* () { log(); };',
    'export const load = (async function* () { log(); }) as Load;',
    'export default (async function* () { log(); });',
    'class A { async *load() { log(); } }',
  ])('is a mistake: %s', (code) => {
    expect(reported(code)).toEqual(['neverYields']);
  });

  it.each([
    'export async function* load(): AsyncGenerator<number> { log(); }',
    'export const load: Load = async function* () { log(); };',
    'export const { load } = async function* () { log(); };',
    'load = async function* () { log(); };',
    'class A implements B { async *load() { log(); } }',
    'class A extends B { async *load() { log(); } }',
    'class A { override async *load() { log(); } }',
    'class A { async *[name]() { log(); } }',
    'class A { @dec async *load() { log(); } }',
  ])('is what something else asks for: %s', (code) => {
    expect(reported(code)).toEqual([]);
  });
});
