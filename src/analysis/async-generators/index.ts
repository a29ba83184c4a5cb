export { type AsyncFunctionPlan, type MistakenAsyncGenerator, mistakenAsyncGenerators } from './mistaken-functions.js';
export { type AsyncGeneratorMisuse, createMisuseFinder, type Remedy } from './misuses.js';
