import { codeFrameColumns } from '@babel/code-frame';
import type { Linter } from 'eslint';
import type { Style } from './style.js';

/** The lines around a finding, with a mark under what it is about. */
export function codeFrame(
  source: string,
  { line, column, endLine, endColumn }: Linter.LintMessage,
  style: Style,
): string[] {
  // Of what goes over several lines the first is enough to know it again.
  const end =
    endLine === line && endColumn !== undefined && endColumn > column ? { line, column: endColumn } : undefined;
  const location = { start: { line, column }, ...(end && { end }) };
  const frame = codeFrameColumns(source.replaceAll('\r\n', '\n'), location, {
    linesAbove: 1,
    linesBelow: 1,
    highlightCode: style.isColorSupported,
    forceColor: style.isColorSupported,
  });
  return ['', ...frame.split('\n').map((text) => `    ${text}`), ''];
}
