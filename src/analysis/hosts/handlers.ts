import type { TSESTree } from '@typescript-eslint/utils';
import { koa } from '../../catalogue/index.js';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, type GeneratorFunction, isGeneratorFunction, methodOf } from '../../syntax/index.js';
import { createPropertyReads, isExported, isOfFunction, placeOf } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { isHandedContext } from './context-calls.js';
import { createEggHandlers, type EggHandlers } from './egg-handlers.js';
import { type HostHandlers, hostHandlersOf, type HostHandling } from './host-calls.js';
import { createKoaSignature } from './koa-signature.js';

/** A generator function that hosts are handed, or are known to run. */
export interface Handler {
  readonly function: GeneratorFunction;
  /** What each host does with it; never empty. */
  readonly handlings: readonly HostHandling[];
  /** The one to report; undefined where all that take it ignore it, which is reported where it is handed over. */
  readonly reported: HostHandling | undefined;
  /** The mentions all of whose uses hand it to a host. */
  readonly mentions: readonly TSESTree.Node[];
  /** Calls around it that only make a handler of koa 2 out of one of koa 1. */
  readonly adapters: readonly TSESTree.CallExpression[];
  /** Whether what hands it to a host stands in another file, or may. */
  readonly isOutOfSight: boolean;
  /** Where the property that holds it is read, and not for a host. */
  readonly otherRead: TSESTree.Node | undefined;
}

/** What is found at the places that one mention leads to. */
interface Places {
  readonly handlings: HostHandling[];
  readonly adapters: TSESTree.CallExpression[];
  /** Exported, kept, or returned by a function that is. */
  isElsewhere: boolean;
  /** Used in another way. */
  isUsed: boolean;
  otherRead: TSESTree.Node | undefined;
}

/** What the search for the handlers of one file asks. */
interface Search {
  readonly model: SemanticModel;
  readonly hosts: HostHandlers;
  readonly egg: EggHandlers;
  readonly propertyReads: ReturnType<typeof createPropertyReads>;
  readonly hasKoaSignature: ReturnType<typeof createKoaSignature>;
  /** The call of a function of another module that is handed an object or array, and is no known host. */
  unknownTaker(literal: TSESTree.Node): TSESTree.Node | undefined;
}

const none = { mentions: [], adapters: [] };

/** The handlers among the generator functions of a file. */
export const findHandlers = memoize((model: SemanticModel): ReadonlyMap<GeneratorFunction, Handler> => {
  const nodes = [...model.syntax.functions.keys()].filter(isGeneratorFunction);
  if (nodes.length === 0) return new Map();
  const search: Search = {
    model,
    hosts: hostHandlersOf(model),
    egg: createEggHandlers(model),
    propertyReads: createPropertyReads(model.syntax),
    hasKoaSignature: createKoaSignature(model),
    unknownTaker: memoize((literal) => unknownTaker(search, literal)),
  };
  return new Map(nodes.flatMap((node) => findHandler(search, node) ?? []).map((found) => [found.function, found]));
});

function findHandler(search: Search, node: GeneratorFunction): Handler | undefined {
  const ofPlace = search.egg.ofPlace(node);
  if (methodOf(node)) {
    const handling =
      ofPlace ??
      (isExposedProperty(search, node) && search.hasKoaSignature(node) ? search.hosts.ofProject(koa) : undefined);
    const { handlings, otherRead = takerOf(search, node) } = readsOf(search, node);
    const all = handling && [handling, ...handlings];
    return (
      all && { ...none, function: node, handlings: all, reported: reportedOf(all, true), isOutOfSight: true, otherRead }
    );
  }
  const mentions = [...placeOf(node), ...search.model.mentionsOf(node)];
  const places = mentions.map((mention) => [mention, placesOf(search, mention)] as const);
  const all = places.map(([, found]) => found);
  const handlings = all.flatMap((found) => found.handlings);
  const isElsewhere = isExported(node) || all.some((found) => found.isElsewhere);
  const outOfSight = isElsewhere
    ? (ofPlace ?? (search.hasKoaSignature(node) ? search.hosts.ofProject(koa) : undefined))
    : undefined;
  if (outOfSight) handlings.push(outOfSight);
  if (handlings.length === 0) return undefined;
  return {
    function: node,
    handlings,
    reported: reportedOf(handlings, outOfSight !== undefined),
    mentions: places
      .filter(([, found]) => !found.isUsed && (!found.isElsewhere || outOfSight))
      .map(([mention]) => mention),
    adapters: all.flatMap(({ adapters }) => adapters),
    isOutOfSight: outOfSight !== undefined,
    otherRead: all.find(({ otherRead }) => otherRead)?.otherRead,
  };
}

function reportedOf(handlings: readonly HostHandling[], isOutOfSight: boolean): HostHandling | undefined {
  const found = handlings.find(({ versions }) => versions?.treatment !== 'ignores');
  return found ?? (isOutOfSight && handlings.length === 1 ? handlings[0] : undefined);
}

/** A method of an object literal that the file exports; one of a class has an instance as `this`. */
function isExposedProperty({ model }: Search, node: GeneratorFunction): boolean {
  return methodOf(node)?.type === 'Property' && model.exposureOf(node) !== undefined;
}

