import type { ESLint, Linter } from 'eslint';
import { verdictBeginnings } from '../wording/index.js';
import { codeFrame } from './code-frame.js';
import { type Remedy, remedyOf, ruleOf } from './findings.js';
import { displayPath } from './paths.js';
import { count, indented, wrap, type Style } from './style.js';

/** What of the findings is shown. */
export interface ReportOptions {
  /** Whether to show the code of each. */
  readonly codeFrame: boolean;
  /** How many are shown at most. */
  readonly maxFindings: number;
}

/** A finding, or several with the same words: of these the others are only named by their places. */
interface Entry {
  readonly message: Linter.LintMessage;
  readonly others: readonly Linter.LintMessage[];
  /** Its words, of which an entry leaves out what the one before has said. */
  readonly text: string;
}

/**
 * ESLint's results for a person to read: each file with its findings, then what could not be checked.
 *
 * @returns blocks of lines, each followed by an empty line
 */
export function report(results: readonly ESLint.LintResult[], style: Style, options: ReportOptions): string {
  const rules = new Set(results.flatMap(({ messages }) => messages.flatMap(({ ruleId }) => ruleId ?? [])));
  let left = options.maxFindings;
  let leftOut = 0;
  const files = results.map((result) => {
    const placed = result.messages.filter((message) => !isAboutWholeFile(message));
    const shown = placed.slice(0, left);
    left -= shown.length;
    leftOut += placed.length - shown.length;
    return fileReport(result, shown, { style, withRule: rules.size > 1, withCode: options.codeFrame });
  });
  const rest = leftOut === 0 ? [] : [style.dim(`${count(leftOut, 'more finding')} not shown.`)];
  return [...files, rest, ...wholeFileErrors(results, style)]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n\n`)
    .join('');
}

const remedyWords: Record<Remedy | 'error', string> = {
  fix: 'fixable',
  suggestion: 'suggestion',
  manual: 'by hand',
  error: 'error',
};

interface FileReport {
  readonly style: Style;
  readonly withRule: boolean;
  readonly withCode: boolean;
}

function fileReport(
  { filePath, source = '' }: ESLint.LintResult,
  messages: readonly Linter.LintMessage[],
  { style, withRule, withCode }: FileReport,
): string[] {
  if (messages.length === 0) return [];
  const width = Math.max(...messages.map((message) => placeOf(message).length));
  const entries = withCode ? messages.map((message) => entryOf([message], withRule)) : gathered(messages, withRule);
  const lines = entries.flatMap(({ message, others, text }) => {
    const remedy = wayOut(message);
    const word = remedyWords[remedy].padEnd(10);
    const indent = 2 + width + 2 + word.length + 2;
    const head = `  ${style.dim(placeOf(message).padStart(width))}  ${remedyColor(remedy, style)(word)}  `;
    const also = others.length === 0 ? '' : ` Also at ${others.map(placeOf).join(', ')}.`;
    const frame = withCode && source !== '' ? codeFrame(source, message, style) : [];
    return [...indented(wrap(text + also, style.columns - indent), head, indent), ...frame];
  });
  return [style.underline(displayPath(filePath)), ...(lines.at(-1) === '' ? lines.slice(0, -1) : lines)];
}

/**
 * The findings of a file, of which those with the same words are one entry, and those that differ only in the reason
 * follow each other.
 */
function gathered(messages: readonly Linter.LintMessage[], withRule: boolean): Entry[] {
  const bySubject = new Map<string, Map<string, Linter.LintMessage[]>>();
  for (const message of messages) {
    const [subject] = partsOf(message);
    const key = JSON.stringify([message.ruleId, subject]);
    const same = bySubject.get(key) ?? new Map<string, Linter.LintMessage[]>();
    const words = JSON.stringify([wayOut(message), message.message]);
    same.set(words, [...(same.get(words) ?? []), message]);
    bySubject.set(key, same);
  }
  return [...bySubject.values()].flatMap((same) =>
    [...same.values()].map((group, index) => {
      const entry = entryOf(group, withRule);
      const [, reason] = partsOf(entry.message);
      return index > 0 && reason !== '' ? { ...entry, text: reason } : entry;
    }),
  );
}

function entryOf([message, ...others]: readonly Linter.LintMessage[], withRule: boolean): Entry {
  const { ruleId, message: text } = message!;
  return { message: message!, others, text: withRule && ruleId !== null ? `${ruleOf(ruleId)}: ${text}` : text };
}

const reasonBeginnings = new RegExp(` (?=(?:${verdictBeginnings.join('|')}) )`);

/** What a message is about, and why there is no fix or what speaks against it. */
function partsOf({ message }: Linter.LintMessage): [subject: string, reason: string] {
  const [subject = '', ...reasons] = message.split(reasonBeginnings);
  return [subject, reasons.join(' ')];
}

function placeOf({ line, column }: Linter.LintMessage): string {
  return `${line}:${column}`;
}

function wayOut(message: Linter.LintMessage): Remedy | 'error' {
  return message.ruleId === null ? 'error' : remedyOf(message);
}

function remedyColor(remedy: Remedy | 'error', style: Style) {
  return { fix: style.green, suggestion: style.yellow, manual: style.magenta, error: style.red }[remedy];
}

/** An error without a place is about the surroundings of a file, such as a missing parser, and seldom about one alone. */
function isAboutWholeFile({ fatal, line }: Linter.LintMessage): boolean {
  return fatal === true && !line;
}

function wholeFileErrors(results: readonly ESLint.LintResult[], style: Style): string[][] {
  const filesByError = new Map<string, string[]>();
  for (const { filePath, messages } of results) {
    for (const { message } of messages.filter(isAboutWholeFile)) {
      filesByError.set(message, [...(filesByError.get(message) ?? []), displayPath(filePath)]);
    }
  }
  return [...filesByError].map(([error, files]) => {
    // What stands on lines of its own are commands, which are to be copied.
    const [problem = '', ...commands] = error.replace(/^Parsing error: /, '').split('\n');
    return [
      ...wrap(`Not checked: ${problem}`, style.columns).map((line) => style.red(line)),
      ...commands.map((command) => `  ${command}`),
      ...files.map((file) => `  ${file}`),
    ];
  });
}
