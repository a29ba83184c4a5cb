export { DisjointSets, groupBy } from './groups.js';
export { memoize, memoizeRecursion, once } from './memoize.js';
