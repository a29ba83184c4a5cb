import type { Job } from '../check.js';
import type { Checked } from '../findings.js';
import { displayPath } from '../paths.js';
import type { CarriedOut } from '../plan/carry-out.js';
import { say, show } from '../print.js';
import { type Style, styleFor } from '../style.js';
import { colorDiff, filePatch } from '../unified-diff.js';
import { askAt } from './ask.js';
import { changesOf } from './changes.js';
import { type Answer, chooseConversions, type Question } from './choose.js';
import { Converter } from './converter.js';
import { readDeclined } from './declined.js';

/**
 * Asks about each conversion, with its diff and what the reports say of it: one that changes several files is one
 * question. What is declined is not asked about again in the next run, so that one can stop and go on later.
 *
 * @returns the files with the text to write as their `output`
 */
export async function fixInteractively(
  job: Job,
  carriedOut: CarriedOut,
  { kept, color }: { readonly kept: string; readonly color: boolean | undefined },
): Promise<Checked> {
  const style = styleFor(process.stderr, color);
  const declined = await readDeclined(kept, job.directory);
  const converter = await Converter.open(job, carriedOut);
  let passedOver = 0;
  const choice = await chooseConversions(
    converter.conversions,
    (conversion) => {
      const isDeclined = declined.has(conversion);
      if (isDeclined) passedOver += 1;
      return isDeclined;
    },
    (question) => ask(question, converter, style),
  );
  await declined.add(choice.declined);
  if (passedOver > 0) say(`Passed over, since they were declined before: ${String(passedOver)}.`);
  if (choice.heldBack.length > 0)
    say(`Passed over, since they need what was declined: ${String(choice.heldBack.length)}.`);
  if (choice.unasked > 0) say(`Not asked about: ${String(choice.unasked)}. Run it again to go on.`);
  return converter.remaining(await converter.convert(choice.chosen, choice.edits));
}

async function ask(question: Question, converter: Converter, style: Style): Promise<Answer> {
  const { conversion, number, total } = question;
  const changes = await changesOf(question, converter);
  say('');
  for (const { file, line, column, message } of conversion.reports) {
    say(`${style.underline(`${displayPath(file)}:${String(line)}:${String(column)}`)} ${message}`);
  }
  for (const { file, before, after } of changes) {
    const [heads = '', ...hunks] = filePatch(displayPath(file), before, after).split(/^(?=@@ )/m);
    // Where it is one file, the reports have named it.
    const shown = [...(changes.length > 1 ? [heads] : []), ...hunks].join('').trimEnd();
    show(colorDiff(shown, style));
  }
  const editable = await converter.fixOf(conversion);
  return askAt({ number, total, editable }, { input: process.stdin, output: process.stderr });
}
