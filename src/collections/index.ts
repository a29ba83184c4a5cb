export { DisjointSets } from './disjoint-sets.js';
export { memoize } from './memoize.js';
