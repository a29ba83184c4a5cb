import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/reasons/message-template.js';
import { messageData } from '../../src/cli/message-data.js';

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

describe('fillTemplate', () => {
  it('is the counterpart of messageData', () => {
    const template = '`{{a}}` and {{ b }} and {{a}}, {{missing}}';
    const text = fillTemplate(template, { a: 'x', b: '$& {{a}}' });
    expect(text).toBe('`x` and $& {{a}} and x, {{missing}}');
    expect(messageData(template, text)).toMatchObject({ a: 'x', b: '$& {{a}}' });
  });
});
