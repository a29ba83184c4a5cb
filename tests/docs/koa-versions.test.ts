import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { koaHosts } from '../../src/catalogue/hosts/koa.js';

const rows = [
  ...readFileSync('docs/from-koa-1.md', 'utf8').matchAll(/^\| `([\w@/-]+)` +\| (\d+) +\| (\d+) +\|$/gm),
].map(([, name, to, from]) => ({ name, to: Number(to), asyncFrom: `${name} ${from}` }));

describe('the guide from koa 1', () => {
  it('names the packages that have to be updated as their handlers are converted, and the versions', () => {
    const known = koaHosts.flatMap(({ name, versions }) =>
      versions.flatMap(({ to, asyncFrom }) => (asyncFrom && name !== 'koa' ? [{ name, to, asyncFrom }] : [])),
    );
    const byName = (one: { asyncFrom: string }, other: { asyncFrom: string }) =>
      one.asyncFrom.localeCompare(other.asyncFrom);
    expect(rows.toSorted(byName)).toEqual(known.toSorted(byName));
  });
});
