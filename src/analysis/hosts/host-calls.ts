import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import type { Host, HostVersions, ResultTreatment } from '../../catalogue/index.js';
import { type FunctionNode, parameterCount, propertyName } from '../../syntax/index.js';
import { installedMajor, path, versionsFor } from '../environment/index.js';
import { canonicalModule, type Origin, type SemanticModel } from '../semantics/index.js';
import { createForwardedHandlings } from './forwarded-handlings.js';
import { createTestFunctions } from './test-functions.js';

/** What a host does with a generator function that a call hands to it. */
export interface HostHandling {
  readonly host: Host;
  /** The name and, where it decides, the version that is installed: `koa 3`. */
  readonly name: string;
  /** The library that runs them, where the host is a function of the program. */
  readonly library?: string;
  /** The package that makes a test runner run generators. */
  readonly support?: string;
  readonly takes: 'handler' | 'suite';
  /** The call only makes a handler of another convention, which stands for it. */
  readonly isAdapter: boolean;
  /** Where the context stands among the parameters of an async function in the generator's place. */
  readonly contextAt: number;
  /** Undefined where nothing is known of the version. */
  readonly versions: HostVersions | undefined;
  /** The library that it hands them on to, where that takes no async functions. */
  readonly handsOnTo?: string;
  /** An error in a parameter default is thrown where it is called today, and would reject the promise. */
  readonly parameterErrors?: 'thrown';
}

/** What a host does with what a handler returns. */
export interface HostReception {
  readonly host: Host;
  readonly results: ResultTreatment;
}

type FoundHost = Pick<HostHandling, 'host' | 'takes' | 'isAdapter' | 'contextAt'>;

/** What is known of the hosts around one file. */
export interface HostHandlers {
  /**
   * Which host a call hands functions to, and what its version does with generators.
   *
   * @param argument where it is given, also a function of the program that hands this argument on to a runner
   */
  ofCall(call: TSESTree.CallExpression | TSESTree.NewExpression, argument?: TSESTree.Node): HostHandling | undefined;
  /** What the hosts that the project has would do with what a method call hands over, if it is one of theirs. */
  likelyOfCall(call: TSESTree.CallExpression | TSESTree.NewExpression): readonly HostHandling[];
  /** The host that a call hands a handler to, where it is known what the installed version does with what that returns. */
  receiverOf(call: TSESTree.CallExpression | TSESTree.NewExpression): HostReception | undefined;
  /** What the version of a host that the project of the file has does, whichever file hands it the functions. */
  ofProject(host: Host): HostHandling;
}

/** The functions that say what hosts do with what they are handed, for one file. */
export const hostHandlersOf = memoize((model: SemanticModel): HostHandlers => {
  const throughFunction = createForwardedHandlings(model);
  const tests = createTestFunctions(model);
  const known = new Map<Host, Pick<HostHandling, 'name' | 'versions'>>();

  const asked = new Map<TSESTree.Node, HostHandling | undefined>();

  return {
    ofCall(call, argument) {
      if (call.type !== 'CallExpression') return undefined;
      if (!asked.has(call)) asked.set(call, findOfCall(call));
      return asked.get(call) ?? (argument && throughFunction(call, argument));
    },
    likelyOfCall({ callee }) {
      const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      const named = model.hosts.filter((host) => method && host.methods?.includes(method) && isInstalled(model, host));
      return named.map((host) => ({
        ...{ host, takes: 'handler', isAdapter: false, contextAt: contextPlace(host, method ?? undefined) },
        ...installedOf(host),
      }));
    },
    receiverOf({ type, callee }) {
      if (type !== 'CallExpression') return undefined;
      const origin = model.origins.originOf(callee);
      const host = (origin && tests.runnerAt(origin)) ?? findHost(origin, callee)?.host;
      const results = host && resultsIn(model, host);
      return results && { host, results };
    },
    ofProject: (host) => ({ host, takes: 'handler', isAdapter: false, contextAt: 0, ...installedOf(host) }),
  };

  function findOfCall({ callee }: TSESTree.CallExpression): HostHandling | undefined {
    const origin = model.origins.originOf(callee);
    const test = origin && tests.functionAt(origin);
    if (test) return { ...test, isAdapter: false, contextAt: 0 };
    const found = findHost(origin, callee);
    return found && { ...found, ...installedOf(found.host) };
  }

  function findHost(origin: Origin | undefined, callee: TSESTree.Node): FoundHost | undefined {
    return (
      (origin && findFunction(model, origin)) ??
      (callee.type === 'MemberExpression' ? findMethod(model, callee) : undefined)
    );
  }

  function installedOf(host: Host): Pick<HostHandling, 'name' | 'versions'> {
    let installed = known.get(host);
    if (!installed) known.set(host, (installed = findInstalled(model, host)));
    return installed;
  }
});

function isInstalled(model: SemanticModel, { modules }: Host): boolean {
  return modules.some((module) => installedMajor(module, model.filename, model.settings.versions) !== undefined);
}

function findInstalled(model: SemanticModel, host: Host): Pick<HostHandling, 'name' | 'versions'> {
  const [module] = host.modules;
  const major = module === undefined ? undefined : installedMajor(module, model.filename, model.settings.versions);
  return {
    name: major === undefined ? host.name : `${host.name} ${major}`,
    versions: hostVersionsFor(host.versions, major),
  };
}

