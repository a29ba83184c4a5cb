import { fingerprint } from '../analysis/environment/index.js';
import { parseFile } from './source/parse.js';
import { summarise } from './summary/summarise.js';
import type { Summary } from './summary/summary.js';

/** What a text is kept under: the same text is read otherwise under another extension. */
export function contentOf(text: string, file: string): string {
  const kind = /(?:\.d)?\.[cm]?[jt]sx?$/.exec(file)?.[0] ?? '';
  return `${kind} ${fingerprint(text)}`;
}

/** What files say, by their text and kind: the same for every project and setting of the process. */
export const byContent = new Map<string, Summary | undefined>();

/** What a text says of itself; undefined where it does not parse. Each is parsed once a process. */
export function summaryOfText(content: string, text: string, file: string): Summary | undefined {
  if (!byContent.has(content)) {
    const parsed = parseFile(text, file);
    byContent.set(content, parsed && summarise(parsed));
  }
  return byContent.get(content);
}
