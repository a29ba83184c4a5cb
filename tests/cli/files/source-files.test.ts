import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileChoice, sourceFiles } from '../../../src/cli/files/source-files.js';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native async files ')));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(...names: readonly string[]): void {
  for (const name of names) {
    const [file = '', text = ''] = name.split(': ');
    const target = path.join(directory, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text.replaceAll(' ', '\n'));
  }
}

async function find(paths: readonly string[], choice: Partial<FileChoice> = {}): Promise<string[]> {
  const files = await sourceFiles(paths, { directory, ignorePatterns: [], honoursIgnoreFiles: true, ...choice });
  return files.map((file) => path.relative(directory, file).replaceAll('\\', '/'));
}

describe('the files below a directory', () => {
  it('are those with an extension of JavaScript or TypeScript', async () => {
    write('a.js', 'b.cjs', 'c.mjs', 'd.jsx', 'e.ts', 'f.cts', 'g.mts', 'h.tsx', 'i.json', 'j.md', 'k.js.map');
    expect(await find(['.'])).toEqual(['a.js', 'b.cjs', 'c.mjs', 'd.jsx', 'e.ts', 'f.cts', 'g.mts', 'h.tsx']);
  });

  it('are none that tools write or others wrote', async () => {
    write('a.js', 'a.min.js', 'a.d.ts', 'dist/b.js', 'coverage/c.js', 'lib/node_modules/d.js', '.git/e.js', '.f.js');
    expect(await find(['.'])).toEqual(['a.js']);
  });

  it('are none that an ignore file names, above, in or below the directory', async () => {
    write('.git/HEAD: x', '.gitignore: build templates/*.js', 'src/.gitignore: generated.js', 'src/a.js');
    write('src/generated.js', 'src/build/b.js', 'build/c.js', 'templates/d.js', 'src/.ignore: e.js', 'src/e.js');
    write('.eslintignore: src/f.js', 'src/f.js');
    expect(await find(['.'])).toEqual(['src/a.js']);
    expect(await find(['src'])).toEqual(['src/a.js', 'src/f.js']);
  });

  it('are all of them, but for those of node_modules and .git, where ignore files do not count', async () => {
    write('.gitignore: build', 'build/a.js', 'b.js', 'dist/c.js', '.d.js', 'e.min.js', 'node_modules/f.js');
    const files = await find(['.'], { honoursIgnoreFiles: false });
    expect(files.sort()).toEqual(['.d.js', 'b.js', 'build/a.js', 'dist/c.js', 'e.min.js']);
  });

  it('are found in a directory that is named although it is ignored', async () => {
    write('.gitignore: build', 'build/a.js', 'node_modules/p/index.js', 'node_modules/p/node_modules/q/index.js');
    expect(await find(['build'])).toEqual(['build/a.js']);
    expect(await find(['node_modules/p'])).toEqual(['node_modules/p/index.js']);
  });

  it('do not include what symbolic links lead to', async () => {
    write('a.js', 'outside/b.js');
    symlinkSync('outside', path.join(directory, 'linked'));
    symlinkSync('.', path.join(directory, 'outside/loop'));
    expect(await find(['.'])).toEqual(['a.js', 'outside/b.js']);
  });

  it('are those of a directory with characters that mean something in patterns', async () => {
    write('(a) [b]/c.js', '{d}/!e.js');
    expect(await find(['(a) [b]', '{d}'])).toEqual(['(a) [b]/c.js', '{d}/!e.js']);
  });
});

describe('a file that is named', () => {
  it('is taken whatever it is called and wherever it is', async () => {
    write('.gitignore: a.js', 'a.js', 'tool', 'dist/b.min.js');
    expect(await find(['a.js', 'tool', 'dist/b.min.js', 'a.js'])).toEqual(['a.js', 'tool', 'dist/b.min.js']);
  });

  it('is left out by --ignore-pattern all the same', async () => {
    write('a.js', 'b.js');
    expect(await find(['a.js', 'b.js'], { ignorePatterns: ['a.*'] })).toEqual(['b.js']);
  });
});

describe('a quoted glob', () => {
  it('is matched against the files, as in a shell', async () => {
    write('src/a.js', 'src/deep/b.ts', 'src/c.json', 'test/d.js', '.gitignore: deep');
    expect(await find(['src/**/*'])).toEqual(['src/a.js']);
    expect(await find(['{src,test}/*.js'])).toEqual(['src/a.js', 'test/d.js']);
  });

  it('must match something', async () => {
    write('a.js');
    await expect(find(['src/**/*.js'])).rejects.toThrow(
      'no such file or directory, and no source file that a pattern matches:\n  src/**/*.js',
    );
  });
});

describe('--ignore-pattern', () => {
  it('has the syntax of .gitignore, relative to the current directory', async () => {
    write('src/a.js', 'src/templates/b.js', 'templates/c.js', 'd.js');
    expect(await find(['.'], { ignorePatterns: ['/templates', '!d.js', 'a.js'] })).toEqual([
      'd.js',
      'src/templates/b.js',
    ]);
    expect(await find(['src'], { ignorePatterns: ['templates/'] })).toEqual(['src/a.js']);
  });
});

describe('what cannot be checked is an error', () => {
  it('names every path that is missing', async () => {
    write('a.js');
    await expect(find(['a.js', 'b.js', 'c'])).rejects.toThrow('no such file or directory:\n  b.js\n  c');
  });

  it('says what is passed over where nothing is left', async () => {
    write('a.md');
    await expect(find(['.'])).rejects.toThrow(/^no JavaScript or TypeScript file found: \.\nPassed over unless named/);
    await expect(find(['.'], { ignorePatterns: ['*.js'] })).rejects.toThrow(/\nLeft out by --ignore-pattern: \*\.js$/);
  });
});
