import { Session } from 'node:inspector/promises';
import { Linter } from 'eslint';
import nativeAsync from '../../dist/src/index.js';
import { families } from './families.mjs';

/** Work as it is counted: how often functions of the plugin are called. Other than time, it is the same on every machine. */
const ownCode = /\/dist\/(?:src|shared)\//;

/**
 * How often functions of the plugin are called while a file is linted.
 *
 * @param {string} text
 * @param {import('eslint').Linter.Config} [config]
 * @returns {Promise<number>}
 */
export async function callsFor(text, config = nativeAsync.configs.migrate) {
  const linter = new Linter();
  const configs = [{ languageOptions: { sourceType: /** @type {const} */ ('commonjs') } }, config];
  // What is loaded or set up once is no work of this file.
  linter.verify("require('co')(function* () { yield 1; });", configs);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const fatal = linter.verify(text, configs).find(({ fatal }) => fatal);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  if (fatal) throw new Error(fatal.message);
  return result
    .filter(({ url }) => ownCode.test(url))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0);
}

/**
 * The power of the size of a program that counted work grows with, for each family of growing programs.
 *
 * @param {readonly [number, number]} sizes
 * @returns {Promise<{ name: string, exponent: number }[]>}
 */
export async function countedGrowth([from, to]) {
  const grown = [];
  for (const [name, write] of Object.entries(families)) {
    const [small, large] = [await callsFor(write(from)), await callsFor(write(to))];
    grown.push({ name, exponent: Math.log(large / small) / Math.log(to / from) });
  }
  return grown;
}
