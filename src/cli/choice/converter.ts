import type { ESLint } from 'eslint';
import { type FileRecord, startRecording } from '../../records.js';
import type { Job } from '../check.js';
import type { Checked } from '../findings.js';
import { type CarriedOut, isLeft, type PlanParts } from '../plan/carry-out.js';
import { type Conversion, conversionsOf, withNeeds } from './conversions.js';
import { type DecidedLinter, linterUnder } from './decided-linter.js';
import { type FileFix, fixesOf, isSameFix, withoutOverlaps } from './file-fixes.js';
import { fixText } from './fix-text.js';
import type { Asked } from './noted-decisions.js';
import { concernedTexts, keepSeeing } from './seen-texts.js';

/** What somebody wrote in place of conversions. */
export type Edits = ReadonlyMap<Conversion, Pick<FileFix, 'after' | 'range'>>;

/** A file with some of its conversions. */
interface Converted {
  readonly result: ESLint.LintResult;
  readonly record: FileRecord | undefined;
  /** What it depends on. */
  readonly asked: Asked;
  readonly choice: string;
}

/** The conversions of a project, and what becomes of its files with some of them. */
export class Converter {
  readonly conversions: readonly Conversion[];
  readonly #job: Job;
  readonly #carriedOut: CarriedOut;
  readonly #texts: ReadonlyMap<string, string>;
  /** By file, the fixes that are there whatever is converted of the plan. */
  readonly #besides: ReadonlyMap<string, readonly FileFix[]>;
  readonly #known = new Map<string, Converted[]>();
  readonly #recorded = startRecording();

  private constructor(
    job: Job,
    carriedOut: CarriedOut,
    texts: ReadonlyMap<string, string>,
    besides: ReadonlyMap<string, readonly FileFix[]>,
    withWaiting: boolean,
  ) {
    this.#job = job;
    this.#carriedOut = carriedOut;
    this.#texts = texts;
    this.#besides = besides;
    this.conversions = conversionsOf(carriedOut, [...besides.values()].flatMap(withoutOverlaps), withWaiting);
  }

  /**
   * Opens the conversions of a plan to a choice. From then on this process sees the files as they are now, whatever is
   * written to them: what a file becomes depends on what the others were, and on what is chosen of them.
   *
   * @param options whether islands are among them that wait for something newer
   */
  static async open(job: Job, carriedOut: CarriedOut, { withWaiting = false } = {}): Promise<Converter> {
    const texts = concernedTexts(carriedOut);
    keepSeeing(texts);
    const { lint } = linterUnder(job, carriedOut.decide({ functions: [], chains: [] }).decisions);
    const besides = new Map<string, readonly FileFix[]>();
    for (const [file, text] of texts) besides.set(file, fixesOf(await lint(text, file), text));
    return new Converter(job, carriedOut, texts, besides, withWaiting);
  }

  /** The files that any of them changes. */
  get files(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** The text of a file before any of them, without a byte order mark. */
  textOf(file: string): string {
    return this.#texts.get(file)!;
  }

  /**
   * Converts some, with all that they need. What then turns out to stay is left out, with what needs it.
   *
   * @returns what the files become, as their `output`
   */
  async convert(chosen: readonly Conversion[], edits: Edits = new Map()): Promise<readonly ESLint.LintResult[]> {
    const wanted = withNeeds(this.conversions, chosen);
    const { linter, usedIn } = this.#decide(wanted);
    const converted = new Map<string, Converted>();
    const changing = new Set([...wanted.flatMap(({ files }) => files), ...usedIn]);
    for (const file of this.files.filter((one) => changing.has(one))) {
      const own = wanted.filter(({ files }) => files.includes(file));
      converted.set(file, await this.#convertFile(file, own, linter, edits));
    }
    const records = new Map([...converted].flatMap(([file, { record }]) => (record ? [[file, record] as const] : [])));
    const left = wanted.filter(({ functions }) => functions.some((one) => isLeft({ records }, one)));
    if (left.length === 0) return [...converted.values()].map(({ result }) => result);
    const rest = wanted.filter((one) => ![one, ...one.needs].some((needed) => left.includes(needed)));
    return this.convert(rest, edits);
  }

  /** The one fix that a conversion is in the texts before; missing where it is several. */
  async fixOf({ fix, files, needs, ...parts }: Conversion): Promise<FileFix | undefined> {
    const [file, ...others] = files;
    if (fix || file === undefined || others.length > 0) return fix;
    const text = this.textOf(file);
    const before = fixesOf(await this.#decide(needs).linter.lint(text, file), text);
    const after = fixesOf(await this.#decide([...needs, parts]).linter.lint(text, file), text);
    const [own, ...more] = after.filter((one) => !before.some((other) => isSameFix(one, other)));
    return more.length === 0 ? own : undefined;
  }

  /** What is left to say of all files once some have the texts that they became. */
  async remaining(changed: readonly ESLint.LintResult[]): Promise<Checked> {
    const { decisions, found } = this.#carriedOut;
    const { lint } = linterUnder(this.#job, decisions);
    const results = new Map<string, ESLint.LintResult>();
    const records = new Map(found.records);
    for (const { filePath, output } of changed) {
      if (output === undefined) continue;
      results.set(filePath, { ...(await lint(output, filePath)), output });
      const record = this.#recorded.get(filePath);
      if (record) records.set(filePath, record);
    }
    return { ...found, results: found.results.map((result) => results.get(result.filePath) ?? result), records };
  }

  #decide(wanted: readonly PlanParts[]) {
    const functions = wanted.flatMap((conversion) => conversion.functions);
    const chains = wanted.flatMap((conversion) => conversion.chains);
    const newer = wanted.flatMap((conversion) => conversion.newer ?? []);
    const { decisions, usedIn } = this.#carriedOut.decide({ functions, chains, newer });
    return { linter: linterUnder(this.#job, decisions), usedIn };
  }

  /** Files are the same in many choices, and are converted once for all under which what they ask has the same answers. */
  async #convertFile(
    file: string,
    own: readonly Conversion[],
    { lint, decisions, note }: DecidedLinter,
    edits: Edits,
  ): Promise<Converted> {
    const choice = JSON.stringify([
      own.map((one) => [this.conversions.indexOf(one), edits.get(one)]),
      decisions.awaits,
    ]);
    const before = this.#known.get(file) ?? [];
    const same = before.find((known) => known.choice === choice && known.asked.isSameUnder(decisions));
    if (same) return same;
    const asked = note();
    const chosen = own.flatMap((conversion): FileFix | readonly FileFix[] => {
      const edit = edits.get(conversion);
      return edit ? { ...edit, before: '', file, messages: [] } : (conversion.fix ?? []);
    });
    const result = await fixText(this.textOf(file), { file, chosen, besides: this.#besides.get(file)!, lint });
    const converted = { result, record: this.#recorded.get(file), asked, choice };
    this.#known.set(file, [...before, converted]);
    return converted;
  }
}
