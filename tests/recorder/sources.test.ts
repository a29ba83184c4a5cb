import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSources, type Languages } from '../../src/recorder/hooks/sources.js';
import { instrument as all } from '../../src/recorder/languages/all.js';
import { instrument as standard } from '../../src/recorder/languages/standard.js';
import { Project } from '../support/native-async.js';

const generator = 'exports.f = function* (o) { yield o.find(); };\n';

describe('the texts of files', () => {
  let project: Project;
  let loaded: Languages[];
  let told: string[];

  /** As another process would see the file. */
  function seen(name: string): string {
    const file = project.path(name);
    const sources = createSources({
      root: project.directory,
      cache: project.path('.native-async/cache'),
      loadInstrument: (languages) => {
        loaded.push(languages);
        return { standard, all }[languages];
      },
      onFile: (_, relative) => told.push(relative),
    });
    return sources.instrumented(readFileSync(file, 'utf8'), file);
  }

  beforeEach(() => {
    project = new Project({
      'a.js': generator,
      'b.ts': generator,
      'c.js': `${generator}exports.g = () => <p>{f()}</p>;\n`,
    });
    loaded = [];
    told = [];
  });

  it('are instrumented once for all processes', () => {
    const first = seen('a.js');

    expect(first).toContain('__nativeAsync');
    expect(seen('a.js')).toBe(first);
    expect(loaded).toEqual(['standard']);
    expect(told).toEqual(['a.js', 'a.js']);
  });

  it('are instrumented again where they have changed', () => {
    seen('a.js');
    writeFileSync(project.path('a.js'), `// changed\n${generator}`);

    expect(seen('a.js')).toMatch(/^\/\/ changed\n.*__nativeAsync/);
  });

  it('are looked at once where there is nothing to note', () => {
    writeFileSync(project.path('a.js'), '/* yield */ exports.f = function* () {};\n');

    expect([seen('a.js'), seen('a.js')]).toEqual(Array(2).fill(readFileSync(project.path('a.js'), 'utf8')));
    expect(loaded).toEqual(['standard']);
    expect(told).toEqual([]);
  });

  it.each([
    ['b.ts', ['all']],
    ['c.js', ['standard', 'all']],
  ])('are read in the language of %s', (name, languages) => {
    expect(seen(name)).toContain('__nativeAsync');
    expect(loaded).toEqual(languages);
  });

  it('are instrumented where nothing can be kept', () => {
    writeFileSync(project.path('.native-async'), '');

    expect([seen('a.js'), seen('a.js')]).toEqual(Array(2).fill(expect.stringContaining('__nativeAsync')));
    expect(loaded).toEqual(['standard', 'standard']);
  });
});
