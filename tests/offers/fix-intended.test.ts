import { expect, it } from 'vitest';
import { type FixIntended, isFixed, makeReason, type ReasonCode, type Verdict } from '../../src/reasons/index.js';

const node = { type: 'Identifier', name: 'x' } as never;

function intended(codes: readonly ReasonCode[], leavesWork = false): Verdict<string> {
  const reasons = codes.map((code) => makeReason(code, node, {} as never));
  return { outcome: 'intended', plan: '', reasons, leavesWork };
}

it.each<[FixIntended, readonly ReasonCode[], boolean]>([
  [false, [], false],
  [false, ['opaque-operand'], false],
  [true, [], true],
  [true, ['opaque-operand', 'start-order'], true],
  [true, ['opaque-operand', 'kind-by-name'], false],
  [true, ['changed-copy'], false],
  [['opaque-operand'], [], false],
  [['opaque-operand'], ['opaque-operand'], true],
  [['opaque-operand'], ['opaque-operand', 'start-order'], false],
  [['kind-by-name'], ['kind-by-name'], true],
])('fixIntended: %j makes a fix of what %j speaks against: %j', (setting, codes, expected) => {
  expect(isFixed(intended(codes), setting)).toBe(expected);
  expect(isFixed(intended(codes, true), setting)).toBe(false);
});
