import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** A stretch of code without branches, as ESLint cuts it. */
export interface Segment {
  readonly reachable: boolean;
  readonly nextSegments: readonly Segment[];
}

/** Something that happens in a segment, and the segments where control goes on if an exception is thrown there. */
export interface LocatedEvent<Event> {
  readonly event: Event;
  readonly exceptionTargets: ReadonlySet<Segment>;
}

/** Control flow through one function, or through the program, with what happens along it. */
export interface RecordedPath<Event> {
  /** The function or program; for a class field, its value. */
  readonly node: TSESTree.Node;
  readonly initial: Segment;
  /** Reachable segments, in source order. */
  readonly segments: ReadonlyMap<Segment, number>;
  readonly events: ReadonlyMap<Segment, readonly LocatedEvent<Event>[]>;
}

/** Listeners that follow control flow, to be spread into a rule's visitor. */
export interface CodePathRecorder<Event> {
  readonly listeners: TSESLint.RuleListener;
  /** Says that something happens here: called from a listener, at the node being visited. */
  place(event: Event): void;
}

interface OpenPath<Event> extends RecordedPath<Event> {
  readonly segments: Map<Segment, number>;
  readonly events: Map<Segment, LocatedEvent<Event>[]>;
  readonly current: Set<Segment>;
  /** Where exceptions land, innermost `try` last. */
  readonly exceptionTargets: Set<Segment>[];
}

const nowhere: ReadonlySet<Segment> = new Set();

/**
 * Records what happens on ESLint's code paths, in 8.57, 9 and 10: `codePath.currentSegments` is gone since 9, so the
 * current ones are kept here. ESLint draws one edge from a `try` block to its handler; the exception targets say the rest.
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
  const targetsOf = new Map<TSESTree.TryStatement, { block: Set<Segment>; handler: Set<Segment> }>();

  function place(event: Event): void {
    const path = open.at(-1)!;
    for (const segment of path.current) {
      const list = path.events.get(segment);
      const located = { event, exceptionTargets: path.exceptionTargets.at(-1) ?? nowhere };
      if (list) list.push(located);
      else path.events.set(segment, [located]);
    }
  }

  function enterBlock(node: TSESTree.BlockStatement): void {
    const { parent } = node;
    const path = open.at(-1)!;
    if (parent.type === 'TryStatement' && parent.block === node) {
      const exceptionTargets = { block: new Set<Segment>(), handler: new Set<Segment>() };
      targetsOf.set(parent, exceptionTargets);
      path.exceptionTargets.push(exceptionTargets.block);
    } else if (parent.type === 'TryStatement' && parent.finalizer === node) {
      if (parent.handler) path.exceptionTargets.pop();
      const { block, handler } = targetsOf.get(parent)!;
      for (const segment of path.current) (parent.handler ? handler : block).add(segment);
    }
  }

  const listeners = {
    onCodePathStart(codePath: { initialSegment: Segment }, node: TSESTree.Node) {
      if (open.length > 0) onStart(node, place);
      const maps = { segments: new Map(), events: new Map(), current: new Set<Segment>() };
      open.push({ node, initial: codePath.initialSegment, ...maps, exceptionTargets: [] });
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
      if (node.parent.type === 'TryStatement' && node.parent.block === node) open.at(-1)!.exceptionTargets.pop();
    },
    CatchClause({ parent }: TSESTree.CatchClause) {
      const { current, exceptionTargets } = open.at(-1)!;
      const { block, handler } = targetsOf.get(parent)!;
      for (const segment of current) block.add(segment);
      if (parent.finalizer) exceptionTargets.push(handler);
    },
  };
  // The listeners' types know neither segments nor code paths.
  return { place, listeners: listeners as unknown as TSESLint.RuleListener };
}
