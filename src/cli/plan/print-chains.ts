import { groupBy } from '../../collections/index.js';
import type { AwaitChain } from '../../project/index.js';
import { reasonTitle } from '../../wording/index.js';
import { displayPath } from '../paths.js';
import { count, headLines, itemLines, type Style } from '../style.js';
import { nameOf, shownFunction } from './shown-function.js';

/** What becomes async in several files for a misplaced `await`, as lines to read; none where there is nothing. */
export function chainsText(chains: readonly AwaitChain[], style: Style): string {
  if (chains.length === 0) return '';
  const head = headLines(
    'Made async for a misplaced await',
    `${count(chains.length, 'function')} with callers in other files`,
    style,
  );
  return `${[...head, ...chains.flatMap((chain) => chainLines(chain, style))].join('\n')}\n\n`;
}

function chainLines({ root, functions, ends, heldBy }: AwaitChain, style: Style): string[] {
  const byFile = groupBy(functions, ({ file }) => file);
  const item = (text: string, look?: (line: string) => string) => itemLines(text, 5, style.columns, look);
  return [
    ...itemLines(`${displayPath(root.file)}:${root.line} ${nameOf(root)}`, 2, style.columns),
    ...(heldBy
      ? item(
          `stays: ${displayPath(heldBy.file)}:${heldBy.line} calls it and cannot change [caller-elsewhere]`,
          style.dim,
        )
      : [...byFile].flatMap(([file, members]) => item(`${displayPath(file)}: ${members.map(nameOf).join(', ')}`))),
    ...ends.flatMap(({ file, line, code }) =>
      item(`ends: ${displayPath(file)}:${line} needs its value, but ${reasonTitle(code)} [${code}]`, style.dim),
    ),
  ];
}

/** The same as data. */
export function chainsData(chains: readonly AwaitChain[]) {
  const shown = <Placed extends { readonly file: string }>(one: Placed) => ({ ...one, file: displayPath(one.file) });
  return chains.map(({ root, functions, files, ends, heldBy }) => ({
    function: shownFunction(root),
    functions: functions.map(shownFunction),
    files: files.map((file) => displayPath(file)),
    ends: ends.map(shown),
    ...(heldBy && { heldBy: shown(heldBy) }),
  }));
}