function placesOf(search: Search, mention: TSESTree.Node): Places {
  const places: Places = { handlings: [], adapters: [], isElsewhere: false, isUsed: false, otherRead: undefined };
  const followed = new Set<FunctionNode>();
  follow(mention);
  return places;

  function follow(value: TSESTree.Node): void {
    for (const use of search.model.usesOf(value)) {
      if (use.kind === 'argument') noteArgument(use.call, use.node);
      else if (use.kind === 'element' && isArgument(use.array)) noteArgument(use.array.parent, use.array);
      else if (isHandedContext(search, use)) places.handlings.push(search.hosts.ofProject(koa));
      else if (use.kind === 'returned') followFactory(use.from);
      else if (use.kind === 'escaped' || use.kind === 'element') noteKept(use.node);
      else if (use.kind !== 'dropped') places.isUsed = true;
    }
  }

  /** Kept in a property, it may be read again in the file, by whatever object. */
  function noteKept(value: TSESTree.Node): void {
    places.isElsewhere = true;
    const { handlings, otherRead = takerOf(search, value) } = readsOf(search, value);
    places.handlings.push(...handlings);
    places.otherRead ??= otherRead;
  }

  function noteArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, argument: TSESTree.Node): void {
    const handling = handlingOf(search, call, argument);
    if (!handling) {
      places.isUsed = true;
      return;
    }
    places.handlings.push(handling);
    if (handling.isAdapter && call.type === 'CallExpression') places.adapters.push(call);
  }

  /** A function that returns the handler stands for it wherever it is called. */
  function followFactory(factory: FunctionNode): void {
    if (followed.has(factory)) return;
    followed.add(factory);
    if (factory.generator || factory.async || methodOf(factory)) {
      places.isElsewhere = true;
      return;
    }
    const isNamed = factory.type === 'FunctionDeclaration' || factory.parent.type === 'VariableDeclarator';
    if (isExported(factory) || !isNamed) places.isElsewhere = true;
    for (const call of callsOf(search, factory)) {
      if (call.type === 'CallExpression') follow(call);
      else places.isElsewhere = true;
    }
  }
}

/** The unknown call that is handed what holds a value. */
function takerOf(search: Search, value: TSESTree.Node): TSESTree.Node | undefined {
  const holder = literalAround(value);
  return holder && search.unknownTaker(holder);
}

function unknownTaker(search: Search, literal: TSESTree.Node): TSESTree.Node | undefined {
  const taker = search.model
    .usesOf(literal)
    .find((use) => use.kind === 'argument' && !handlingOf(search, use.call, use.node) && isImported(search, use.call));
  return taker?.node;
}

function isImported({ model }: Search, { callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return model.origins.originOf(callee)?.from === 'module';
}

/** What the reads of the property that holds a value show: hosts that are handed it, and other uses. */
function readsOf(search: Search, value: TSESTree.Node): Pick<Places, 'handlings' | 'otherRead'> {
  const handlings: HostHandling[] = [];
  let otherRead: TSESTree.Node | undefined;
  for (const read of search.propertyReads(value)) {
    const uses = search.model.usesOf(read).filter((use) => !isHandedContext(search, use));
    const handed = uses.map((use) => (use.kind === 'argument' ? handlingOf(search, use.call, use.node) : undefined));
    handlings.push(...handed.filter((handling) => handling !== undefined));
    const isOther = uses.length > 0 && handed.includes(undefined);
    if (isOther && isOfFunction(read)) otherRead ??= read;
  }
  return { handlings, otherRead };
}

function handlingOf(
  search: Search,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
): HostHandling | undefined {
  const handling =
    search.hosts.ofCall(call, argument) ??
    (call.type === 'CallExpression' ? search.egg.ofCall(call, argument) : undefined);
  return handling && isRunInSomeVersion(handling) ? handling : undefined;
}

/** The calls of a function by its name, and its other mentions. */
function callsOf({ model }: Search, factory: FunctionNode): TSESTree.Node[] {
  const { parent } = factory;
  const declaring = parent.type === 'VariableDeclarator' ? parent : factory;
  const id = declaring.type === 'VariableDeclarator' ? declaring.id : factory.id;
  const variable = id?.type === 'Identifier' ? model.declaredBy(declaring, id.name) : undefined;
  return (variable?.references ?? [])
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => {
      const mention = identifier as TSESTree.Node;
      const call = mention.parent;
      return call?.type === 'CallExpression' && call.callee === mention ? call : mention;
    });
}

/** Tests that no runner runs, or an unknown one, are nobody's handlers; middleware is, of an application of another version. */
function isRunInSomeVersion({ host, takes, versions }: HostHandling): boolean {
  return takes === 'handler' && (host.convention === 'koa-1' || versions?.treatment === 'runs');
}

/** The outermost object or array literal that a value stands in. */
function literalAround(value: TSESTree.Node): TSESTree.Node | undefined {
  let literal: TSESTree.Node | undefined;
  for (let node = value.parent; node; node = node.parent) {
    if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') literal = node;
    else if (node.type !== 'Property') break;
  }
  return literal;
}

function isArgument(
  node: TSESTree.ArrayExpression,
): node is TSESTree.ArrayExpression & { readonly parent: TSESTree.CallExpression } {
  return node.parent.type === 'CallExpression' && node.parent.callee !== node;
}
