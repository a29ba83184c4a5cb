import { describe, expect, it } from 'vitest';
import { makeReason, type ReasonCode, reasonKinds } from '../../src/reasons/reasons.js';
import { reasonExplanations } from '../../src/wording/reason-explanations.js';
import { describeReasons, genericReasonClause } from '../../src/wording/reason-text.js';
import { openFile } from '../support/opened-file.js';

const codes = Object.keys(reasonKinds) as ReasonCode[];

describe('describeReasons', () => {
  const described = (make: (node: never) => Parameters<typeof describeReasons>[1]) =>
    openFile('load(\n  1,\n  2);', ({ model: { sourceCode } }) =>
      describeReasons(sourceCode, make((sourceCode.ast.body[0] as { expression: unknown }).expression as never)),
    );

  it('says the first reason in the order of the table, with the codes of the first two', () => {
    const text = described((node) => [
      makeReason('arity', node, { callee: node, length: 2 }),
      makeReason('opaque-operand', node, { operand: node, library: 'co' }),
      makeReason('typed-result', node),
    ]);
    expect(text).toBe('`load( 1, 2)` may not be a promise. [opaque-operand, arity]');
  });

  it('says a kind of reason once', () => {
    const text = described((node) => [makeReason('direct-eval', node), makeReason('direct-eval', node)]);
    expect(text).toBe('the body calls `eval`. [direct-eval]');
  });

  it('says nothing of no reasons', () => {
    expect(described(() => [])).toBe('');
  });
});

describe.each(codes)('%s', (code) => {
  it('has a clause that names what it is about, and no hole', () => {
    const clause = genericReasonClause(code);
    expect(clause).toMatch(/^(?:[`‹a-z]|TypeScript)/);
    expect(clause).not.toMatch(/undefined(?!`)|\.$| {2}/);
  });

  it('has a title and an explanation', () => {
    const [title, explanation] = reasonExplanations[code];
    expect(title).toMatch(/^(?:[`a-z]|TypeScript).*[^.]$/s);
    expect(explanation).toMatch(/\.$/);
  });
});
