import type { CommandLine, Mode } from './command-line.js';
import { displayPath } from './display-path.js';
import type { UnwrittenFile } from './files/file-change.js';
import { report } from './report.js';
import { sparePackages } from './spare-packages.js';
import type { StdinOutcome } from './stdin.js';
import { styleFor } from './style.js';
import { summary, type Outcome } from './summary.js';
import { colorDiff, filePatch, unifiedDiff } from './unified-diff.js';

/** Prints a line on the standard error, where it is in nobody's way. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
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
  const spare = sparePackages(outcome.remaining);
  out.write(report(outcome.remaining.results, style) + summary(outcome, { ...commandLine, style, spare }));
}

/** Prints what became of the standard input: its fixed text or the diff of it on the standard output, else the report. */
export function printStdin({ source, fixed, outcome }: StdinOutcome, name: string, commandLine: CommandLine): void {
  const { mode, color } = commandLine;
  if (mode === 'fix') process.stdout.write(fixed);
  if (mode === 'diff' && fixed !== source) {
    process.stdout.write(colorDiff(filePatch(name, source, fixed), styleFor(process.stdout, color)));
  }
  const out = mode === 'check' ? process.stdout : process.stderr;
  out.write(report(outcome.remaining.results, styleFor(out, color)));
}

/** Names the files that could not take their fixes, and those that were not replaced whole. */
export function sayUnwritten(unwritten: readonly UnwrittenFile[], inPlace: readonly string[], mode: Mode): void {
  for (const { path, reason } of unwritten) {
    say(`${mode === 'diff' ? 'Left out' : 'Not written'}: ${displayPath(path)}, since ${reason}.`);
  }
  for (const path of inPlace) say(`Written in place, because of its hard links or its folder: ${displayPath(path)}`);
}
