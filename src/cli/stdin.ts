import { text } from 'node:stream/consumers';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { startRecording } from '../records.js';
import type { Mode } from './command-line.js';
import type { Outcome } from './summary.js';
import { isCommonJsText } from './parsers/is-commonjs.js';
import { createESLint, type LintOptions } from './lint.js';
import { loadESLint } from './load-eslint.js';

/** What was read from the standard input, and what becomes of it. */
export interface StdinOutcome {
  readonly source: string;
  /** The text with its fixes. */
  readonly fixed: string;
  readonly outcome: Outcome;
}

/**
 * Checks one file that comes from the standard input, as editors send what is not saved yet.
 *
 * @param name what the file is called: its extension says how it is read, its folder which packages belong to it
 */
export async function lintStdin(
  name: string,
  mode: Mode,
  options: Omit<LintOptions, 'fix' | 'sourceType'>,
): Promise<StdinOutcome> {
  const source = await text(process.stdin);
  const filePath = path.resolve(name);
  const directory = path.dirname(filePath);
  const loaded = await loadESLint(directory, options.usesTargetPackages);
  const sourceType = /\.(?:js|jsx)$/.test(filePath) && isCommonJsText(source) ? 'commonjs' : undefined;
  const found = await lint(false);
  const remaining = mode === 'check' ? found : await lint(true);
  return { source, fixed: remaining.results[0]?.output ?? source, outcome: { found, remaining } };

  async function lint(fix: boolean): Promise<Outcome['found']> {
    const recorded = startRecording();
    const eslint: ESLint = createESLint(loaded, directory, { ...options, fix, ...(sourceType && { sourceType }) });
    const results = await eslint.lintText(source, { filePath });
    const record = recorded.get(filePath);
    return { results, records: new Map(record && [[filePath, record]]) };
  }
}
