export { DisjointSets } from './disjoint-sets.js';
