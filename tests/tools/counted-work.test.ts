import { beforeAll, describe, expect, it } from 'vitest';
import { callsFor, countedGrowth } from '../../tools/bench/counted-work.mjs';
import { families } from '../../tools/bench/families.mjs';

/*
 * Functions of the plugin that are called, other than time, are the same on every machine. What makes one of these limits
 * fail makes the rules slower: it is raised where that is worth it, and lowered where something has become faster.
 */

describe('while a file is linted, functions of the plugin are called', () => {
  it('a few hundred times where no rule has anything to say, however long it is', async () => {
    const line = 'var sum = values.reduce(function (before, value) { return before + value; }, 0);\n';
    expect(await callsFor(line)).toBeLessThan(300);
    expect(await callsFor(line.repeat(1000))).toBe(await callsFor(line));
  });

  it('some more times where a promise is waited for as it should be', async () => {
    expect(await callsFor('async function load(id) { return (await fetch(id)).json(); }\n')).toBeLessThan(500);
  });

  it('two thousand times for one coroutine', async () => {
    const text =
      "const co = require('co');\nconst load = co.wrap(function* (id) { return yield fetch(id); });\nmodule.exports = load;\n";
    expect(await callsFor(text)).toBeLessThan(2000);
  });
});

describe('calls grow as the program grows', () => {
  let grown: Awaited<ReturnType<typeof countedGrowth>>;

  beforeAll(async () => {
    grown = await countedGrowth([50, 200]);
  });

  it.each(Object.keys(families))('%s', (name) => {
    expect(grown.find((one) => one.name === name)!.exponent).toBeLessThan(1.05);
  });
});
