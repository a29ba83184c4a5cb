import {
  fillTemplate,
  type MessageData,
  type Reason,
  reasonDescriptions,
  type ReasonKind,
  templatePattern,
} from '../reasons/index.js';

/** A kind of reason as a message states it. */
export interface StatedReason {
  readonly kind: ReasonKind;
  /** What the sentence was filled with, of the first place. */
  readonly data: MessageData;
  /** At how many places it holds. */
  readonly count: number;
}

const separator = '; ';

/**
 * What a message says after "because": a clause for each kind of reason, with the first place, and how many more there
 * are. {@link statedReasons} reads it back.
 */
export function describeReasons(reasons: readonly Reason[]): string {
  const byKind = new Map<ReasonKind, Reason[]>();
  for (const reason of reasons) byKind.set(reason.kind, [...(byKind.get(reason.kind) ?? []), reason]);
  const clauses = [...byKind].map(([kind, all]) => {
    const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
    return reasonClause(kind, all[0]!.data) + more;
  });
  return clauses.length > 0 ? `${clauses.join(separator)}.` : '';
}

/** A reason's sentence without its full stop, filled in. */
export function reasonClause(kind: ReasonKind, data: MessageData): string {
  return fillTemplate(clauseTemplate(kind), data);
}

function clauseTemplate(kind: ReasonKind): string {
  return reasonDescriptions[kind].sentence.replace(/\.$/, '');
}

/**
 * The reasons in a text made by {@link describeReasons}: linters hand on the text of a message alone.
 *
 * @returns empty where the text was not made so
 */
export function statedReasons(text: string): StatedReason[] {
  return text.endsWith('.') ? (readClauses(text.slice(0, -1)) ?? []) : [];
}

/** A value in a clause may contain what separates clauses, so that each separator is tried as the end of the first. */
function readClauses(text: string): StatedReason[] | undefined {
  for (let end = nextSeparator(text, 0); end <= text.length; end = nextSeparator(text, end + 1)) {
    const first = readClause(text.slice(0, end));
    if (first && end === text.length) return [first];
    const others = first && readClauses(text.slice(end + separator.length));
    if (others) return [first, ...others];
  }
  return undefined;
}

function nextSeparator(text: string, from: number): number {
  if (from > text.length) return Infinity;
  const index = text.indexOf(separator, from);
  return index === -1 ? text.length : index;
}

function readClause(text: string): StatedReason | undefined {
  for (const [kind, expression] of clauseExpressions) {
    const groups = expression.exec(text)?.groups;
    if (!groups) continue;
    const { more, ...data } = groups;
    return { kind, data, count: 1 + Number(more ?? 0) };
  }
  return undefined;
}

/** For each kind, what matches its whole clause. */
const clauseExpressions = (Object.keys(reasonDescriptions) as ReasonKind[]).map((kind) => {
  const source = `^(?:${templatePattern(clauseTemplate(kind))})(?: \\(and (?<more>\\d+) more\\))?$`;
  return [kind, new RegExp(source, 's')] as const;
});
