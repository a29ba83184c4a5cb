export { DisjointSets } from './disjoint-sets.js';
export { groupBy } from './group-by.js';
export { memoizeRecursion } from './recursion.js';
export { memoize, once } from './memoize.js';
