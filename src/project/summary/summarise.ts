import type { TSESTree } from '@typescript-eslint/utils';
import { indexSyntax, readBindings } from '../../analysis/scope/index.js';
import { createRunnerShapes } from '../../analysis/runners/index.js';
import type { ProjectFile } from '../../analysis/semantics/index.js';
import { type FunctionNode, isFunction, neverCompletes } from '../../syntax/index.js';
import type { ParsedFile } from '../source/parse.js';
import { readMemberWrites } from './member-writes.js';
import { nameOfCallable, readClass, readLiteral } from './members.js';
import { readExports } from './module-exports.js';
import { createReceivers } from './receivers.js';
import {
  eitherOf,
  exportsKey,
  partOf,
  type FunctionForm,
  type FunctionSummary,
  plain,
  type Summary,
  type Term,
  unknown,
} from './summary.js';
import { type Callable, startOf, Tables } from './tables.js';
import { createTermReader } from './terms.js';
import { termOfVariable } from './variables.js';

/** A file while it is asked about, and what it says of itself so far. */
export interface FileReading {
  /** What an expression of the file is. */
  termOf(node: TSESTree.Node): Term;
  /** What the file says of itself: of all that it exports, and of all that it has been asked about. */
  summary(): Summary;
}

/** A file, and what has been found out of its names and its syntax. */
export type ReadableFile = Pick<ProjectFile, 'sourceCode' | 'bindings' | 'syntax' | 'runners'>;

/** Summarises a file that is not the one that is linted. */
export function summarise(file: ParsedFile): Summary {
  const sourceCode = file as ProjectFile['sourceCode'];
  const bindings = readBindings(sourceCode);
  const syntax = indexSyntax(sourceCode);
  const runners = createRunnerShapes({ sourceCode, bindings }, syntax);
  return readFile({ sourceCode, bindings, syntax, runners }).summary();
}

/** Reads a file: a pure function of its text. */
export function readFile({ sourceCode, bindings, syntax, runners }: ReadableFile): FileReading {
  const { ast } = sourceCode;
  const { globalScope } = sourceCode.scopeManager!;
  const tables = new Tables();
  const receiverAt = createReceivers({ bindings, tables, termOf: (node) => termOf(node) });
  const termOf = createTermReader({ bindings, tables, receiverAt });
  const functions: Record<number, FunctionSummary> = {};
  const variables: Record<number, Term> = {};
  const assigned = [
    ...readMemberWrites({ bindings, syntax, tables, termOf, receiverAt }),
    ...readExports(ast, { tables, termOf, termOfLocal }),
  ].flatMap((whole) => (whole.is === 'exports' ? reassignedExports() : whole));
  shareExports();
  const known: Summary = {
    isModule: ast.body.some(({ type }) => /^(?:Import|Export)\w*Declaration$/.test(type)),
    ...{ assigned, functions, objects: tables.objects, variables },
  };

  return { termOf, summary };

  function termOfLocal(name: string): Term {
    for (const scope of [globalScope!, ...globalScope!.childScopes]) {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return tables.variable(variable);
    }
    return unknown;
  }

  /** What `exports` holds in `exports = …; module.exports = exports`. */
  function reassignedExports(): Term[] {
    const writes = globalScope!.through.filter(
      (one) => one.isWrite() && one.identifier.name === 'exports' && one.writeExpr,
    );
    return writes.map(({ writeExpr }) => termOf(writeExpr!)).filter(({ is }) => is !== 'exports');
  }

  /** What is added to `exports` after it became a function or object of the file is added to that. */
  function shareExports(): void {
    const [whole] = assigned;
    if (assigned.length !== 1 || !whole) return;
    const place = whole.is === 'object' ? whole.at : whole.is === 'function' ? partOf(whole.at, 'statics') : undefined;
    if (place !== undefined) tables.object(place).sources.push({ is: 'object', at: exportsKey });
  }

  function summary(): Summary {
    readReached();
    return known;
  }

  /** Reads what is mentioned, and what that mentions in turn. */
  function readReached(): void {
    const { variables: names, callables, literals } = tables.unread;
    for (;;) {
      const literal = literals.pop();
      const variable = names.pop();
      const callable = callables.pop();
      if (literal) readLiteral(literal, tables, termOf);
      if (variable) variables[startOf(variable)] = termOfVariable(variable, termOf);
      if (callable) functions[callable.range[0]] = summariseCallable(callable);
      if (!literal && !variable && !callable) return;
    }
  }

  function summariseCallable(node: Callable): FunctionSummary {
    if (!isFunction(node)) readClass(node, tables, termOf);
    const shape = isFunction(node) ? runners.shapeOf(node) : undefined;
    return {
      name: nameOfCallable(node),
      line: node.loc.start.line,
      form: formOf(node),
      returns: isFunction(node) ? returnsOf(node) : unknown,
      ...(shape && { runner: { role: shape.role, ...(shape.meaning && { meaning: shape.meaning }) } }),
    };
  }

  function returnsOf(node: FunctionNode): Term {
    if (node.body.type !== 'BlockStatement') return termOf(node.body);
    const { returns } = syntax.functions.get(node)!;
    const values = returns.map(({ argument }) => (argument ? termOf(argument) : plain));
    if (!neverCompletes(node.body)) values.push(plain);
    return eitherOf(values);
  }
}

function formOf(node: Callable): FunctionForm {
  if (!isFunction(node)) return 'class';
  if (node.generator) return node.async ? 'async-generator' : 'generator';
  return node.async ? 'async' : 'sync';
}
