import type { PresetName } from '../configs/index.js';
import type { Mode } from './command-line.js';
import { type Checked, findings } from './findings.js';
import { type GeneratorFate, generatorsByFate, operandCounts } from './generator-counts.js';
import { displayPath } from './display-path.js';
import { nextSteps } from './next-steps.js';
import { reasonCounts, type ReasonCount } from './reason-counts.js';
import type { OperandSource } from '../records.js';
import type { SparePackage } from './spare-packages.js';
import { indented, wrap, type Style } from './style.js';
import { tally, type TallyRow } from './tally.js';

/** The files before and after the fixes; the same where none were asked for. */
export interface Outcome {
  readonly found: Checked;
  readonly remaining: Checked;
}

/** What the summary tells of a run apart from its results. */
export interface SummaryContext {
  readonly mode: Mode;
  readonly preset: PresetName;
  /** As given on the command line. */
  readonly paths: readonly string[];
  readonly style: Style;
  /** Whether to list the generator functions of which nothing is known. */
  readonly unknown: boolean;
  /** Packages that have nothing left to do. */
  readonly spare: readonly SparePackage[];
}

/** The end of the readable report: counts by rule and library, why not everything has a fix, and what to do next. */
export function summary({ found, remaining }: Outcome, context: SummaryContext): string {
  const { mode, style } = context;
  const before = findings(found);
  const left = mode === 'check' ? before.filter(({ remedy }) => remedy !== 'fix') : findings(remaining);
  const rows = tally(before, left);
  const fixes = rows.reduce((sum, row) => sum + row.fixes, 0);
  const changed = remaining.results.filter(({ output }) => output !== undefined).length;
  const reasons = reasonCounts(left);
  const hasSuggestions = left.some(({ remedy }) => remedy === 'suggestion');
  const blocks = [
    [style.bold(headline(found.results, changed, before.length, fixes, mode))],
    table(rows, mode, style),
    reasonList(
      'Only suggested:',
      reasons.filter(({ severity }) => severity === 'intended'),
      style,
    ),
    reasonList(
      'Cannot be converted:',
      reasons.filter(({ severity }) => severity === 'refused'),
      style,
    ),
    generatorLines(found, context),
    operandLines(found),
    nextSteps({ ...context, hasFixes: fixes > 0, hasSuggestions }),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headline(found: Checked['results'], changed: number, total: number, fixes: number, mode: Mode): string {
  const failed = found.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length;
  const affected = found.filter(({ messages }) => messages.some(({ ruleId }) => ruleId !== null)).length;
  const failure = failed === 0 ? '' : ` ${count(failed, 'file')} could not be checked.`;
  return `Checked ${count(found.length - failed, 'file')}: ${result()}.${failure}`;

  function result(): string {
    if (total === 0) return 'nothing to convert';
    if (mode === 'check') return `${count(total, 'finding')} in ${count(affected, 'file')}, ${fixes} fixable`;
    return `${mode === 'fix' ? 'fixed' : 'would fix'} ${fixes} of ${count(total, 'finding')}, changing ${count(changed, 'file')}`;
  }
}

function table(rows: readonly TallyRow[], mode: Mode, style: Style): string[] {
  if (rows.length === 0) return [];
  const header = ['rule', 'library', 'findings', mode === 'fix' ? 'fixed' : 'fixable', 'suggestion', 'by hand'];
  const cells = rows.map((row, index) => [
    rows[index - 1]?.rule === row.rule && row.library !== '' ? '' : row.rule,
    row.library,
    ...[row.findings, row.fixes, row.suggestions, row.manual].map((number) => (number === 0 ? '' : String(number))),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((line) => line[column]?.length ?? 0)));
  const [titles = '', ...lines] = [header, ...cells].map((line) => {
    const padded = line.map((cell, column) => {
      const isText = column < 2;
      return isText ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
    });
    return `  ${padded.join('  ')}`.trimEnd();
  });
  return [style.dim(titles), ...lines];
}

function reasonList(title: string, reasons: readonly ReasonCount[], style: Style): string[] {
  if (reasons.length === 0) return [];
  const width = Math.max(...reasons.map(({ count }) => String(count).length));
  const indent = 2 + width + 2;
  const lines = reasons.flatMap(({ code, count, title }) => {
    const head = `  ${style.bold(String(count).padStart(width))}  `;
    return indented(wrap(`${title} [${code}]`, style.columns - indent), head, indent);
  });
  return [title, ...lines];
}

/** Every generator function is accounted for, also where nothing is reported. */
function generatorLines(found: Checked, { mode, preset, unknown }: SummaryContext): string[] {
  const byFate = [...generatorsByFate(found, preset === 'migrate')].filter(([, all]) => all.length > 0);
  if (byFate.length === 0) return [];
  const total = byFate.reduce((sum, [, { length }]) => sum + length, 0);
  const wordFor = (fate: GeneratorFate) => (fate === 'converted' && mode !== 'fix' ? 'fixable' : fate);
  const listed = unknown ? (byFate.find(([fate]) => fate === 'unknown')?.[1] ?? []) : [];
  return [
    `${count(total, 'generator function')}: ${byFate.map(([fate, { length }]) => `${length} ${wordFor(fate)}`).join(', ')}`,
    ...listed.map(({ file, line, column }) => `  ${displayPath(file)}:${line}:${column}`),
  ];
}

const sourceWords: Readonly<Record<OperandSource, string>> = {
  file: 'by the file',
  catalogue: 'by known libraries',
  types: 'by types',
  project: 'by other files',
  package: 'by packages',
  recorded: 'by the recorded run',
  name: 'by name',
  open: 'open',
  'never-ran': 'open, and never ran',
};

/** Where a recorded run is known, what told what the operands of coroutines are. */
function operandLines(found: Checked): string[] {
  const counts = [...operandCounts(found)];
  if (counts.length === 0) return [];
  const total = counts.reduce((sum, [, number]) => sum + number, 0);
  return [
    `${count(total, 'suspension')}: ${counts.map(([source, number]) => `${number} ${sourceWords[source]}`).join(', ')}`,
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
