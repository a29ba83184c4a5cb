import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonDirectory, displayPath, isInside, slashed } from '../../../src/cli/paths.js';

const { win32, posix } = path;

describe('paths on Windows', () => {
  it('are shown relative to the current directory, whatever their case, and else whole', () => {
    expect(displayPath(String.raw`C:\code\lib\a.js`, String.raw`c:\Code`, win32)).toBe(String.raw`lib\a.js`);
    expect(displayPath(String.raw`D:\code\a.js`, String.raw`C:\code`, win32)).toBe(String.raw`D:\code\a.js`);
    expect(displayPath(String.raw`C:\codes\a.js`, String.raw`C:\code`, win32)).toBe(String.raw`C:\codes\a.js`);
    expect(displayPath(String.raw`\\server\share\a.js`, String.raw`C:\code`, win32)).toBe(
      String.raw`\\server\share\a.js`,
    );
  });

  it('have slashes in patterns and diffs, which a backslash in a name elsewhere stays', () => {
    expect(slashed(String.raw`lib\a.js`, win32)).toBe('lib/a.js');
    expect(slashed(String.raw`lib\a.js`, posix)).toBe(String.raw`lib\a.js`);
  });

  it('have a common directory on one drive only', () => {
    const files = [String.raw`C:\code\one\a.js`, String.raw`c:\code\two\b.js`];
    expect(commonDirectory(files, 'D:\\', win32)).toBe(String.raw`C:\code`);
    expect(commonDirectory(files, String.raw`c:\CODE`, win32)).toBe(String.raw`c:\CODE`);
    expect(commonDirectory([...files, String.raw`D:\c.js`], String.raw`C:\code`, win32)).toBeUndefined();
  });
});

describe('paths elsewhere', () => {
  it('are inside of a directory unless they lead out of it', () => {
    expect(isInside('/code', '/code/..a.js', posix)).toBe(true);
    expect(isInside('/code', '/codes/a.js', posix)).toBe(false);
    expect(isInside('/code', '/a.js', posix)).toBe(false);
    expect(isInside('/', '/a.js', posix)).toBe(true);
  });

  it('have a common directory always', () => {
    expect(commonDirectory(['/one/a/x.js', '/one/b/y.js'], '/two', posix)).toBe('/one');
    expect(commonDirectory(['/one/x.js', '/two/y.js'], '/three', posix)).toBe('/');
    expect(commonDirectory(['/one/x.js'], '/one', posix)).toBe('/one');
  });
});
