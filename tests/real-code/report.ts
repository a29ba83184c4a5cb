import { format, resolveConfig } from 'prettier';
import type { PlacedFinding } from './package-linter.js';

export type FindingsByFile = Record<string, readonly PlacedFinding[]>;

/**
 * What is kept of a package's findings: those of the preset `recommended`, and what `migrate` leaves, a line each:
 * place, rule and message id, library, what can be done about it, and why it is no fix.
 */
export async function expectedText(found: FindingsByFile, left: FindingsByFile): Promise<string> {
  const kept = { recommended: describe(found), afterMigrate: describe(left) };
  const config = await resolveConfig(import.meta.filename);
  return format(JSON.stringify(kept), { ...config, parser: 'json' });
}

function describe(findings: FindingsByFile): Record<string, string[]> {
  const entries = Object.entries(findings).map(([file, placed]) => [file, placed.map(describeOne)] as const);
  return Object.fromEntries(entries.filter(([, lines]) => lines.length > 0));
}

function describeOne({ place, id, library, remedy, reasons }: PlacedFinding): string {
  const because = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
  return `${place} ${id} (${library}) ${remedy}${because}`;
}

/**
 * The figures of a package, for people to read: what `recommended` finds, fixes and suggests, what `migrate` converts, and
 * why it leaves the rest. Leftovers do not count.
 */
export function countRow(name: string, files: number, found: FindingsByFile, left: FindingsByFile): object {
  const before = coroutines(found);
  const after = coroutines(left);
  return {
    package: name,
    files,
    found: before.length,
    certain: before.filter(({ remedy }) => remedy === 'fix').length,
    suggested: before.filter(({ remedy }) => remedy === 'suggestion').length,
    converted: before.length - after.length,
    left: countReasons(after),
  };
}

function coroutines(findings: FindingsByFile): PlacedFinding[] {
  return Object.values(findings)
    .flat()
    .filter(({ id }) => !id.endsWith('/leftover'));
}

function countReasons(findings: readonly PlacedFinding[]): string {
  const counts = new Map<string, number>();
  for (const reason of findings.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${reason} ${count}`).join(', ');
}
