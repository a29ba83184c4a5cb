import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLimit, type InstalledFile, installedFiles } from '../support/installed-files.js';
import { parseModule, type Restoration, restore } from '../support/async-restored.js';

const wanted = 100;
const enough = 0.95;
/**
 * The share of functions that may come out with an await that they did not have: 4 of 6,270 in all installed files, once.
 * One or two of the about 250 in a sample are no more than that, whichever packages are installed.
 */
const rare = fileLimit(wanted) === Infinity ? 0.001 : 0.01;

/** Installed files, and with `NATIVE_ASYNC_MORE=folder` those of a folder that has more packages. */
function* files(): Generator<InstalledFile> {
  const isAll = fileLimit(wanted) === Infinity;
  yield* installedFiles(isAll ? 400_000 : 40_000);
  const more = process.env.NATIVE_ASYNC_MORE;
  if (!more) return;
  for (const path of readdirSync(more, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[cm]?js$/.test(path) || !statSync(join(more, path)).isFile()) continue;
    const text = readFileSync(join(more, path), 'utf8');
    if (text.length <= 400_000) yield { path, text: text.replace(/^\uFEFF/, '').replace(/^#!/, '//') };
  }
}

function restoreAll(): Map<string, Restoration> {
  const restorations = new Map<string, Restoration>();
  for (const { path, text } of files()) {
    if (restorations.size >= fileLimit(wanted)) break;
    if (!/\basync\b/.test(text) || !/\bawait\b/.test(text)) continue;
    const restoration = restore(text);
    if (restoration) restorations.set(path, restoration);
  }
  return restorations;
}

describe('functions of installed packages that lost the word async', { timeout: 3_600_000 }, () => {
  const restorations = restoreAll();
  const all = [...restorations];
  const sum = (count: (restoration: Restoration) => number) =>
    all.reduce((total, [, restoration]) => total + count(restoration), 0);

  it('get it back, to the letter, if they await', () => {
    const [restored, awaiting] = [sum((one) => one.restored), sum((one) => one.awaiting)];
    console.log(`${restored} of ${awaiting} functions restored in ${all.length} files`);
    expect(all.length).toBeGreaterThanOrEqual(wanted);
    expect(restored / awaiting).toBeGreaterThanOrEqual(enough);
  });

  it('are left alone otherwise, with a reason', () => {
    expect(all.filter(([, { unexplained }]) => unexplained.length > 0)).toEqual([]);
    expect(sum((one) => one.waiting) / sum((one) => one.awaiting)).toBeLessThanOrEqual(rare);
    const isSilent = ({ restored, waiting, awaiting, messages }: Restoration) =>
      restored + waiting < awaiting && messages.length === 0;
    expect(all.filter(([, restoration]) => isSilent(restoration)).map(([path]) => path)).toEqual([]);
    const reasons = new Map<string, number>();
    for (const message of all.flatMap(([, { messages }]) => messages)) {
      const reason = message.replace(/^.* because /, '').replace(/`.*?`/g, '…');
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    reasons.set(
      'it waits in more places',
      sum((one) => one.waiting),
    );
    console.log(Object.fromEntries([...reasons].sort(([, a], [, b]) => b - a)));
  });

  it('are native JavaScript again where all of them are restored', () => {
    const whole = all.filter(([, { restored, awaiting }]) => restored === awaiting);
    expect(whole.length).toBeGreaterThan(wanted / 2);
    expect(whole.filter(([, { output }]) => !parseModule(output)).map(([path]) => path)).toEqual([]);
  });
});
