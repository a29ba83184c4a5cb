import type { CommandLine, Mode } from './command-line.js';
import { displayPath } from './paths.js';
import type { UnwrittenFile } from './files/file-change.js';
import { report } from './report.js';
import { spareLibraries } from './spare-libraries.js';
import { spareTestPackages } from './spare-packages.js';
import type { StdinOutcome } from './stdin.js';
import { styleFor, wrap } from './style.js';
import { summary, type Outcome } from './summary.js';
import { colorDiff, filePatch, unifiedDiff } from './unified-diff.js';

/** Prints lines on the standard error, where they are in nobody's way; those that are indented as they are. */
export function say(text: string): void {
  const columns = process.stderr.isTTY ? process.stderr.columns : Infinity;
  const lines = text.split('\n').flatMap((line) => (line.startsWith('  ') ? [line] : wrap(line, columns)));
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Prints a text on the standard error as it is: lines of code are not broken, however long they are. */
export function show(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Prints the report and the summary; with `--diff` the diff alone is on the standard output, so that it can be piped. */
export async function printOutcome(outcome: Outcome, directory: string, commandLine: CommandLine): Promise<void> {
  const { mode, color } = commandLine;
  if (mode === 'diff') {
    const diff = await unifiedDiff(outcome.remaining.results, directory);
    process.stdout.write(colorDiff(diff, styleFor(process.stdout, color)));
  }
  const out = mode === 'diff' ? process.stderr : process.stdout;
  const style = styleFor(out, color);
  const { found, remaining } = outcome;
  const spare = [...(await spareLibraries(found, remaining)), ...spareTestPackages(remaining)];
  if (!commandLine.summary) out.write(report(outcome.remaining.results, style, commandLine));
  out.write(summary(outcome, { commandLine, style, spare }));
}

/** Prints what became of the standard input: its fixed text or the diff of it on the standard output, else the report. */
export function printStdin({ source, fixed, outcome }: StdinOutcome, name: string, commandLine: CommandLine): void {
  const { mode, color } = commandLine;
  if (mode === 'fix') process.stdout.write(fixed);
  if (mode === 'diff' && fixed !== source) {
    process.stdout.write(colorDiff(filePatch(name, source, fixed), styleFor(process.stdout, color)));
  }
  const out = mode === 'check' ? process.stdout : process.stderr;
  out.write(report(outcome.remaining.results, styleFor(out, color), commandLine));
}

/** Names the files that could not take their fixes, and those that were not replaced whole. */
export function sayUnwritten(unwritten: readonly UnwrittenFile[], inPlace: readonly string[], mode: Mode): void {
  for (const { path, reason } of unwritten) {
    say(`${mode === 'diff' ? 'Left out' : 'Not written'}: ${displayPath(path)}, since ${reason}.`);
  }
  for (const path of inPlace) say(`Written in place, because of its hard links or its folder: ${displayPath(path)}`);
}
