import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { CoroutineContract } from '../../src/catalogue/library.js';

const given: Record<CoroutineContract['returns'], string> = {
  native: 'a promise of the engine',
  library: 'a promise of its own',
  thunk: 'a thunk',
  generator: 'a generator, or nothing where it takes a callback',
  'maybe-plain': 'a promise of its own, or the value',
  nothing: 'nothing',
};

const unhandled: Record<CoroutineContract['unhandledErrors'], string> = {
  rejection: 'ends the process',
  exception: 'ends the process, as an exception',
  survived: 'the process goes on',
  nobody: 'is noticed by nobody',
};

const section = /^## By library$([^]*?)^## /m.exec(readFileSync('docs/fix-safety.md', 'utf8'))![1]!;
const rows = [...section.matchAll(/^\| ([^|`]+?) +\| (`[^|]+?) +\| ([^|]+?) +\| (yes|no) +\| ([^|]+?) +\|$/gm)].map(
  ([, library, functions, gives, replaced, error]) => ({ library, functions, gives, replaced, error }),
);

describe('the table of what libraries give', () => {
  it('says what the catalogue says, which is measured', () => {
    const stated = libraries.flatMap(({ name, exports }) =>
      exports.flatMap((one) =>
        one.role === 'wrapper' || one.role === 'runner'
          ? [[name, given[one.contract.returns], unhandled[one.contract.unhandledErrors]].join(' | ')]
          : [],
      ),
    );
    const written = rows.map(({ library, gives, error }) => [library, gives, error].join(' | '));
    expect(written.toSorted()).toEqual([...new Set(stated)].toSorted());
  });

  it('says that promises of the engine are made by what stands in the place of the global Promise, which is measured', () => {
    const replaced = rows.filter((row) => row.replaced === 'yes').map(({ library }) => library);
    expect(replaced).toEqual(rows.filter(({ gives }) => gives === given.native).map(({ library }) => library));
  });
});
