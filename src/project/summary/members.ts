import type { TSESTree } from '@typescript-eslint/utils';
import { isWholeExport, memberKey, memberName } from '../../syntax/index.js';
import { type Callable, type ClassNode, keyOf, type Tables, write } from './tables.js';
import { memberOf, type Term, unknown } from './summary.js';

/** Reads the properties of an object literal into its place. */
export function readLiteral(
  node: TSESTree.ObjectExpression,
  tables: Tables,
  termOf: (node: TSESTree.Node) => Term,
): void {
  const object = tables.object(keyOf(node));
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') object.sources.unshift(termOf(property.argument));
    else write(object, memberKey(property), valueOfMember(property.kind, property.value, termOf));
  }
}

/** Reads the members of a class into the places of its statics, its prototype and its fields. */
export function readClass(node: ClassNode, tables: Tables, termOf: (node: TSESTree.Node) => Term): void {
  const { superClass } = node;
  const [callable] = node.range;
  if (superClass) {
    tables.part(callable, 'statics').sources.push(termOf(superClass));
    tables.part(callable, 'prototype').sources.push(memberOf(termOf(superClass), 'prototype'));
  }
  for (const element of node.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    const part = element.static ? 'statics' : element.type === 'MethodDefinition' ? 'prototype' : 'fields';
    const kind = element.type === 'MethodDefinition' ? element.kind : 'init';
    if (kind === 'constructor') continue;
    const isChanged = (element.decorators as unknown[] | undefined)?.length;
    const value = isChanged || !element.value ? unknown : valueOfMember(kind, element.value, termOf);
    write(tables.part(callable, part), memberKey(element), value);
  }
}

/** What reading a member gives: of a getter what it returns, of a setter nothing that is known. */
function valueOfMember(kind: string, value: TSESTree.Node, termOf: (node: TSESTree.Node) => Term): Term {
  if (kind === 'get') return { is: 'call', of: termOf(value), with: [] };
  return kind === 'set' ? unknown : termOf(value);
}

/** The name of a function or class, or of what holds it. */
export function nameOfCallable(node: Callable): string {
  if ('id' in node && node.id) return node.id.name;
  for (let value: TSESTree.Node = node; value.parent; value = value.parent) {
    const { parent } = value as { parent: TSESTree.Node };
    if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : '';
    if (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
      return ownerName(parent) + (memberName(parent) ?? '');
    if (parent.type === 'AssignmentExpression') return nameOfTarget(parent.left);
    if (parent.type !== 'CallExpression' && parent.type !== 'MemberExpression') return '';
  }
  return '';
}

function nameOfTarget(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  // What is a whole module has no name by that.
  if (node.type !== 'MemberExpression' || isWholeExport(node)) return '';
  const name = memberName(node) ?? '';
  const owner = nameOfTarget(node.object);
  return /^(?:module|exports|)$/.test(owner) || node.object.type === 'ThisExpression'
    ? name
    : `${owner.replace(/\.prototype$/, '#')}${owner.endsWith('.prototype') ? '' : '.'}${name}`;
}

function ownerName(member: TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition): string {
  if (member.type === 'Property') return '';
  const type = nameOfCallable(member.parent.parent);
  return type && `${type}${member.static ? '.' : '#'}`;
}
