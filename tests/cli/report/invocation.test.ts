import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { invocation, shellWord } from '../../../src/cli/invocation.js';

describe('the command, as it is to be typed', () => {
  it.each([
    ['/code/node_modules/.bin/native-async', '/code/lib', 'npx native-async'],
    ['/code/node_modules/eslint-plugin-native-async/dist/src/cli/main.js', '/code', 'npx native-async'],
    [
      '/home/me/.npm/_npx/2b5f/node_modules/.bin/native-async',
      '/code',
      'npx -p eslint-plugin-native-async native-async',
    ],
    ['/usr/lib/node_modules/eslint-plugin-native-async/dist/src/cli/main.js', '/code', 'native-async'],
    ['/src/plugin/dist/src/cli/main.js', '/code', 'native-async'],
  ])('%s in %s', (main, current, expected) => {
    expect(invocation(main, current, path.posix)).toBe(expected);
  });

  it('on Windows', () => {
    const main = String.raw`C:\code\node_modules\eslint-plugin-native-async\dist\src\cli\main.js`;
    expect(invocation(main, String.raw`c:\code\lib`, path.win32)).toBe('npx native-async');
    expect(invocation(main, String.raw`D:\code`, path.win32)).toBe('native-async');
  });
});

describe('a word of a shell', () => {
  it('is in quotes where it needs them', () => {
    expect(shellWord('lib/a.js', 'linux')).toBe('lib/a.js');
    expect(shellWord("it's [id].js", 'linux')).toBe(String.raw`'it'\''s [id].js'`);
    expect(shellWord(String.raw`lib\a.js`, 'linux')).toBe(String.raw`'lib\a.js'`);
    expect(shellWord(String.raw`lib\a.js`, 'win32')).toBe(String.raw`lib\a.js`);
    expect(shellWord('a b.js', 'win32')).toBe('"a b.js"');
  });
});
