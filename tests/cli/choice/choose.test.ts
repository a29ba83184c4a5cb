import { type ESLint, Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { type Answer, chooseConversions } from '../../../src/cli/choice/choose.js';
import { type Conversion, conversionsOf, type LintText, withConversions } from '../../../src/cli/choice/conversions.js';

const linter = new Linter();

const lint: LintText = (source, filePath) => {
  const config = { ...plugin.configs.recommended, languageOptions: { sourceType: 'commonjs' } } as Linter.Config;
  const messages = linter.verify(source, config, { filename: filePath });
  return Promise.resolve({ filePath, messages, source } as unknown as ESLint.LintResult);
};

const three = `const co = require('co');
exports.a = co.wrap(function* () { return yield Promise.resolve(1); });
exports.b = co.wrap(function* () { return yield Promise.resolve(2); });
exports.c = co.wrap(function* () { return yield Promise.resolve(3); });
`;
async function textWith(result: ESLint.LintResult, chosen: readonly Conversion[]): Promise<string> {
  const { output, source } = await withConversions(result, chosen, lint);
  return output ?? source ?? '';
}

const a = 'exports.a = async function () { return await Promise.resolve(1); };\n';
const b = 'exports.b = async function () { return await Promise.resolve(2); };\n';
const c = 'exports.c = async function () { return await Promise.resolve(3); };\n';

it('applies those that are chosen, and what follows from them', async () => {
  const result = await lint(three, 'a.js');
  const [first, second, third] = conversionsOf(result);
  expect(await textWith(result, [])).toBe(three);
  expect(await textWith(result, [second!])).toBe(three.split('\n').toSpliced(2, 1, b.trimEnd()).join('\n'));
  expect(await textWith(result, [third!, first!, second!])).toBe(a + b + c);
});

async function choose(texts: readonly string[], answers: readonly Answer[], isDeclined: readonly number[] = []) {
  const results = await Promise.all(texts.map((text, index) => lint(text, `${String(index)}.js`)));
  const all = results.flatMap(conversionsOf);
  const rest = [...answers];
  const choice = await chooseConversions(
    results,
    (conversion) =>
      isDeclined.some((index) => all[index]!.file === conversion.file && all[index]!.after === conversion.after),
    () => Promise.resolve(rest.shift()!),
  );
  expect(rest).toEqual([]);
  return {
    texts: await Promise.all(results.map((result) => textWith(result, choice.chosen.get(result) ?? []))),
    declined: choice.declined.length,
    unasked: choice.unasked,
  };
}

it.each<[string, readonly Answer[], object]>([
  ['one by one', ['yes', 'no', 'yes'], { declined: 1, unasked: 0 }],
  ['all of the rest of the file', ['no', 'all'], { declined: 1, unasked: 0 }],
  ['none of the rest of the file', ['yes', 'none'], { declined: 2, unasked: 0 }],
  ['nothing more', ['yes', 'quit'], { declined: 0, unasked: 2 }],
])('chooses %s', async (_, answers, expected) => {
  expect(await choose([three], answers)).toMatchObject(expected);
});

it('goes on with the next file after the rest of one was settled', async () => {
  const { texts } = await choose([three, three], ['all', 'no', 'yes', 'no']);
  expect(texts[0]).toBe(a + b + c);
  expect(texts[1]).toBe(three.split('\n').toSpliced(2, 1, b.trimEnd()).join('\n'));
});

it('takes a text of somebody own, and does not ask again about what was declined before', async () => {
  const { texts, declined } = await choose([three], ['yes', { after: 'load' }], [1]);
  expect(texts[0]).toBe(`const co = require('co');\n${a}${three.split('\n')[2]!}\nexports.c = load;\n`);
  expect(declined).toBe(0);
});
