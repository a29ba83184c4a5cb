import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documents } from '../support/documented-examples.js';

/** From so many words on, a reader is told at the head of a page what it says. */
const long = 2500;

it('each long document begins by saying what it says', () => {
  const texts = documents.map((document) => [document, readFileSync(document, 'utf8')] as const);
  const longTexts = texts.filter(([, text]) => text.split(/\s+/).length > long);
  const withoutHead = longTexts.filter(([, text]) => !text.slice(0, 2000).includes('> **In short.**'));
  expect(withoutHead.map(([document]) => document)).toEqual([]);
  expect(longTexts).not.toEqual([]);
});
