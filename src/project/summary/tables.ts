import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../syntax/index.js';
import { exportsKey, type Part, partOf, type Term, testContextKey } from './summary.js';

type Variable = TSESLint.Scope.Variable;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
/** What can be called or constructed. */
export type Callable = FunctionNode | ClassNode;

/** The properties of an object while a file is read. */
interface Gathered {
  readonly properties: Record<string, Term[]>;
  readonly sources: Term[];
  isOpen: boolean;
}

/** What of a file has been mentioned and is still to be read, so that nothing is read that nobody reaches. */
export class Tables {
  readonly objects: Record<string, Gathered> = {};
  readonly unread = {
    variables: [] as Variable[],
    callables: [] as Callable[],
    literals: [] as TSESTree.ObjectExpression[],
  };
  readonly #mentioned = new Set<Variable | Callable | TSESTree.ObjectExpression>();

  constructor() {
    this.object(exportsKey);
  }

  variable(variable: Variable): Term {
    if (this.#isNew(variable)) this.unread.variables.push(variable);
    return { is: 'variable', at: startOf(variable) };
  }

  callable(node: Callable): Term {
    if (this.#isNew(node)) this.unread.callables.push(node);
    return { is: 'function', at: node.range[0] };
  }

  literal(node: TSESTree.ObjectExpression): Term {
    if (this.#isNew(node)) this.unread.literals.push(node);
    return { is: 'object', at: keyOf(node) };
  }

  /** The object that tests and hooks share as `this`. */
  testContext(): Term {
    this.object(testContextKey);
    return { is: 'object', at: testContextKey };
  }

  /** What is gathered under a key. */
  object(key: string): Gathered {
    return (this.objects[key] ??= {
      properties: Object.create(null) as Record<string, Term[]>,
      sources: [],
      isOpen: false,
    });
  }

  part(callable: number, part: Part): Gathered {
    return this.object(partOf(callable, part));
  }

  #isNew(item: Variable | Callable | TSESTree.ObjectExpression): boolean {
    const isNew = !this.#mentioned.has(item);
    if (isNew) this.#mentioned.add(item);
    return isNew;
  }
}

/** Where the name of a variable starts. */
export function startOf({ defs }: Variable): number {
  return defs[0]!.name.range[0];
}

export function keyOf(node: TSESTree.ObjectExpression): string {
  return String(node.range[0]);
}

/** Adds to what is written to a property; without a name, of which it is not known to which. */
export function write(object: Gathered, name: string | undefined, value: Term): void {
  if (name === undefined) object.isOpen = true;
  else (object.properties[name] ??= []).push(value);
}
