import type { WriteStream } from 'node:tty';
import picocolors from 'picocolors';

/** How text looks on a stream: colours, or functions that leave text alone, and how much fits on a line. */
export type Style = ReturnType<typeof picocolors.createColors> & {
  readonly columns: number;
  /** Makes a text lead to a page where the terminal knows links. */
  link(text: string, url: string): string;
};

/**
 * The style for a stream: colours as asked for by `--color` and `--no-color`, else on a terminal, or where
 * `FORCE_COLOR` is set; not because of `CI`, as picocolors has it, since a diff written to a file must stay a diff there.
 */
export function styleFor(stream: WriteStream, color: boolean | undefined): Style {
  const isShown = stream.isTTY || 'FORCE_COLOR' in process.env;
  const colors = picocolors.createColors(color ?? (isShown && picocolors.isColorSupported));
  const hasLinks = stream.isTTY && colors.isColorSupported;
  return {
    ...colors,
    columns: stream.isTTY ? stream.columns : Infinity,
    link: (text, url) => (hasLinks ? `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007` : text),
  };
}

/**
 * Breaks a text into lines at spaces.
 *
 * @param columns how many characters fit on a line; a longer word has a line of its own
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/**
 * Puts a head before the first line, and as much space before the others.
 *
 * @param width of the head as it is seen, which colours make shorter than its text
 */
export function indented([first = '', ...others]: readonly string[], head: string, width: number): string[] {
  return [head + first, ...others.map((line) => ' '.repeat(width) + line)];
}

/**
 * An item of a list, in lines that fit: those after the first are further in.
 *
 * @param look what a whole line is to look like
 */
export function itemLines(text: string, indent: number, columns: number, look = (line: string) => line): string[] {
  const lines = wrap(text, columns - indent - 2).map(look);
  return lines.map((line, index) => ' '.repeat(indent + (index > 0 ? 2 : 0)) + line);
}

/** The head of a list: what it is in bold, and how much of it there is. */
export function headLines(title: string, text: string, { bold, columns }: Style): string[] {
  const [first = '', ...others] = wrap(`${title}: ${text}`, columns);
  return [first.replace(title, bold), ...others];
}

/** A number and what it counts: `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
