import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents } from '../support/documented-examples.js';

const inlineLink = /\]\(([^)\s]+)\)/g;
const fencedBlock = /^(`{3,}).*\n[\s\S]*?^\1$/gm;

describe.each([...documents, 'CONTRIBUTING.md'])('%s', (document) => {
  it('links to files and headings that exist', () => {
    const links = [...prose(document).matchAll(inlineLink)].map(([, target]) => target!);
    expect(links.filter((target) => isBroken(document, target))).toEqual([]);
  });
});

it('finds a link to a heading that does not exist, and one to a file that does not', () => {
  expect(isBroken('README.md', 'docs/settings.md#nowhere')).toBe(true);
  expect(isBroken('README.md', 'docs/nowhere.md')).toBe(true);
  expect(isBroken('docs/settings.md', '#fixintended')).toBe(false);
});

function isBroken(document: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return false;
  const [path = '', heading] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(file)) return true;
  return heading !== undefined && !(statSync(file).isFile() && headingsOf(file).has(heading));
}

/** The anchors that GitHub gives to the headings of a document. */
function headingsOf(document: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, title] of prose(document).matchAll(/^#+ +(.+)$/gm)) {
    const text = title!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    anchors.add(text.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-'));
  }
  return anchors;
}

function prose(document: string): string {
  return readFileSync(document, 'utf8').replace(fencedBlock, '');
}
