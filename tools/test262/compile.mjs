import { createRequire } from 'node:module';

// Not called `require`: TypeScript would look for types of the package.
const load = createRequire(import.meta.url);
/** @type {{ transformSync(text: string, options: object): { code?: string } | null }} */
const { transformSync } = load('@babel/core');
const plugin = load.resolve('@babel/plugin-transform-async-to-generator');

/**
 * A test whose async functions are coroutines, as Babel writes them.
 *
 * @param {import('./suite.mjs').Test262} test
 * @returns {import('./suite.mjs').Test262 | undefined} Undefined where it has none, or none that Babel compiles.
 */
export function compiled(test) {
  const { text, flags } = test;
  // `for await` is compiled by another plugin, and to something else.
  if (!/\basync\b/.test(text) || /\bfor\s+await\b/.test(text)) return undefined;
  const isStrict = flags.includes('onlyStrict');
  try {
    const options = { babelrc: false, configFile: false, sourceType: 'script' };
    const parserOpts = { strictMode: isStrict };
    const { code } = transformSync(text, { ...options, parserOpts, plugins: [plugin] }) ?? {};
    return typeof code === 'string' && code.includes('_asyncToGenerator(') ? { ...test, text: code } : undefined;
  } catch {
    return undefined;
  }
}
