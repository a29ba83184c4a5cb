import type { ESLint, Linter } from 'eslint';
import { displayPath } from './display-path.js';
import { type Remedy, remedyOf, ruleOf } from './findings.js';
import { indented, wrap, type Style } from './style.js';

/**
 * ESLint's results for a person to read: each file with its findings, then what could not be checked.
 *
 * @returns blocks of lines, each followed by an empty line
 */
export function report(results: readonly ESLint.LintResult[], style: Style): string {
  const rules = new Set(results.flatMap(({ messages }) => messages.flatMap(({ ruleId }) => ruleId ?? [])));
  const files = results.map((result) => fileReport(result, style, rules.size > 1));
  return [...files, ...wholeFileErrors(results, style)]
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

function fileReport({ filePath, messages }: ESLint.LintResult, style: Style, withRule: boolean): string[] {
  const placed = messages.filter((message) => !isAboutWholeFile(message));
  if (placed.length === 0) return [];
  const position = ({ line, column }: Linter.LintMessage) => `${line}:${column}`;
  const width = Math.max(...placed.map((message) => position(message).length));
  const lines = placed.flatMap((message) => {
    const remedy = message.ruleId === null ? 'error' : remedyOf(message);
    const word = remedyWords[remedy].padEnd(10);
    const indent = 2 + width + 2 + word.length + 2;
    const head = `  ${style.dim(position(message).padStart(width))}  ${remedyColor(remedy, style)(word)}  `;
    return indented(messageLines(message, withRule, style.columns - indent), head, indent);
  });
  return [style.underline(displayPath(filePath)), ...lines];
}

function messageLines({ ruleId, message }: Linter.LintMessage, withRule: boolean, columns: number): string[] {
  return wrap(withRule && ruleId !== null ? `${ruleOf(ruleId)}: ${message}` : message, columns);
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
  return [...filesByError].map(([error, files]) => [
    ...wrap(`Not checked: ${error.replace(/^Parsing error: /, '')}`, style.columns).map((line) => style.red(line)),
    ...files.map((file) => `  ${file}`),
  ]);
}
