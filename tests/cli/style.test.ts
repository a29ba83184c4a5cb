import { describe, expect, it } from 'vitest';
import { indented, wrap } from '../../src/cli/style.js';

describe('wrap', () => {
  it('breaks at spaces, keeps long words, and loses nothing', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('one incomprehensibilities two', 5)).toEqual(['one', 'incomprehensibilities', 'two']);
    expect(wrap('one two three', Infinity)).toEqual(['one two three']);
    expect(wrap('a `b  c`', 80)).toEqual(['a `b  c`']);
  });
});

describe('indented', () => {
  it('puts the head before the first line, and its width before the others', () => {
    expect(indented(['a', 'b'], '\u001B[1m- \u001B[22m', 2)).toEqual(['\u001B[1m- \u001B[22ma', '  b']);
  });
});
