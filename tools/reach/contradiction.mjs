/**
 * What a recorder calls a value of each kind.
 *
 * @type {Readonly<Record<string, string>>}
 */
const recordedAs = {
  'async-function': 'thunk',
  promise: 'promise',
  thunk: 'thunk',
  generator: 'generator',
  'generator-function': 'generator-function',
  'async-generator': 'async-generator',
  array: 'array',
  object: 'object',
  plain: 'plain',
};

/**
 * The kinds that were seen of a value although the code says that it is of another one. Plain data in the place of a
 * promise is none: tests put it there, and `await` takes both.
 *
 * @param {import('../../dist/src/analysis/semantics/index.js').Evaluation} evaluation
 * @param {ReadonlyMap<string, number> | undefined} seen
 * @returns {string | undefined}
 */
export function contradictionOf({ kind }, seen) {
  const expected = recordedAs[kind];
  if (expected === undefined || !seen) return undefined;
  const others = [...seen.keys()].filter(
    (one) => one !== expected && !(one === 'plain' && (kind === 'promise' || kind === 'object')),
  );
  return others.length > 0 ? `${kind} by the code, ${others.join(' and ')} in the run` : undefined;
}
