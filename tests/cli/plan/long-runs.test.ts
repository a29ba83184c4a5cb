import { expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const many = 300_000;

// What goes over a run once for each of its characters would not come to an end.
it.each([
  ['lines of blanks', ' \n'.repeat(many / 2)],
  ['line breaks', '\n'.repeat(many)],
])('a project is planned in one pass over long runs of %s', async (_, run) => {
  const { plan, text, before, after } = await convertProject({
    'load.js': `exports.load = function* ()${run}{${run}return yield Promise.resolve(${run}1); };${run}\n`,
    'main.js': `const co = require('co');${run}\nconst { load } = require('./load');\nco(function* () {${run}console.log(yield load()); });\n`,
    'words.js': `module.exports = '${'word'.repeat(many)}';\n`,
  });
  expect(plan.islands).toHaveLength(1);
  expect([before, after]).toEqual(['1\n', '1\n']);
  expect(text('load.js') + text('main.js')).not.toContain('yield');
});
