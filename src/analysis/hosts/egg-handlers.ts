import type { TSESTree } from '@typescript-eslint/utils';
import {
  eggClasses,
  eggMethods,
  eggPackages,
  eggPlaces,
  type Host,
  type HostedClass,
  type HostedPlace,
} from '../../catalogue/index.js';
import { type GeneratorFunction, isFunction, methodOf, propertyName } from '../../syntax/index.js';
import { installedMajor, projectHasPackage } from '../environment/index.js';
import type { Exposure } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { type HostHandling, hostVersionsFor } from './host-calls.js';

/** What egg runs that no call hands to a host that a module makes. */
export interface EggHandlers {
  /** What egg does with a function because of where it stands. */
  ofPlace(node: GeneratorFunction): HostHandling | undefined;
  /** What egg does with an argument of a call of a method of the application. */
  ofCall(call: TSESTree.CallExpression, argument: TSESTree.Node): HostHandling | undefined;
}

const nothing: EggHandlers = { ofPlace: () => undefined, ofCall: () => undefined };

/** Looks for them in the files of projects that have to do with egg. */
export function createEggHandlers(model: SemanticModel): EggHandlers {
  const { filename } = model;
  if (!projectHasPackage(filename, (name) => eggPackages.includes(name))) return nothing;
  const path = filename.replaceAll('\\', '/');
  const major = installedMajor('egg', filename, model.settings.versions);
  const places = eggPlaces.filter(({ files }) => files.test(path));
  const methods = eggMethods.filter(({ files }) => files?.test(path) ?? true);

  return {
    ofPlace(node) {
      const exposure = model.exposureOf(node);
      const found = exposure && (places.find((place) => isAt(place, exposure)) ?? classOf(model, node, exposure));
      return found && handling(found, 0);
    },
    ofCall(call, argument) {
      const { callee } = call;
      if (callee.type !== 'MemberExpression') return undefined;
      const name = propertyName(callee) ?? '';
      const isLast = call.arguments.at(-1) === argument;
      const candidates = methods.filter(
        ({ methods: names, which }) => names.includes(name) && (which === undefined || (which === 'last') === isLast),
      );
      const fitting = candidates.filter(
        ({ receivers }) => receivers?.includes(pathOf(model, callee.object) ?? '?') ?? true,
      );
      const found = fitting.find(({ versions }) => hostVersionsFor(versions, major)) ?? fitting[0];
      return found && handling(found, found.contextAt ?? 0);
    },
  };

  function handling({ convention, versions }: Pick<Host, 'convention' | 'versions'>, contextAt: number): HostHandling {
    const host: Host = { name: 'egg', modules: ['egg'], convention, versions };
    const name = major === undefined ? host.name : `${host.name} ${major}`;
    return { host, name, takes: 'handler', isAdapter: false, contextAt, versions: hostVersionsFor(versions, major) };
  }
}

/** The class of egg's that the class of a method extends. */
function classOf(model: SemanticModel, node: GeneratorFunction, exposure: Exposure): HostedClass | undefined {
  const holder = methodOf(node)?.parent.parent;
  if (holder?.type !== 'ClassDeclaration' && holder?.type !== 'ClassExpression') return undefined;
  const base = holder.superClass && baseName(model, holder.superClass);
  return eggClasses.find((each) => each.base === base && isMember(each, exposure));
}

/** `Controller` for an export of egg of that name, and for `app.Controller`. */
function baseName(model: SemanticModel, superClass: TSESTree.Node): string | undefined {
  const origin = model.origins.originOf(superClass);
  if (origin?.from === 'module') return origin.name === 'egg' ? origin.path.at(-1) : undefined;
  return pathOf(model, superClass);
}

/** The path by which an expression is read from the application, the first parameter of the exported function. */
function pathOf(model: SemanticModel, expression: TSESTree.Node): string | undefined {
  if (expression.type === 'MemberExpression') {
    const path = pathOf(model, expression.object);
    const name = propertyName(expression);
    return path === undefined || !name ? undefined : [...(path === '' ? [] : [path]), name].join('.');
  }
  const variable = model.variableOf(expression);
  const definition = variable?.defs[0];
  if (!variable || !definition) return undefined;
  const node = definition.node as TSESTree.Node;
  if (isFunction(node)) {
    const [first] = node.params;
    const isApplication = first && model.exposureOf(node)?.kind === 'whole';
    return isApplication ? pathInPattern(first, variable.name) : undefined;
  }
  const declarator = model.stableDeclaration(variable);
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const [before, after] = [pathOf(model, declarator.init), pathInPattern(declarator.id, variable.name)];
  return before === undefined || after === undefined ? undefined : [before, after].filter(Boolean).join('.');
}

/** The path to a name in `name` or `{ path: name }`. */
function pathInPattern(pattern: TSESTree.Node, name: string): string | undefined {
  if (pattern.type === 'Identifier') return pattern.name === name ? '' : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  const property = pattern.properties.find(
    (each) => each.type === 'Property' && each.value.type === 'Identifier' && each.value.name === name,
  );
  return property ? propertyName(property) : undefined;
}

function isAt(place: HostedPlace, exposure: Exposure): boolean {
  if (exposure.kind === 'member') return place.functions.includes('members') && isMember(place, exposure);
  return place.functions.includes(exposure.kind === 'whole' ? 'exported' : 'returned');
}

function isMember({ members }: Pick<HostedPlace, 'members'>, exposure: Exposure): boolean {
  return exposure.kind === 'member' && (members === undefined || members.includes(exposure.name ?? ''));
}
