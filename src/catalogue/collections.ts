/** What iterating a collection gives, whose `forEach` hands over values: the values, or entries of key and value. */
export type IteratedAs = 'values' | 'entries';

/** Classes of the platform that have `forEach` and can be iterated, and have no `map`. */
export const collectionClasses: ReadonlyMap<string, IteratedAs> = new Map([
  ['FormData', 'entries'],
  ['Headers', 'entries'],
  ['Map', 'entries'],
  ['NodeList', 'values'],
  ['ReadonlyMap', 'entries'],
  ['ReadonlySet', 'values'],
  ['Set', 'values'],
  ['URLSearchParams', 'entries'],
]);

/** Methods of the platform that return one of them. */
export const collectionMethods: ReadonlyMap<string, IteratedAs> = new Map([['querySelectorAll', 'values']]);
