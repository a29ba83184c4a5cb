import fc from 'fast-check';
import type { Abilities } from './abilities.js';
import type { Family } from './families.js';
import { statement } from './random-statement.js';
import { suspension } from './random-suspension.js';
import { text } from './random-text.js';
import { promise, value } from './random-value.js';

type Texts = Record<'statement' | 'block' | 'value' | 'argument' | 'suspension' | 'promise' | 'quiet', string>;
/** What the texts of a body are made of. */
export type Parts = Record<'value' | 'argument' | 'promise' | 'block', fc.Arbitrary<string>> & {
  readonly depth: fc.OneOfConstraints;
};

/**
 * Blocks of a coroutine with the parameter `x`, with their `yield`s in all kinds of places. They always end, and what they
 * compute are values that can be compared. What stands between `«` and `»` is for TypeScript alone, and behind `¤` is what
 * may keep its coroutine from being converted.
 */
export function randomBody(family: Family, abilities: Abilities): fc.Arbitrary<string> {
  const depth = { depthSize: 'small', maxDepth: 7, depthIdentifier: fc.createDepthIdentifier() } as const;
  const { block } = fc.letrec<Texts>((tie) => {
    const parts = {
      value: tie('value'),
      argument: tie('argument'),
      promise: tie('promise'),
      block: tie('block'),
      depth,
    };
    const quiet = tie('quiet');
    return {
      block: fc.array(tie('statement'), { maxLength: 4, size: 'small' }).map((all) => `{\n${all.join('\n')}\n}`),
      statement: statement(parts, family, abilities),
      value: value(parts, tie('suspension')),
      argument: fc.oneof(depth, tie('value'), tie('suspension')),
      suspension: suspension(parts, family, abilities),
      promise: promise(parts, quiet, abilities),
      /** Evaluated without a suspension, so that it may stand in an array of promises. */
      quiet: fc.oneof(
        depth,
        fc.nat(99).map((number) => `later(log(${number}))`),
        fc.nat(99).map((number) => `fail("${number}")`),
        ...abilities.coroutines.map((name) => fc.nat(99).map((number) => `${name}(${number})`)),
        text`later(a).then(() => ${quiet})`,
      ),
    };
  });
  return block;
}
