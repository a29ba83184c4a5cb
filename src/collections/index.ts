export { DisjointSets } from './disjoint-sets.js';
export { groupBy } from './group-by.js';
export { memoize } from './memoize.js';
export { memoizeRecursion } from './recursion.js';
