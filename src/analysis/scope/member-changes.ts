import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isDecorated, isFunction } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import { callAround, createWrappingCalls, membersHanded } from './handed-objects.js';
import { behindNames, classMembers, classOf, type Members, membersOf } from './members.js';
import { mixedInto } from './given-properties.js';
import type { SyntaxIndex } from './syntax-index.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What may become of the methods of an object or class after it is made. */
export interface MemberChanges {
  /** Whether the file gives it members whose names it does not show. */
  isMixedInto(members: Members): boolean;
  /** Whether it is handed to code that may wrap its methods, or decorated. */
  mayBeWrapped(members: Members): boolean;
  /** Whether a subclass of the file has a function of another kind in the place of a method. */
  isReplacedInSubclass(members: Members, name: string, method: FunctionNode): boolean;
}

/** Returns what the file shows of changes, each read at the first question. */
export function createMemberChanges(bindings: Bindings, syntax: SyntaxIndex): MemberChanges {
  const mayWrap = createWrappingCalls(bindings, syntax);
  let mixed: ReadonlySet<Members | undefined> | undefined;
  let handed: ReadonlySet<Members | undefined> | undefined;
  let subclasses: ReadonlyMap<TSESTree.Node, readonly ClassNode[]> | undefined;

  return {
    isMixedInto(members) {
      mixed ??= new Set(mixedInto(syntax).map((target) => membersOf(bindings, behindNames(bindings, target))));
      return mixed.has(members);
    },
    mayBeWrapped(members) {
      handed ??= new Set(
        syntax.calls
          .filter(mayWrap)
          .flatMap((call) => call.arguments.flatMap((argument) => membersHanded(argument, bindings))),
      );
      const around = callAround(members.owner);
      return handed.has(members) || isDecorated(members.owner) || (around !== undefined && mayWrap(around));
    },
    isReplacedInSubclass(members, name, method) {
      subclasses ??= groupSubclasses(bindings, syntax);
      return (subclasses.get(members.owner) ?? []).some((subclass) =>
        (['ofClasses', 'ofInstances'] as const)
          .flatMap((of) => classMembers(subclass, of)!.named.get(name) ?? [])
          .some((member) => !isOfKind(member, method)),
      );
    },
  };
}

/** The subclasses that the file has of each of its classes. */
function groupSubclasses(bindings: Bindings, syntax: SyntaxIndex): ReadonlyMap<TSESTree.Node, readonly ClassNode[]> {
  const classes = new Set([...syntax.functions.keys()].flatMap((node) => classAround(node) ?? []));
  const groups = new Map<TSESTree.Node, ClassNode[]>();
  for (const node of classes) {
    const superClass = node.superClass && classOf(bindings, node.superClass);
    if (!superClass) continue;
    const others = groups.get(superClass);
    if (others) others.push(node);
    else groups.set(superClass, [node]);
  }
  return groups;
}

/** The class that has a function as a method or field. */
function classAround({ parent }: FunctionNode): ClassNode | undefined {
  const isMember = parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition';
  return isMember ? parent.parent.parent : undefined;
}

function isOfKind(member: object, { async, generator }: FunctionNode): boolean {
  const { value } = member as { readonly value?: TSESTree.Node | null };
  return Boolean(value && isFunction(value) && value.async === async && value.generator === generator);
}
