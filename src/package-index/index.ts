export { type IndexedFile, indexFile, indexFormat, indexVersion, type PackageIndex, parseIndex } from './format.js';
