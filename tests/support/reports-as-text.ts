import type { Linter } from 'eslint';
import type { Reported, RuleCase } from './rule-tester.js';

/** Code with what is said of it below, and what becomes of it, as an editor would show it. */
export function renderReports({ name, code, options, settings }: RuleCase, { messages, outputs }: Reported): string {
  const lines = [
    ...(name === undefined ? ['##'] : [`## ${name}`]),
    ...(options ? [`options: ${JSON.stringify(options)}`] : []),
    ...(settings ? [`settings: ${JSON.stringify(settings)}`] : []),
    '',
    ...markedCode(code, messages),
    ...messages.flatMap((message, index) => renderMessage(code, message, index + 1)),
    ...outputs.flatMap((output, round) => [
      round === 0 ? 'fixed:' : 'fixed again:',
      ...changedLines(outputs[round - 1] ?? code, output),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Spaces at the end of a line would not be seen. */
function numbered(line: string, number: number): string {
  const visible = line.replace(/ +$/, (spaces) => '·'.repeat(spaces.length));
  return `${String(number).padStart(4)} | ${visible}`.trimEnd();
}

function markedCode(code: string, messages: readonly Linter.LintMessage[]): string[] {
  return code.split('\n').flatMap((line, index) => [
    numbered(line, index + 1),
    ...messages.flatMap((message, order) => {
      const marker = markerIn(line, index + 1, message);
      return marker === '' ? [] : [`     | ${marker} ${order + 1}`];
    }),
  ]);
}

/** `~~~` below the part of a line that a report is about; nothing where it is about other lines. */
function markerIn(line: string, number: number, message: Linter.LintMessage): string {
  const { line: first, column, endLine = first, endColumn = column } = message;
  if (number < first || number > endLine) return '';
  const start = number === first ? column - 1 : line.length - line.trimStart().length;
  const end = number === endLine ? endColumn - 1 : line.length;
  return ' '.repeat(start) + '~'.repeat(Math.max(end - start, 1));
}

function renderMessage(code: string, message: Linter.LintMessage, number: number): string[] {
  return [
    `${number} ${message.messageId}: ${message.message}`,
    ...(message.suggestions ?? []).flatMap(({ messageId, desc, fix }) => [
      `  suggestion ${messageId}: ${desc}`,
      ...changedLines(code, code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
    ]),
  ];
}

/** The lines that an edit writes; where it only removes some, which those were. */
function changedLines(before: string, after: string): string[] {
  const [old, made] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, made.length) && old[start] === made[start]) start += 1;
  let kept = 0;
  while (kept < Math.min(old.length, made.length) - start && old.at(-1 - kept) === made.at(-1 - kept)) kept += 1;

  const changed = made.slice(start, made.length - kept);
  if (changed.length > 0) return changed.map((line, index) => numbered(line, start + index + 1));
  const removed = [start + 1, old.length - kept];
  return [`       without line ${removed[0] === removed[1] ? removed[0] : removed.join(' to ')}`];
}
