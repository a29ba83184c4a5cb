import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { prelude, runProgram } from '../support/program.js';

const linter = new Linter();
const id = 'native-async/no-await-in-sync-function';

/** Takes the suggestion of every misplaced await, one after the other. */
function withSuggestions(code: string): string {
  const config = [...[plugin.configs.tolerant].flat(), { languageOptions: { sourceType: 'commonjs' as const } }];
  const [report] = linter.verify(code, config, 'file.js').filter(({ ruleId }) => ruleId === id);
  if (!report) return code;
  expect(report.message).toContain('[coroutine-function]');
  const fix = report.suggestions![0]!.fix;
  return withSuggestions(code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]));
}

const bodies = [
  'return await later(1);',
  'return await later(1) + await later(2);',
  'return !await later(0) && (await later({ a: 2 })).a;',
  'return await later(0) || (await later(1) ? [await later(2)] : 3);',
  'const f = await later(() => 4)\nawait later(5).then(log)\nreturn f() + (await later([6]))[0];',
  'try { await fail(7); } catch (error) { return `${await later(error.message)}`; }',
];

describe('an await in a coroutine becomes a yield that gives the same', () => {
  it.each(bodies)('%s', async (body) => {
    const program = (head: string) => `${head.replace('…', body)};${prelude}`;
    const suggested = withSuggestions(program("const co = require('co');\nexports.main = co.wrap(function* () { … })"));
    expect(suggested).toContain('yield');
    expect(await runProgram(suggested)).toEqual(await runProgram(program('exports.main = async function () { … }')));
  });
});
