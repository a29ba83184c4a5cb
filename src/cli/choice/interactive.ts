import { type Job, textLinter } from '../check.js';
import type { Checked } from '../findings.js';
import { displayPath } from '../paths.js';
import { say } from '../print.js';
import { type Style, styleFor } from '../style.js';
import { colorDiff, filePatch } from '../unified-diff.js';
import { askAt } from './ask.js';
import { chooseConversions, type Question } from './choose.js';
import { withConversions } from './conversions.js';
import { readDeclined } from './declined.js';

/**
 * Asks about each conversion, with its diff and what the reports say of it. What is declined is not asked about again
 * in the next run, so that one can stop and go on later.
 *
 * @returns the files with the text to write as their `output`
 */
export async function fixInteractively(
  job: Job,
  found: Checked,
  { kept, color }: { readonly kept: string; readonly color: boolean | undefined },
): Promise<Checked> {
  const style = styleFor(process.stderr, color);
  const declined = await readDeclined(kept, job.directory);
  let passedOver = 0;
  const choice = await chooseConversions(
    found.results,
    (conversion) => {
      const isDeclined = declined.has(conversion);
      if (isDeclined) passedOver += 1;
      return isDeclined;
    },
    (question) => {
      show(question, style);
      return askAt(question, { input: process.stdin, output: process.stderr });
    },
  );
  await declined.add(choice.declined);
  if (passedOver > 0) say(`Passed over, since they were declined before: ${String(passedOver)}.`);
  if (choice.unasked > 0) say(`Not asked about: ${String(choice.unasked)}. Run it again to go on.`);
  const linter = textLinter(job);
  const results = [];
  for (const result of found.results) {
    results.push(await withConversions(result, choice.chosen.get(result) ?? [], linter.lint));
  }
  return linter.check(results, found);
}

function show({ conversion, result }: Question, style: Style): void {
  const { file, range, after, messages } = conversion;
  const source = result.source ?? '';
  const name = displayPath(file);
  const converted = source.slice(0, range[0]) + after + source.slice(range[1]);
  // The lines before the first hunk repeat what the reports say already.
  const [, ...hunks] = filePatch(name, source, converted).split(/^(?=@@ )/m);
  say('');
  for (const { line, column, message } of messages) {
    say(`${style.underline(`${name}:${String(line)}:${String(column)}`)} ${message}`);
  }
  say(colorDiff(hunks.join('').trimEnd(), style));
}
