import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { CoroutineContract } from '../../src/catalogue/library.js';

const given: Record<CoroutineContract['returns'], string> = {
  native: 'a promise of the engine',
  library: 'a promise of its own',
  thunk: 'a thunk',
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

  const calls: Readonly<Record<string, string>> = {
    co: "require('co').wrap(body)()",
    bluebird: "require('bluebird').coroutine(body)()",
    'bluebird-co': "require('bluebird-co').coroutine(body)()",
    Q: "require('q').async(body)()",
    'Q 2': "require('q2').async(body)()",
    'when/generator': "require('when/generator').lift(body)(Promise.resolve(1))",
    TypeScript: "require('tslib').__awaiter(null, [], undefined, body)",
    Babel: "require('@babel/runtime/helpers/asyncToGenerator')(body)()",
    swc: "require('@swc/helpers/_/_async_to_generator')._(body)()",
  };

  it.each(Object.entries(calls))(
    'says whether %s uses what stands in the place of the global Promise',
    (name, call) => {
      const program = `
      const Native = Promise;
      class Other extends Promise {}
      const body = function* () { return yield Native.resolve(1); };
      const run = () => ${call};
      run();
      globalThis.Promise = Other;
      const result = run();
      globalThis.Promise = Native;
      console.log(result instanceof Other ? 'yes' : 'no');`;
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
      const row = rows.find(({ library, gives }) => library === name && gives !== 'nothing');
      expect(stdout.trim(), stderr).toBe(row?.replaced);
    },
  );
});
