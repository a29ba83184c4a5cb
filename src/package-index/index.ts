export { type IndexedFile, indexFile, indexFormat, type PackageIndex, parseIndex } from './format.js';
