import { describe, expect, it } from 'vitest';
import { beforeLineBreak, endOfLine, isLineStart, startOfBlanks } from '../../src/conversion/line-parts.js';

describe('parts of lines', () => {
  it('are the blanks before a place', () => {
    expect(startOfBlanks('a \t b', 4)).toBe(1);
    expect(startOfBlanks('a\n b', 3)).toBe(2);
    expect(startOfBlanks('  a', 2)).toBe(0);
    expect(startOfBlanks('a', 1)).toBe(1);
  });

  it('are the end of a line with nothing but blanks', () => {
    expect(endOfLine('a \r\nb', 1)).toBe(4);
    expect(endOfLine('a\n', 1)).toBe(2);
    expect(endOfLine('a  ', 1)).toBe(3);
    expect(endOfLine('a b', 1)).toBeUndefined();
  });

  it('are the starts of lines', () => {
    expect([0, 1, 2, 3].map((offset) => isLineStart('a\r\nb', offset))).toEqual([true, false, true, true]);
    expect(beforeLineBreak('a\r\nb', 3)).toBe(1);
    expect(beforeLineBreak('a\nb', 2)).toBe(1);
  });
});
