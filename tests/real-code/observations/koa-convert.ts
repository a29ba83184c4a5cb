import type { Observation } from './observation.js';
import { runShippedTests } from './shipped-tests.js';

export default {
  name: 'koa-convert',
  preset: 'migrate',
  observe: (folder) => runShippedTests(folder, 'test.js'),
  expected: { passes: 10, failures: [] },
} satisfies Observation;
