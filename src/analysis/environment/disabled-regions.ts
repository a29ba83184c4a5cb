import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Position = TSESTree.Position;

/** A change, at a position, of whether rules are disabled. */
interface Switch {
  readonly position: Position;
  readonly disables: boolean;
  /** All rules where it is empty. */
  readonly rules: ReadonlySet<string>;
}

/** Says whether comments of a file disable a rule at a position, by the id that the configuration gives the rule. */
export type DisabledRegions = (rule: string, position: Position) => boolean;

const directive = /^\s*(?:eslint|oxlint)-(disable-next-line|disable-line|disable|enable)(?=\s|$)([^]*)$/;
const reachesLine: ReadonlySet<string> = new Set(['disable-line', 'disable-next-line']);

/**
 * Reads the comments by which ESLint and oxlint disable rules, as these read them. ESLint 8.57 does not tell.
 *
 * Read without regard to which of the two runs, and to `noInlineConfig`, of which no rule knows: what a comment for one
 * of them names is to be left alone by both.
 */
export function readDisabledRegions(sourceCode: Readonly<TSESLint.SourceCode>): DisabledRegions {
  const onLines = new Map<number, Switch[]>();
  const inBlocks: Switch[] = [];
  for (const comment of sourceCode.getAllComments()) readComment(comment);

  return (rule, position) => {
    const concerns = ({ rules }: Switch) => rules.size === 0 || rules.has(rule);
    if (onLines.get(position.line)?.some(concerns)) return true;
    const last = inBlocks.findLast((each) => isBefore(each.position, position) && concerns(each));
    return last?.disables ?? false;
  };

  function readComment({ type, value, loc }: TSESTree.Comment): void {
    const [, kind, list] = directive.exec(withoutDescription(value)) ?? [];
    if (kind === undefined || list === undefined) return;
    const entry = { position: loc.start, disables: kind !== 'enable', rules: ruleNames(list) };
    if (!reachesLine.has(kind)) {
      if (type === 'Block') inBlocks.push(entry);
      return;
    }
    if (kind === 'disable-line' && loc.start.line !== loc.end.line) return;
    const line = kind === 'disable-line' ? loc.start.line : loc.end.line + 1;
    onLines.set(line, [...(onLines.get(line) ?? []), entry]);
  }
}

/** What stands before `-- why`. */
function withoutDescription(comment: string): string {
  return comment.split(/\s-{2,}\s/, 1)[0]!;
}

function ruleNames(list: string): ReadonlySet<string> {
  const names = list.split(',').map((name) => name.trim().replace(/^(['"]?)(.*)\1$/s, '$2'));
  return new Set(names.filter((name) => name !== ''));
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}