/**
 * What the installed version does with what a handler returns. What takes no other functions in versions that do not wait,
 * and works at all, is taken to be a version that does.
 */
function resultsIn(model: SemanticModel, { name, awaitsFrom, before }: Host): ResultTreatment | undefined {
  if (awaitsFrom === undefined) return undefined;
  const major = installedMajor(name.replace(/^node:/, ''), model.filename, model.settings.versions);
  const isLater = major === undefined ? before === undefined : major >= awaitsFrom;
  return isLater ? 'awaited' : before;
}

function findFunction(model: SemanticModel, { from, name, path: properties }: Origin): FoundHost | undefined {
  const key = [...(from === 'module' ? [] : [name]), ...properties].join('.');
  const exported = key === '' ? 'default' : key;
  for (const host of model.hosts) {
    if (from === 'module' ? !isOf(model, host, name) : from === 'inlined' || !host.isGlobal) continue;
    const isAdapter = host.adapters?.includes(exported) === true;
    const contextAt = contextPlace(host, properties.at(-1));
    if (isAdapter || host.functions?.includes(exported)) return { host, takes: 'handler', isAdapter, contextAt };
  }
  return undefined;
}

function findMethod(model: SemanticModel, callee: TSESTree.MemberExpression): FoundHost | undefined {
  const method = propertyName(callee);
  const candidates = model.hosts.filter(({ methods }) => method && methods?.includes(method));
  if (candidates.length === 0) return undefined;
  const maker = makerOf(model, callee.object);
  const host = maker && candidates.find((candidate) => isMadeBy(model, candidate, maker));
  return host && { host, takes: 'handler', isAdapter: false, contextAt: contextPlace(host, method ?? undefined) };
}

function isOf(model: SemanticModel, { modules }: Host, module: string): boolean {
  return modules.includes(canonicalModule(module, path.dirname(model.filename)));
}

function isMadeBy(model: SemanticModel, host: Host, maker: Origin): boolean {
  const { modules, makers = [], mixesInto = [] } = host;
  if (isOf(model, host, maker.name)) return isMaker(maker, makers);
  return mixesInto.includes(maker.name) && isMaker(maker, []) && modules.some((name) => model.modules.includes(name));
}

/** Where what made an object comes from: `koa` for `new Koa()`, `koa()` and `new Koa().use(…)`. */
function makerOf(
  model: SemanticModel,
  expression: TSESTree.Node,
  followed: readonly FunctionNode[] = [],
): Origin | undefined {
  let value = assignedValue(model, expression);
  while (value.type === 'CallExpression' && value.callee.type === 'MemberExpression') {
    const origin = model.origins.originOf(value.callee);
    if (origin) return origin;
    value = assignedValue(model, value.callee.object);
  }
  if (value.type !== 'CallExpression' && value.type !== 'NewExpression') return undefined;
  const origin = model.origins.originOf(value.callee) ?? calledModule(model, value.callee);
  if (origin?.from === 'module') return origin;
  return value.type === 'CallExpression' ? makerInFactory(model, value, followed) : undefined;
}

/** What makes the object that a function of the file returns: `koa` of `function create() { return koa(); }`. */
function makerInFactory(
  model: SemanticModel,
  call: TSESTree.CallExpression,
  followed: readonly FunctionNode[],
): Origin | undefined {
  const { function: factory } = model.calledFunction(call);
  if (!factory || factory.async || factory.generator || followed.includes(factory)) return undefined;
  const { returns } = model.syntax.functions.get(factory)!;
  const values = factory.body.type === 'BlockStatement' ? returns.map(({ argument }) => argument) : [factory.body];
  const [value, ...others] = values;
  return value && others.length === 0 ? makerOf(model, value, [...followed, factory]) : undefined;
}

/** What gives a value behind a name, and behind assignments: `koa()` of `const app = (module.exports = koa())`. */
function assignedValue(model: SemanticModel, expression: TSESTree.Node): TSESTree.Node {
  const value = model.valueOf(expression);
  return value.type === 'AssignmentExpression' && value.operator === '=' ? assignedValue(model, value.right) : value;
}

/** `require('koa-router')` in `require('koa-router')()`. */
function calledModule(model: SemanticModel, callee: TSESTree.Node): Origin | undefined {
  return callee.type === 'CallExpression' ? model.origins.originOf(callee) : undefined;
}

function contextPlace({ contextAt }: Host, name: string | undefined): number {
  return (name !== undefined && contextAt?.[name]) || 0;
}

function isMaker(origin: Origin, makers: readonly string[]): boolean {
  const name = origin.path.filter((part) => part !== 'default').join('.');
  return name === '' || makers.includes('*') || makers.includes(name);
}

/** Whether a function has the parameter that makes a host hand it a callback. */
export function isGivenCallback({ callbackAt }: Host, node: FunctionNode): boolean {
  return callbackAt !== undefined && parameterCount(node) > callbackAt;
}

/** Of an unknown version it is known at least that a program which hands it generator functions runs at all. */
export function hostVersionsFor(
  versions: readonly HostVersions[],
  major: number | undefined,
): HostVersions | undefined {
  return versionsFor(
    major === undefined ? versions.filter(({ treatment }) => treatment !== 'refuses') : versions,
    major,
  );
}
