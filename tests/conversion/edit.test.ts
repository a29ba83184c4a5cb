import { describe, expect, it } from 'vitest';
import { type Edit, groupBySpan, insert, mergeEdits, replace, spanOf } from '../../src/conversion/edit.js';

const source = '0123456789';

function apply(edit: Edit | undefined): string | undefined {
  return edit && source.slice(0, edit.range[0]) + edit.text + source.slice(edit.range[1]);
}

describe('mergeEdits', () => {
  it.each<[string, Edit[], string]>([
    ['one insertion', [insert(3, 'x')], '012x3456789'],
    ['one replacement', [replace([3, 5], 'x')], '012x56789'],
    ['edits in any order', [replace([7, 8], 'c'), insert(0, 'a'), replace([2, 4], 'b')], 'a01b456c89'],
    ['edits that touch', [replace([2, 4], 'a'), replace([4, 6], 'b'), insert(6, 'c')], '01abc6789'],
    ['insertions at the same place, in the order given', [insert(5, 'a'), insert(5, 'b')], '01234ab56789'],
    ['an insertion where a replacement starts', [insert(5, 'a'), replace([5, 6], 'b')], '01234ab6789'],
    ['an insertion after a replacement that starts there', [replace([5, 6], 'b'), insert(5, 'a')], '01234ab6789'],
    ['deletions that overlap', [replace([2, 6], ''), replace([4, 8], ''), replace([3, 5], '')], '0189'],
    ['an insertion after a deletion that starts there', [replace([5, 7], ''), insert(5, 'a')], '01234a789'],
    ['an insertion where a deletion ends', [replace([5, 7], ''), insert(7, 'a')], '01234a789'],
  ])('%s', (_name, edits, expected) => {
    expect(apply(mergeEdits(source, edits))).toBe(expected);
  });

  it('is nothing where there is nothing to merge', () => {
    expect(mergeEdits(source, [])).toBeUndefined();
  });

  it.each<[string, Edit[]]>([
    ['a replacement inside of another', [replace([2, 8], 'a'), replace([4, 6], 'b')]],
    ['an insertion inside of a deletion', [replace([2, 8], ''), insert(4, 'a')]],
  ])('refuses %s', (_name, edits) => {
    expect(mergeEdits(source, edits)).toBeUndefined();
  });

  it('covers no more than its edits do', () => {
    expect(mergeEdits(source, [insert(6, 'b'), replace([2, 4], 'a')])).toEqual(replace([2, 6], 'a45b'));
  });
});

describe('groupBySpan', () => {
  it.each<[string, [number, number][], [number, number][][]]>([
    ['nothing', [], []],
    [
      'apart',
      [
        [5, 6],
        [0, 2],
      ],
      [[[0, 2]], [[5, 6]]],
    ],
    [
      'overlapping',
      [
        [0, 3],
        [2, 5],
        [6, 7],
      ],
      [
        [
          [0, 3],
          [2, 5],
        ],
        [[6, 7]],
      ],
    ],
    [
      'touching',
      [
        [0, 2],
        [2, 4],
      ],
      [
        [
          [0, 2],
          [2, 4],
        ],
      ],
    ],
    [
      'nested',
      [
        [0, 9],
        [1, 2],
        [4, 5],
      ],
      [
        [
          [0, 9],
          [1, 2],
          [4, 5],
        ],
      ],
    ],
    [
      'connected by one that is longer',
      [
        [0, 8],
        [1, 2],
        [7, 9],
      ],
      [
        [
          [0, 8],
          [1, 2],
          [7, 9],
        ],
      ],
    ],
  ])('%s', (_name, spans, groups) => {
    expect(groupBySpan(spans, (span) => span)).toEqual(groups);
  });
});

it('spanOf holds all edits', () => {
  expect(spanOf([insert(4, 'a'), replace([1, 2], ''), replace([3, 9], 'b'), insert(5, '')])).toEqual([1, 9]);
});
