import type { TSESTree } from '@typescript-eslint/utils';
import { hostHandlersOf, type HostHandling } from '../../analysis/hosts/index.js';
import type { SemanticModel } from '../../analysis/semantics/index.js';
import type { SurveyedUse } from './survey.js';

/**
 * What a host, or what is likely one, does with a generator function that a call hands it.
 *
 * @returns undefined where no host is known; without a use where it takes an async function as well
 */
export function useByHost(
  model: SemanticModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  node: TSESTree.Node,
): { readonly use: SurveyedUse | undefined } | undefined {
  const { line } = node.loc.start;
  const hosts = hostHandlersOf(model);
  const handling = hosts.ofCall(call, node);
  if (handling) return { use: hostedUse(handling, line) };
  const likely = likelyHostedUse(hosts.likelyOfCall(call), line);
  return likely && { use: likely };
}

function hostedUse({ host, versions, handsOnTo }: HostHandling, line: number): SurveyedUse | undefined {
  if (versions?.treatment !== 'runs' || handsOnTo !== undefined) return { effect: 'blocks', line };
  const precondition = versions.asyncFrom !== undefined && { precondition: versions.asyncFrom };
  if (host.convention === 'koa-1') return { effect: 'hosted', line, ...precondition };
  return precondition ? { effect: 'runs', line, ...precondition } : undefined;
}

/** Routes are often given to an application that a parameter holds: what it is can only be told by its methods. */
function likelyHostedUse(likely: readonly HostHandling[], line: number): SurveyedUse | undefined {
  const handling = likely.find(({ versions }) => versions?.treatment === 'runs');
  const use = handling?.host.convention === 'koa-1' ? hostedUse(handling, line) : undefined;
  return use && { ...use, code: 'handler-out-of-sight' };
}
