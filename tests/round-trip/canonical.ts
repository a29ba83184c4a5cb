import { analyze } from 'eslint-scope';
import type { Node } from '../../src/parser/parser-contract.js';
import { visit } from '../support/async-removed.js';
import { isAsyncFunction, isFunction, keyOf, receives } from './syntax-tree.js';

/** What does not count when functions are compared. */
export interface Comparison {
  /** The callees that make or run a coroutine: a call of one that stayed stands for the function in it. */
  readonly callees: ReadonlySet<string>;
  /** The first parameter became `this` on the way, and its name is another one. */
  readonly isHandler?: boolean;
  /** Names that stand for the `this` around an arrow function. */
  readonly thisNames?: RegExp;
  /** Names that a compiler made up, and numbers in another way for another target. */
  readonly madeNames?: RegExp;
  /** What a compiler adds to a name where two would be the same. */
  readonly additions?: RegExp;
}

/** An async function, as a text that says everything of it but how the functions inside are written. */
export interface Shape {
  readonly text: string;
  /** Where another function does nothing but call it: what that one would be without it. */
  readonly around?: string;
}

/** The async functions of a tree. */
export function asyncFunctions(tree: Node, comparison: Comparison): readonly Shape[] {
  const found: Shape[] = [];
  const contextsOf = comparison.isHandler && contextsIn(tree);
  visit(tree, [], (node, ancestors) => {
    if (!isAsyncFunction(node)) return;
    const around = withoutCaller(node, ancestors, comparison);
    const contexts = contextsOf ? contextsOf(node, ancestors) : undefined;
    found.push({ text: shapeOf(node, comparison, contexts), ...(around && { around: shapeOf(around, comparison) }) });
  });
  return found;
}

function shapeOf(node: Node, comparison: Comparison, contexts?: Contexts): string {
  if (contexts) return new Canonical(comparison, contexts).text(blockOf(node));
  const kind = takesThis(node, comparison) ? 'arrow' : 'function';
  return `${kind} ${new Canonical(comparison).text([node['params'], blockOf(node)])}`;
}

/**
 * Returns a lookup from a function and those around it to what stands for their contexts: their first parameters, which
 * became `this` on the way. Another variable of that name is none.
 */
function contextsIn(tree: Node): (node: Node, ancestors: readonly Node[]) => Contexts {
  const scopes = analyze(tree as never, { ecmaVersion: 2024, sourceType: 'module', ignoreEval: true });
  const usesOf = (node: Node): readonly unknown[] => {
    const [first] = node['params'] as readonly Node[];
    const variable = scopes.getDeclaredVariables(node as never).find(({ name }) => name === nameOf(first));
    return variable?.references.map(({ identifier }) => identifier) ?? [];
  };
  return (node, ancestors) => ({
    own: new Set(usesOf(node)),
    isArrow: node.type === 'ArrowFunctionExpression',
    outer: new Set(ancestors.filter(isAsyncFunction).flatMap(usesOf)),
  });
}

/** The body of a function: `(x) => y` is `function (x) { return y; }`, but for what it receives. */
function blockOf(node: Node): Partial<Node> {
  const body = node['body'] as Node;
  if (body.type === 'BlockStatement') return body;
  return { type: 'BlockStatement', body: [{ type: 'ReturnStatement', argument: body }] };
}

/**
 * The function that a function is written and called in, with its arguments or without any, as it would be without that
 * call: where it does nothing else but give its `this` a name.
 */
function withoutCaller(node: Node, ancestors: readonly Node[], { thisNames }: Comparison): Node | undefined {
  const caller = ancestors.findLast(isFunction);
  const statements = caller ? (blockOf(caller)['body'] as readonly Node[]) : [];
  const aliases = statements.filter((statement) => thisNames && isAliases(statement, thisNames));
  const [statement, ...others] = statements.filter((one) => !aliases.includes(one));
  const call = statement?.['argument'] as Node | null | undefined;
  if (!caller || call?.type !== 'CallExpression' || call['callee'] !== node || others.length > 0) return undefined;
  const [given] = call['arguments'] as readonly Node[];
  const hasParameters = (node['params'] as readonly Node[]).length > 0;
  if (hasParameters && !(given?.type === 'SpreadElement' && nameOf(given['argument']) === 'arguments'))
    return undefined;
  const body = { type: 'BlockStatement', body: [...aliases, ...(blockOf(node)['body'] as readonly Node[])] };
  return { ...caller, params: (hasParameters ? node : caller)['params'], body };
}

/** Whether a function takes the `this` of another one, itself or by a name for it. */
function takesThis(node: Node, { thisNames }: Comparison): boolean {
  if (node.type === 'ArrowFunctionExpression' && receives(node).size > 0) return true;
  if (!thisNames) return false;
  const declared = new Set<string>();
  const named = new Set<string>();
  visit(node, [], (one) => {
    if (isAlias(one, thisNames)) declared.add(nameOf(one['id']));
    if (thisNames.test(nameOf(one))) named.add(nameOf(one));
  });
  return [...named].some((name) => !declared.has(name));
}

/** `_this = this` */
function isAlias({ type, id, init }: Node, thisNames: RegExp): boolean {
  return (
    type === 'VariableDeclarator' && thisNames.test(nameOf(id)) && (init as Node | null)?.type === 'ThisExpression'
  );
}

function nameOf(node: unknown): string {
  const { type, name } = (node ?? {}) as Partial<Node>;
  return type === 'Identifier' ? String(name) : '';
}

