import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childNodes, parseProgram } from './syntax-sites.js';

const root = join(import.meta.dirname, '../..');
const rooms = ['tests/behaviour', 'tests/rules', 'tests/parser', 'tests/analysis', 'docs', 'docs/rules'];

/** The programs of this project's own tests and documentation. */
export function fixturePrograms(): readonly string[] {
  const texts = rooms
    .flatMap((room) => readdirSync(join(root, room)).map((name) => join(room, name)))
    .filter((path) => /\.(?:ts|md)$/.test(path))
    .sort()
    .flatMap((path) => programsIn(path, readFileSync(join(root, path), 'utf8')));
  return [...new Set(texts)].filter((text) => text.length < 2000 && /\b(?:yield|await)\b/.test(text) && parses(text));
}

function programsIn(path: string, text: string): readonly string[] {
  if (path.endsWith('.md')) return [...text.matchAll(/```(?:js|ts)[^\n]*\n([^]*?)```/g)].map(([, code]) => code!);
  const found: string[] = [];
  const visit = (node: object): void => {
    const { type, value } = node as { type: string; value?: unknown };
    if (type === 'Literal' && typeof value === 'string') found.push(value);
    if (type === 'TemplateElement') found.push((value as { cooked: string }).cooked);
    childNodes(node).forEach(visit);
  };
  visit(parseProgram(text));
  return found;
}

function parses(text: string): boolean {
  try {
    parseProgram(text);
    return true;
  } catch {
    return false;
  }
}
