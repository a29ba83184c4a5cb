import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { path } from '../environment/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { awaitListeners, awaitServices, type Listeners } from './await-listeners.js';
import {
  type AwaitNode,
  isMisplaced,
  mayMisreadAwait,
  misplacedAwait,
  type MisplacedAwait,
  misreadAwaits,
} from './misplaced-awaits.js';
import type { PromisedCall } from './remedies.js';

/** Finds the misplaced awaits of a file while it is walked. */
export interface AwaitFinder {
  readonly listeners: Listeners;
  /** The listeners of a script with those for awaits of its template, which is visited after the script. */
  withTemplate(script: Listeners, enter: (node: AwaitNode) => void): Listeners;
  /** Whether there may be one, once the file was walked. */
  any(): boolean;
  /** All of them, and whether an identifier is one. */
  found(model: SemanticModel): {
    readonly awaits: readonly MisplacedAwait[];
    readonly isAwait: (name: TSESTree.Node) => boolean;
  };
}

/** Makes a finder for one file. */
export function createAwaitFinder(sourceCode: Readonly<TSESLint.SourceCode>): AwaitFinder {
  const { recovered, defineTemplateBodyVisitor } = awaitServices(sourceCode);
  const nodes = new Set<AwaitNode>();
  return {
    listeners: awaitListeners((node) => {
      if (isMisplaced(node)) nodes.add(node);
    }),
    withTemplate: (script, enter) => defineTemplateBodyVisitor?.(awaitListeners(enter), script) ?? script,
    any: () => nodes.size > 0 || recovered.size > 0 || mayMisreadAwait(sourceCode),
    found(model) {
      // What was let pass is reported even where no listener came by.
      const read = [...new Set([...nodes, ...recovered.keys()])];
      const misread = misreadAwaits(model);
      const names = new Set(misread.map(({ node }) => node));
      const awaits = [...read.flatMap((node) => misplacedAwait(model, node, recovered.has(node)) ?? []), ...misread];
      return { awaits, isAwait: (name) => names.has(name) };
    },
  };
}

/** The calls of a file that have to wait for what becomes async in other files, by a plan for the project. */
export function promisedCallsOf(model: SemanticModel): PromisedCall[] {
  return model.syntax.calls.flatMap((node) => {
    const place = model.calledFunction(node).function ? undefined : model.project.promisedBy(node);
    if (!place) return [];
    const file = path.relative(model.cwd, place.file).replaceAll(path.sep, '/');
    const at = `${file}:${place.line}`;
    return [{ node, definition: place.name === '' ? at : `\`${place.name}\` (${at})` }];
  });
}
