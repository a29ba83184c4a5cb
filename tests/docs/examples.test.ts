import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { documentOf, documents, type Example, readExamples } from '../support/documented-examples.js';

const examples = documents.flatMap((document) =>
  readExamples(document).map((example) => [`${document}:${example.line}`, example] as const),
);

describe('examples', () => {
  const ofKind = (kind: Example['kind']) => examples.filter(([, example]) => example.kind === kind);

  it.each(ofKind('incorrect'))('%s is reported', (_place, example) => {
    const messages = lint(example);
    expect(messages).not.toEqual([]);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  });

  it.each(ofKind('correct'))('%s is not reported', (_place, example) => {
    expect(lint(example)).toEqual([]);
  });

  it.each(ofKind('fixed'))('%s is the fix of the example before it', (_place, { code, from }) => {
    const { config, cwd, filename } = from!;
    expect(new Linter({ cwd }).verifyAndFix(from!.code, config, { filename }).output).toBe(code);
  });

  it.each(ofKind('suggested'))('%s is the first suggestion for the example before it', (_place, { code, from }) => {
    const suggestion = lint(from!).flatMap(({ suggestions = [] }) => suggestions)[0];
    const [start, end] = suggestion!.fix.range;
    expect(from!.code.slice(0, start) + suggestion!.fix.text + from!.code.slice(end)).toBe(code);
  });
});

describe.each(Object.keys(rules))('the document of %s', (id) => {
  it('shows what is reported and what is not', () => {
    const kinds = readExamples(documentOf(id)).map(({ kind }) => kind);
    expect(kinds).toContain('incorrect');
    expect(kinds).toContain('correct');
  });
});

function lint({ code, config, cwd, filename }: Example): Linter.LintMessage[] {
  return new Linter({ cwd }).verify(code, config, { filename });
}
