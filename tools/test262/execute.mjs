import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import vm from 'node:vm';

/** In milliseconds. Tests that end take a few. */
const patience = 2000;

/** @type {Map<string, vm.Script>} */
const harness = new Map();

/**
 * Runs a test in a realm of its own.
 *
 * @param {string} root The folder of test262.
 * @param {import('./suite.mjs').Test262} test
 * @param {string} text Of the test, as it is or as it was fixed.
 * @returns {Promise<string>} `passed`, or what it failed with.
 */
export async function execute(root, test, text) {
  /** @type {string[]} */
  const printed = [];
  const context = vm.createContext({ print: (/** @type {unknown} */ line) => printed.push(String(line)) });
  const isAsync = test.flags.includes('async');
  const helpers = ['assert.js', 'sta.js', ...(isAsync ? ['doneprintHandle.js'] : []), ...test.includes];
  try {
    for (const name of helpers) scriptOf(root, name).runInContext(context);
    const source = test.flags.includes('onlyStrict') ? `"use strict";\n${text}` : text;
    new vm.Script(source, { filename: test.file }).runInContext(context, { timeout: patience });
  } catch (error) {
    return describe(error);
  }
  if (!isAsync) return 'passed';
  const end = Date.now() + patience;
  while (printed.length === 0 && Date.now() < end) await setTimeout(1);
  if (printed.length === 0) return 'never done';
  return printed[0] === 'Test262:AsyncTestComplete' ? 'passed' : printed.join('\n');
}

/**
 * @param {string} root
 * @param {string} name
 */
function scriptOf(root, name) {
  let script = harness.get(name);
  if (!script) harness.set(name, (script = new vm.Script(readFileSync(path.join(root, 'harness', name), 'utf8'))));
  return script;
}

/** @param {unknown} error It comes from another realm, so that it is no `Error` here. */
function describe(error) {
  const { name, message, constructor } = /** @type {Error} */ (error ?? {});
  return `${name ?? constructor?.name}: ${message}`;
}
