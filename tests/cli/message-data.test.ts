import { describe, expect, it } from 'vitest';
import { fillIn, messageData, sentencesOf } from '../../src/cli/message-data.js';

describe('messageData', () => {
  it('recovers what was filled in', () => {
    const template = '`{{callee}}` ({{library}}) runs it. Not converted, because {{reasons}}';
    expect(messageData(template, '`co.wrap` (co) runs it. Not converted, because a (b) c. And `d`.')).toEqual({
      callee: 'co.wrap',
      library: 'co',
      reasons: 'a (b) c. And `d`.',
    });
  });

  it('takes characters of the template literally, and values over several lines', () => {
    expect(messageData('f(…)[0]? {{ code }}.', 'f(…)[0]? a\nb.')).toEqual({ code: 'a\nb' });
    expect(messageData('f(.) {{code}}', 'f(x) a')).toBeUndefined();
  });

  it('expects a value that comes twice to be the same', () => {
    expect(messageData('{{a}} or {{a}}', 'x or x')).toEqual({ a: 'x' });
    expect(messageData('{{a}} or {{a}}', 'x or y')).toBeUndefined();
  });

  it('answers undefined for the text of another template', () => {
    expect(messageData('Remove `{{name}}`.', 'Convert `x`.')).toBeUndefined();
  });
});

describe('fillIn', () => {
  it('is the counterpart of messageData', () => {
    const template = '`{{a}}` and {{ b }} and {{a}}, {{missing}}';
    const text = fillIn(template, { a: 'x', b: '$& {{a}}' });
    expect(text).toBe('`x` and $& {{a}} and x, {{missing}}');
    expect(messageData(template, text)).toMatchObject({ a: 'x', b: '$& {{a}}' });
  });
});

describe('sentencesOf', () => {
  const templates = {
    operand: '`yield {{operand}}` may be anything.',
    name: '`{{name}}` is exported.',
    plain: 'the body calls `eval`.',
  };

  it('finds each sentence with its values, in order', () => {
    const text = '`yield f()` may be anything. the body calls `eval`. `yield g()` may be anything. `h` is exported.';
    expect(sentencesOf(templates, text)).toEqual([
      { kind: 'operand', data: { operand: 'f()' } },
      { kind: 'plain', data: {} },
      { kind: 'operand', data: { operand: 'g()' } },
      { kind: 'name', data: { name: 'h' } },
    ]);
  });

  it('is not misled by values that contain the words of a template', () => {
    expect(sentencesOf(templates, '`yield "` is exported. "` may be anything. `b` is exported.')).toEqual([
      { kind: 'operand', data: { operand: '"` is exported. "' } },
      { kind: 'name', data: { name: 'b' } },
    ]);
  });

  it('finds nothing where a part is not a known sentence', () => {
    expect(sentencesOf(templates, 'the body calls `eval`. Something else.')).toEqual([]);
    expect(sentencesOf(templates, '')).toEqual([]);
  });
});
