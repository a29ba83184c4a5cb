import { expect, it } from 'vitest';
import { type Parser, tolerant } from '../../src/parser/index.js';
import { asEslintAsks, bases, recoverAwait } from './bases.js';
import { installedFiles } from './installed-files.js';

const espree = bases.espree11.parser;
const options = { ...asEslintAsks, ...recoverAwait, sourceType: 'module' };

const texts: string[] = [];
for (const { text } of installedFiles(30_000)) {
  if (texts.length >= 500) break;
  try {
    espree.parse!(text, options);
    texts.push(text);
  } catch {
    // No valid file.
  }
}

/** How long a parser needs for a text, in milliseconds. */
function timeOf({ parse, parseForESLint }: Parser, text: string): number {
  const start = performance.now();
  (parseForESLint ?? parse)!(text, options);
  return performance.now() - start;
}

it('costs valid files no time', { timeout: 600_000 }, () => {
  const wrapped = tolerant(espree);
  let [plainTime, wrappedTime] = [0, 0];
  for (const text of texts) {
    const best = { plain: Infinity, wrapped: Infinity };
    // In turns and by their best, since other programs on the machine slow down some rounds.
    for (let round = 0; round < 20; round++) {
      best.plain = Math.min(best.plain, timeOf(espree, text));
      best.wrapped = Math.min(best.wrapped, timeOf(wrapped, text));
    }
    plainTime += best.plain;
    wrappedTime += best.wrapped;
  }
  console.log(`${plainTime.toFixed()} ms for ${texts.length} files by espree, ${wrappedTime.toFixed()} ms wrapped`);
  expect(wrappedTime / plainTime).toBeLessThan(1.15);
});
