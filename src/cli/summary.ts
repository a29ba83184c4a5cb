import type { CommandLine, Mode } from './command-line.js';
import { type Checked, findings, remedyOf } from './findings.js';
import { generatorsByFate, operandCounts } from './generator-counts.js';
import { displayPath } from './paths.js';
import { nextSteps } from './next-steps.js';
import { olderNodeLines } from './older-node.js';
import { reasonsPage } from './pages.js';
import type { Plan } from '../project/index.js';
import type { ReasonCode, Severity } from '../reasons/index.js';
import { settingsAdvice } from './settings-advice.js';
import { reasonCounts, type ReasonCount } from './reason-counts.js';
import type { OperandSource } from '../records.js';
import type { SparePackage } from './spare-packages.js';
import { count, indented, wrap, type Style } from './style.js';
import { tally, type TallyRow } from './tally.js';

/** The files before and after the fixes; the same where none were asked for. */
export interface Outcome {
  readonly found: Checked;
  readonly remaining: Checked;
  /** What was planned for all files together, where fixes were asked for. */
  readonly plan?: Plan;
}

/** What the summary tells of a run apart from its results. */
export interface SummaryContext {
  readonly commandLine: CommandLine;
  readonly style: Style;
  /** Packages that have nothing left to do. */
  readonly spare: readonly SparePackage[];
}

/** The end of the readable report: counts by rule and library, why not everything has a fix, and what to do next. */
export function summary(outcome: Outcome, context: SummaryContext): string {
  const { found, remaining } = outcome;
  const { style, commandLine, spare } = context;
  const { mode } = commandLine;
  const { columns } = style;
  const before = findings(found);
  const left = mode === 'check' ? before.filter(({ remedy }) => remedy !== 'fix') : findings(remaining);
  const rows = tally(before, left);
  const fixes = rows.reduce((sum, row) => sum + row.fixes, 0);
  const changed = remaining.results.filter(({ output }) => output !== undefined).length;
  const reasons = reasonCounts(left);
  const hasSuggestions = left.some(({ remedy }) => remedy === 'suggestion');
  const ofSeverity = (severity: Severity) => reasons.filter((reason) => reason.severity === severity);
  const blocks = [
    wrap(headline(found, changed, before.length, fixes, mode), columns).map((line) => style.bold(line)),
    table(rows, mode, style),
    reasonList('Only suggested:', ofSeverity('intended'), style),
    ...refusalLists(ofSeverity('refused'), mode, style),
    reasons.length > 0 ? wrap(`What each means: ${reasonsPage}`, columns) : [],
    generatorLines(outcome, context).flatMap((line) => (line.startsWith('  ') ? [line] : wrap(line, columns))),
    operandLines(found).flatMap((line) => wrap(line, columns)),
    settingsAdvice(found, columns),
    olderNodeLines(filesWithFixes(found), columns),
    nextSteps({
      ...{ commandLine, columns, spare, hasFixes: fixes > 0, hasSuggestions },
      ...{ hasIslands: hasIslands(outcome), mayPlanTellMore: before.length > 0 && isAnyOpen(outcome) },
    }),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function filesWithFixes({ results }: Checked): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.some((message) => message.ruleId !== null && remedyOf(message) === 'fix') ? [filePath] : [],
  );
}

function headline({ results, silent = 0 }: Checked, changed: number, total: number, fixes: number, mode: Mode): string {
  const failed = results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length;
  const affected = results.filter(({ messages }) => messages.some(({ ruleId }) => ruleId !== null)).length;
  const failure = failed === 0 ? '' : ` ${count(failed, 'file')} could not be checked.`;
  const silence = silent === 0 ? '' : ` ${count(silent, 'file')} needed no linting.`;
  return `Checked ${count(results.length - failed, 'file')}: ${result()}.${failure}${silence}`;

  function result(): string {
    if (total === 0) return 'nothing to convert';
    if (mode === 'check') return `${count(total, 'finding')} in ${count(affected, 'file')}, ${fixes} fixable`;
    return `${mode === 'fix' ? 'fixed' : 'would fix'} ${fixes} of ${count(total, 'finding')}, changing ${count(changed, 'file')}`;
  }
}

