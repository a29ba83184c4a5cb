import type { TSESLint } from '@typescript-eslint/utils';
import type { AwaitNode } from './misplaced-awaits.js';

/** Functions that ESLint calls for nodes, by selector. */
export type Listeners = Readonly<Record<string, (node: never) => void>>;

/** Listeners for everything that waits. */
export function awaitListeners(enter: (node: AwaitNode) => void): Listeners {
  return {
    AwaitExpression: enter,
    'ForOfStatement[await=true]': enter,
    'VariableDeclaration[kind="await using"]': enter,
  };
}

/** What tolerant parsers and Vue's add to the services of a parser. */
interface AwaitServices {
  /** The awaits that a tolerant parser let pass. */
  readonly recovered: ReadonlyMap<AwaitNode, unknown>;
  readonly defineTemplateBodyVisitor?: (template: Listeners, script: Listeners) => Listeners;
}

/** What the parser of a file offers to those who look for misplaced awaits. */
export function awaitServices({ parserServices }: Readonly<TSESLint.SourceCode>): AwaitServices {
  const { nativeAsync, defineTemplateBodyVisitor } = (parserServices ?? {}) as Partial<AwaitServices> & {
    readonly nativeAsync?: Pick<AwaitServices, 'recovered'>;
  };
  return {
    recovered: nativeAsync?.recovered ?? new Map(),
    ...(defineTemplateBodyVisitor && { defineTemplateBodyVisitor }),
  };
}