/** `var _this = this, …;` */
function isAliases(node: Node, thisNames: RegExp): boolean {
  return (
    node.type === 'VariableDeclaration' &&
    (node['declarations'] as readonly Node[]).every((one) => isAlias(one, thisNames))
  );
}

/** What stands for the contexts of handlers in a function. */
interface Contexts {
  readonly own: ReadonlySet<unknown>;
  /** Its `this` is that of a handler around it. */
  readonly isArrow: boolean;
  readonly outer: ReadonlySet<unknown>;
}

class Canonical {
  readonly #made = new Map<string, string>();

  constructor(
    readonly comparison: Comparison,
    readonly contexts?: Contexts,
  ) {}

  text(value: unknown): string {
    if (Array.isArray(value))
      return `[${value
        .map((one) => this.text(one))
        // A function that stayed two has the name of one, once what the compiler adds to it is gone.
        .filter((text, index, all) => text && !(text.startsWith('function "') && all.indexOf(text) < index))
        .join(' ')}]`;
    if (typeof value === 'bigint') return String(value);
    if (value instanceof RegExp) return '';
    if (typeof value !== 'object' || value === null) return value === undefined ? 'undefined' : JSON.stringify(value);
    return typeof (value as Partial<Node>).type === 'string' ? this.#node(value as Node) : this.#entries(value);
  }

  #node(node: Node): string {
    const inner = this.#functionIn(node);
    if (inner !== undefined) return inner;
    const { type } = node;
    if (type === 'Identifier') return this.#name(node);
    if (type === 'ThisExpression') return this.#context();
    const { thisNames } = this.comparison;
    if (type === 'EmptyStatement' || (thisNames && isAliases(node, thisNames))) return '';
    if (type === 'Literal') return this.#entries({ ...node, raw: undefined });
    const key = keyOf(node);
    if (key) return this.#entries({ ...withoutForm(node), [key]: `.${String((node[key] as Node)['name'])}` });
    return this.#entries(withoutForm(this.#withoutReceiver(node)));
  }

  /** `super.m.call(this, x)` as `super.m(x)`: the same, and what a compiler writes for both. */
  #withoutReceiver(node: Node): Node {
    const callee = node['callee'] as Node | undefined;
    const method = callee?.type === 'MemberExpression' ? (callee['object'] as Node) : undefined;
    if (node.type !== 'CallExpression' || method?.type !== 'MemberExpression') return node;
    const [receiver, ...given] = node['arguments'] as readonly Node[];
    const isOwn = receiver !== undefined && this.text(receiver) === 'this';
    const isSuper = (method['object'] as Node).type === 'Super' && nameOf(callee!['property']) === 'call';
    return isOwn && isSuper ? { ...node, callee: method, arguments: given } : node;
  }

  #context(): string {
    if (!this.contexts) return 'this';
    return this.contexts.isArrow ? 'outer context' : 'context';
  }

  #name(node: Node): string {
    const name = String(node['name']);
    const { thisNames, madeNames, additions } = this.comparison;
    if (this.contexts?.own.has(node)) return 'context';
    if (this.contexts?.outer.has(node)) return 'outer context';
    if (thisNames?.test(name)) return 'this';
    if (additions) return `"${name.replace(additions, '')}"`;
    if (!madeNames?.test(name)) return `"${name}"`;
    const known = this.#made.get(name) ?? `made${this.#made.size}`;
    this.#made.set(name, known);
    return known;
  }

  /** What stands for a function inside: it is compared by itself, and may have stayed what it was made to. */
  #functionIn(node: Node): string | undefined {
    // A declaration became the argument of a call, which is a statement.
    if (this.comparison.isHandler && node.type === 'FunctionDeclaration') return 'function';
    if (this.comparison.isHandler && node.type === 'ExpressionStatement') {
      return this.#functionIn(node['expression'] as Node);
    }
    if (node.type === 'FunctionDeclaration') return `function ${this.text(node['id'])}`;
    if (isFunction(node)) return 'function';
    if (node.type === 'CallExpression' && this.#makesFunction(node)) return 'function';
    if (node.type !== 'VariableDeclaration') return undefined;
    const [declarator, ...others] = node['declarations'] as readonly Node[];
    const init = declarator!['init'] as Node | null;
    const isOne = others.length === 0 && nameOf(declarator!['id']) && init;
    return isOne && this.#node(init) === 'function' ? `function ${this.text(declarator!['id'])}` : undefined;
  }

  #makesFunction(node: Node): boolean {
    const [last] = (node['arguments'] as readonly Node[]).slice(-1);
    return last !== undefined && isFunction(last) && this.comparison.callees.has(dotted(node['callee'] as Node));
  }

  #entries(value: object): string {
    const entries = Object.entries(value).filter(
      ([key, one]) =>
        one !== undefined && !['start', 'end', 'range', 'loc', 'parent', 'tokens', 'comments'].includes(key),
    );
    return `{${entries.map(([key, one]) => `${key}:${this.text(one)}`).join(' ')}}`;
  }
}

/** A member without what tells `m() {}` from `m: function () {}` and `m = function () {}`. */
function withoutForm(node: Node): object {
  if (node.type === 'Property') return { ...node, method: false, shorthand: false };
  const isMember = node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
  return isMember ? { ...node, type: 'member', kind: undefined } : node;
}

/** A callee as `co.wrap` is written; empty where it is anything else. */
function dotted(node: Node): string {
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression' || node['computed']) return '';
  return `${dotted(node['object'] as Node)}.${dotted(node['property'] as Node)}`;
}