function table(rows: readonly TallyRow[], mode: Mode, style: Style): string[] {
  if (rows.length === 0) return [];
  // Fixes may be left where somebody chose among them.
  const isLeft = rows.some(({ fixable }) => fixable > 0);
  const fixes = mode === 'fix' ? ['fixed', ...(isLeft ? ['fixable'] : [])] : ['fixable'];
  const header = ['rule', 'library', 'findings', ...fixes, 'suggestion', 'by hand'];
  const cells = rows.map((row, index) => [
    rows[index - 1]?.rule === row.rule && row.library !== '' ? '' : row.rule,
    row.library,
    ...[row.findings, row.fixes, ...(isLeft ? [row.fixable] : []), row.suggestions, row.manual].map((number) =>
      number === 0 ? '' : String(number),
    ),
  ]);
  const [titles = '', ...lines] = aligned([header, ...cells], style.columns);
  return [style.dim(titles), ...lines];
}

/** Reasons that a plan, which asks all files, may know to be none. */
const decidedByOthers: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  ...(['exported-generator', 'foreign-generator', 'generator-elsewhere', 'generator-used-elsewhere'] as const),
  ...(['public-method', 'tied-to-refusal', 'unknown-generator'] as const),
]);

const textColumns = 2;

/** Lines of cells below each other; where they are too long, the first cell has a line of its own above the others. */
function aligned(lines: readonly (readonly string[])[], columns: number): string[] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column < textColumns ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  const joined = (line: readonly string[], from: number) =>
    `${'  '.repeat(from + 1)}${line
      .slice(from)
      .map((cell, index) => pad(cell, index + from))
      .join('  ')}`.trimEnd();
  const whole = lines.map((line) => joined(line, 0));
  if (whole.every(({ length }) => length <= columns)) return whole;
  return lines.flatMap((line, index) =>
    index === 0 || line[0] === '' ? [joined(line, 1)] : [`  ${line[0]!}`, joined(line, 1)],
  );
}

function reasonList(title: string, reasons: readonly ReasonCount[], style: Style): string[] {
  if (reasons.length === 0) return [];
  const width = Math.max(...reasons.map(({ count }) => String(count).length));
  const indent = 2 + width + 2;
  const lines = reasons.flatMap(({ code, count, title }) => {
    const head = `  ${style.bold(String(count).padStart(width))}  `;
    const words = wrap(`${title} [${code}]`, style.columns - indent);
    const linked = words.map((line) => line.replace(`[${code}]`, `[${style.link(code, `${reasonsPage}#${code}`)}]`));
    return indented(linked, head, indent);
  });
  return [title, ...lines];
}

/** What other files decide is no last word of a check, which asks none whether they can change. */
function refusalLists(refused: readonly ReasonCount[], mode: Mode, style: Style): string[][] {
  const isOpen = ({ code }: ReasonCount): boolean => mode === 'check' && decidedByOthers.has(code);
  const [open, closed] = [refused.filter(isOpen), refused.filter((reason) => !isOpen(reason))];
  return [
    reasonList('Not converted by their files alone:', open, style),
    reasonList('Cannot be converted:', closed, style),
  ];
}

/** Every generator function is accounted for, also where nothing is reported. */
function generatorLines(
  { found, remaining, plan }: Outcome,
  { commandLine: { mode, unknown, only } }: SummaryContext,
): string[] {
  // What is not asked for is found, but neither reported nor fixed.
  if (only.length > 0) return [];
  const byFate = [...generatorsByFate(mode === 'fix' ? remaining : found, plan)].filter(([, all]) => all.length > 0);
  const left = byFate.reduce((sum, [, { length }]) => sum + length, 0);
  const total = mode === 'fix' ? Math.max(left, countGenerators(found)) : left;
  if (total === 0) return [];
  const converted = total === left ? [] : [`${total - left} converted`];
  const counts = [...converted, ...byFate.map(([fate, { length }]) => `${length} ${fate}`)];
  const listed = unknown ? (byFate.find(([fate]) => fate === 'unknown')?.[1] ?? []) : [];
  const isByFile = mode === 'check' && byFate.some(([fate]) => fate === 'unknown' || fate === 'by hand');
  return [
    `${count(total, 'generator function')}${isByFile ? ', each by its file alone' : ''}: ${counts.join(', ')}`,
    ...listed.map(({ file, line, column }) => `  ${displayPath(file)}:${line}:${column}`),
  ];
}

function hasIslands({ found, plan }: Outcome): boolean {
  return generatorsByFate(found, plan).get('with other files')!.length > 0;
}

/** Whether a plan, which asks all files, may know what to do with generators of which a check does not. */
function isAnyOpen({ found, plan }: Outcome): boolean {
  const byFate = generatorsByFate(found, plan);
  return byFate.get('unknown')!.length > 0 || byFate.get('by hand')!.length > 0;
}

function countGenerators({ records }: Checked): number {
  return [...records.values()].reduce((sum, { generators }) => sum + generators.length, 0);
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
  'never-ran': 'that never ran',
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
