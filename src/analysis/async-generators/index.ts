export { type AsyncFunctionPlan, mistakenAsyncGenerators } from './mistaken-functions.js';
export { type AsyncGeneratorMisuse, createMisuseFinder, type Remedy } from './misuses.js';
