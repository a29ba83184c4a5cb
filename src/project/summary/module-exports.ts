import type { TSESTree } from '@typescript-eslint/utils';
import { exportsKey, memberOf, type Term } from './summary.js';
import { type Tables, write } from './tables.js';

/** What reading the exports of a module asks of the reader of the file. */
interface Reading {
  readonly tables: Tables;
  termOf(node: TSESTree.Node): Term;
  termOfLocal(name: string): Term;
}

/**
 * Reads what the file exports by `export`.
 *
 * @returns what TypeScript's `export =` assigns to the module as a whole
 */
export function readExports(program: TSESTree.Program, { tables, termOf, termOfLocal }: Reading): Term[] {
  const assigned: Term[] = [];
  const exported = tables.object(exportsKey);
  for (const statement of program.body) readStatement(statement);
  return assigned;

  function readStatement(statement: TSESTree.Statement): void {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        write(exported, 'default', termOf(statement.declaration));
        break;
      case 'ExportAllDeclaration': {
        const module: Term = { is: 'module', specifier: statement.source.value };
        if (statement.exported) write(exported, nameOf(statement.exported), module);
        else exported.sources.push(module);
        break;
      }
      case 'ExportNamedDeclaration':
        readNamed(statement);
        break;
      case 'TSExportAssignment':
        assigned.push(termOf(statement.expression));
    }
  }

  function readNamed({ declaration, source, specifiers }: TSESTree.ExportNamedDeclaration): void {
    const module: Term | undefined = source ? { is: 'module', specifier: source.value } : undefined;
    for (const { local, exported: name } of specifiers) {
      const value = module ? memberOf(module, nameOf(local)) : termOfLocal(nameOf(local));
      write(exported, nameOf(name), value);
    }
    if (!declaration) return;
    if (declaration.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations)
        for (const name of namesIn(id)) write(exported, name, termOfLocal(name));
    } else if ('id' in declaration && declaration.id?.type === 'Identifier')
      write(exported, declaration.id.name, termOfLocal(declaration.id.name));
  }
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function namesIn(pattern: TSESTree.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    default:
      return [];
  }
}
