import { describe, expect, it } from 'vitest';
import { describeReasons, statedReasons } from '../../src/wording/reason-text.js';
import { makeReason, reasonDescriptions, type ReasonKind } from '../../src/reasons/reasons.js';

const node = { type: 'Identifier' } as never;

function opaqueOperand(operand: string) {
  return makeReason('opaqueOperand', node, { operand, library: 'co' });
}

describe('describeReasons', () => {
  it('says each kind once, with the first place and the number of others', () => {
    const reasons = [opaqueOperand('a()'), makeReason('directEval', node), opaqueOperand('b()'), opaqueOperand('c()')];
    expect(describeReasons(reasons)).toBe(
      '`yield a()` may be given an array, object, thunk or generator, which co resolves and `await` does not (and 2 more); ' +
        'the body calls `eval`, which can see everything in it.',
    );
  });

  it('says nothing of no reasons', () => {
    expect(describeReasons([])).toBe('');
  });
});

describe('statedReasons', () => {
  it('reads back what was described', () => {
    const text = describeReasons([opaqueOperand('a()'), makeReason('directEval', node), opaqueOperand('b()')]);
    expect(statedReasons(text)).toEqual([
      { kind: 'opaqueOperand', data: { operand: 'a()', library: 'co' }, count: 2 },
      { kind: 'directEval', data: {}, count: 1 },
    ]);
  });

  it.each(Object.keys(reasonDescriptions) as ReasonKind[])('tells %s from every other kind', (kind) => {
    const names = [...reasonDescriptions[kind].sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
    const data = Object.fromEntries(names.map((name) => [name, `the ${name}; of (it) \`x\`. y`]));
    const text = describeReasons([makeReason(kind, node, data), makeReason('awaitName', node)]);
    const expected =
      kind === 'awaitName'
        ? [{ kind, data, count: 2 }]
        : [
            { kind, data, count: 1 },
            { kind: 'awaitName', data: {}, count: 1 },
          ];
    expect(statedReasons(text)).toEqual(expected);
  });

  it('finds nothing in other texts', () => {
    expect(statedReasons('the body calls `eval`, which can see everything in it. And more.')).toEqual([]);
    expect(statedReasons('')).toEqual([]);
  });
});
