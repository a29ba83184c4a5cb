export { remedy, toAsyncFunction } from './async-generator.js';
export { awaitEdits } from './await-edits.js';
export { construct } from './construct.js';
export { convert } from './convert.js';
export { convertSignature } from './convert-function.js';
export { type Edit, mergeByItem, mergeEdits } from './edit.js';
export { primingStep, stepRightly } from './prime-generator.js';
export { removeLeftovers } from './remove-declaration.js';
