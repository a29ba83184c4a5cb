import { fillTemplate, type MessageData, templatePattern } from './message-template.js';
import { type Reason, reasonDescriptions, type ReasonKind } from './reasons.js';

/** A kind of reason as a message states it. */
export interface StatedReason {
  readonly kind: ReasonKind;
  /** What the sentence was filled with, of the first place. */
  readonly data: MessageData;
  /** At how many places it holds. */
  readonly count: number;
}

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
  return clauses.length > 0 ? `${clauses.join('; ')}.` : '';
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
  for (const [kind, expression] of clauseExpressions) {
    const match = expression.exec(text);
    if (!match) continue;
    const { more, ...data } = match.groups!;
    const rest = text.slice(match[0].length);
    const following = statedReasons(rest);
    if (rest === '' || following.length > 0) return [{ kind, data, count: 1 + Number(more ?? 0) }, ...following];
  }
  return [];
}

/** For each kind, what matches its clause at the start of a text, up to the next clause. */
const clauseExpressions = (Object.keys(reasonDescriptions) as ReasonKind[]).map((kind) => {
  const source = `^${templatePattern(clauseTemplate(kind))}(?: \\(and (?<more>\\d+) more\\))?(?:; (?=\\S)|\\.$)`;
  return [kind, new RegExp(source, 's')] as const;
});
