import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** A stretch of code without branches, as ESLint cuts it. */
export interface Segment {
  readonly reachable: boolean;
  readonly nextSegments: readonly Segment[];
}

/** Something that happens in a segment, and the segments where control goes on if an exception is thrown there. */
export interface Happening<Event> {
  readonly event: Event;
  readonly landing: ReadonlySet<Segment>;
}

/** Control flow through one function, or through the program, with what happens on the way. */
export interface RecordedPath<Event> {
  /** The function or program; for a class field, its value. */
  readonly node: TSESTree.Node;
  readonly initial: Segment;
  /** Reachable segments, in source order. */
  readonly segments: ReadonlyMap<Segment, number>;
  readonly happenings: ReadonlyMap<Segment, readonly Happening<Event>[]>;
}

/** Listeners that follow control flow, to be spread into a rule's visitor. */
export interface CodePathRecorder<Event> {
  readonly listeners: TSESLint.RuleListener;
  /** Says that something happens here: called from a listener, at the node being visited. */
  place(event: Event): void;
}

interface OpenPath<Event> extends RecordedPath<Event> {
  readonly segments: Map<Segment, number>;
  readonly happenings: Map<Segment, Happening<Event>[]>;
  readonly current: Set<Segment>;
  /** Where exceptions land, innermost `try` last. */
  readonly landings: Set<Segment>[];
}

const nowhere: ReadonlySet<Segment> = new Set();

/**
 * Records what happens on ESLint's code paths, in 8.57, 9 and 10: `codePath.currentSegments` is gone since 9, so the
 * current ones are kept here. ESLint draws one edge from a `try` block to its handler; the landings say the rest.
 *
 * @param onStart called where a function or class field is created, before anything in it
 * @param onEnd called when all of a path is known
 */
export function recordCodePaths<Event>(
  onStart: (node: TSESTree.Node, place: (event: Event) => void) => void,
  onEnd: (path: RecordedPath<Event>) => void,
): CodePathRecorder<Event> {
  const open: OpenPath<Event>[] = [];
  /** Per `try` statement: where exceptions of its block, and of its handler, land. */
  const landingsOf = new Map<TSESTree.TryStatement, { block: Set<Segment>; handler: Set<Segment> }>();

  function place(event: Event): void {
    const path = open.at(-1)!;
    for (const segment of path.current) {
      const list = path.happenings.get(segment);
      const happening = { event, landing: path.landings.at(-1) ?? nowhere };
      if (list) list.push(happening);
      else path.happenings.set(segment, [happening]);
    }
  }

  function enterBlock(node: TSESTree.BlockStatement): void {
    const { parent } = node;
    const path = open.at(-1)!;
    if (parent.type === 'TryStatement' && parent.block === node) {
      const landings = { block: new Set<Segment>(), handler: new Set<Segment>() };
      landingsOf.set(parent, landings);
      path.landings.push(landings.block);
    } else if (parent.type === 'TryStatement' && parent.finalizer === node) {
      if (parent.handler) path.landings.pop();
      const { block, handler } = landingsOf.get(parent)!;
      for (const segment of path.current) (parent.handler ? handler : block).add(segment);
    }
  }

  const listeners = {
    onCodePathStart(codePath: { initialSegment: Segment }, node: TSESTree.Node) {
      if (open.length > 0) onStart(node, place);
      const maps = { segments: new Map(), happenings: new Map(), current: new Set<Segment>() };
      open.push({ node, initial: codePath.initialSegment, ...maps, landings: [] });
    },
    onCodePathEnd() {
      onEnd(open.pop()!);
    },
    onCodePathSegmentStart(segment: Segment) {
      const { current, segments } = open.at(-1)!;
      current.add(segment);
      segments.set(segment, segments.size);
    },
    onCodePathSegmentEnd(segment: Segment) {
      open.at(-1)!.current.delete(segment);
    },
    BlockStatement: enterBlock,
    'BlockStatement:exit'(node: TSESTree.BlockStatement) {
      if (node.parent.type === 'TryStatement' && node.parent.block === node) open.at(-1)!.landings.pop();
    },
    CatchClause({ parent }: TSESTree.CatchClause) {
      const { current, landings } = open.at(-1)!;
      const { block, handler } = landingsOf.get(parent)!;
      for (const segment of current) block.add(segment);
      if (parent.finalizer) landings.push(handler);
    },
  };
  // The listeners' types know neither segments nor code paths.
  return { place, listeners: listeners as unknown as TSESLint.RuleListener };
}
