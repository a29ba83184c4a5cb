import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { slashed } from './paths.js';

/**
 * ESLint's results as commands to the log of GitHub Actions, which shows them beside the code of a pull request.
 *
 * @param root the folder of the repository
 */
export function githubFormat(results: readonly ESLint.LintResult[], root: string): string {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map((message) => annotation(slashed(path.relative(root, filePath)), message)),
    )
    .join('');
}

function annotation(file: string, { severity, line, column, endLine, endColumn, ruleId, message }: Linter.LintMessage) {
  const place = { file, line, col: column, endLine, endColumn, title: ruleId ?? 'native-async' };
  const properties = Object.entries(place)
    .filter(([, value]) => value !== undefined && value !== 0)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity === 2 ? 'error' : 'warning'} ${properties.join(',')}::${escapeText(message)}\n`;
}

/** By the rules of the runner: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
