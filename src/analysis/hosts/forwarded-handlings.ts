import type { TSESTree } from '@typescript-eslint/utils';
import { type Host, runnerOf } from '../../catalogue/index.js';
import { argumentIndex } from '../../syntax/index.js';
import { shortText } from '../scope/index.js';
import type { RunnerBehind, SemanticModel } from '../semantics/index.js';
import type { HostHandling } from './host-calls.js';

/**
 * Finds the functions of the program that hand a parameter on to wrappers and runners, and do nothing else with it, as
 * `wrap` of `const wrap = (fn) => (req, res, next) => co.wrap(fn)(req, res).catch(next)`. Such a function
 * is a host. What it is handed may be async where the runner does the same with an async function.
 */
export function createForwardedHandlings(
  model: SemanticModel,
): (call: TSESTree.CallExpression, argument: TSESTree.Node) => HostHandling | undefined {
  const known = new Map<TSESTree.Node, HostHandling | undefined>();
  return (call, argument) => {
    if (!known.has(argument)) known.set(argument, find(call, argument));
    return known.get(argument);
  };

  function find(call: TSESTree.CallExpression, argument: TSESTree.Node): HostHandling | undefined {
    const place = argumentIndex(call, argument);
    if (place === undefined || runnerOf(model.knownExportAnywhere(call.callee), false)) return undefined;
    const behind = runnersBehind(call, place);
    const runners = behind.map(({ known: found, at, isCalled }) => {
      const runner = runnerOf(found, isCalled);
      return runner?.contract.generatorAt === at ? { ...runner, isCalled } : undefined;
    });
    const [first, ...others] = runners;
    if (!first || others.some((other) => other?.library.family !== first.library.family)) return undefined;
    const { family, name: library } = first.library;
    const isThrown = runners.some((runner) => runner!.isCalled || runner!.contract.parameterErrors === 'thrown');
    const refusing = runners.find((runner) => !runner!.contract.acceptsAsync);
    const name = `\`${shortText(model.sourceCode, call.callee)}\``;
    const versions = { treatment: 'runs' } as const;
    const host: Host = { name, modules: [], convention: 'function', ...(family && { family }), versions: [versions] };
    return {
      ...{ host, name, library, takes: 'handler', isAdapter: false, contextAt: 0, versions },
      ...(refusing && { handsOnTo: refusing.library.name }),
      ...(isThrown && { parameterErrors: 'thrown' }),
    };
  }

  function runnersBehind(call: TSESTree.CallExpression, place: number): readonly RunnerBehind[] {
    const { function: called, certainty } = model.calledFunction(call);
    if (!called) return model.project.runnersBehind(call.callee, place);
    if (certainty !== 'certain' || called.generator) return [];
    return model
      .handedOn(called, place)
      .map(({ callee, ...handed }) => ({ ...handed, known: model.knownExportAnywhere(callee) }));
  }
}
