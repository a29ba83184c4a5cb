import { analyze } from 'eslint-scope';
import MagicString from 'magic-string';
import type { Node } from '../../src/parser/parser-contract.js';
import { visit } from '../support/async-removed.js';
import type { LibraryStyle } from './library-style.js';
import { isAsyncFunction, isFunction, ownNodes, type Parsed, receives } from './syntax-tree.js';

/**
 * Writes the async functions of a text as people wrote coroutines before there were any.
 *
 * @returns the text, or undefined where none of them can be written so. Functions for which there is no such form stay
 *   async: those with `for await` and `super`, and a few forms that each style lacks.
 */
export function coroutinesFromAsync(
  text: string,
  { ast, sourceType }: Parsed,
  style: LibraryStyle,
): string | undefined {
  // Names that the style needs are taken.
  if (new RegExp(String.raw`\b(?:${style.local}|app)\b`).test(text) || /\byield\b/.test(text)) return undefined;
  const rewriting = new Rewriting(text, ast, style);
  visit(ast, [], (node, ancestors) => {
    if (isAsyncFunction(node)) rewriting.function(node, ancestors);
  });
  if (rewriting.count === 0) return undefined;
  const { module, local, setup = '' } = style;
  const load = sourceType === 'module' ? `import ${local} from '${module}';` : `const ${local} = require('${module}');`;
  const directives = ast['body'] as readonly Node[];
  const first = directives.find((statement) => statement['directive'] === undefined);
  rewriting.edited.appendLeft(first?.range[0] ?? 0, `${load}\n${setup && `${setup}\n`}`);
  return rewriting.edited.toString();
}

class Rewriting {
  readonly edited: MagicString;
  readonly #scopes;
  readonly #handlers: Node[] = [];
  count = 0;

  constructor(
    readonly text: string,
    ast: Node,
    readonly style: LibraryStyle,
  ) {
    this.edited = new MagicString(text);
    const options = { ecmaVersion: 2024, sourceType: 'module', ignoreEval: true } as const;
    this.#scopes = analyze(ast as never, options);
  }

  /** Writes a function as a coroutine, where the style has a form for it. */
  function(node: Node, ancestors: readonly Node[]): void {
    if (hasForAwait(node)) return;
    const edit = this.style.isHandler ? this.#handler(node, ancestors) : this.#coroutine(node, ancestors);
    if (!edit) return;
    this.count++;
    edit();
    for (const [own, parent] of ownAwaits(node)) this.#suspend(own, parent);
  }

  #coroutine(node: Node, ancestors: readonly Node[]): (() => void) | undefined {
    const parent = ancestors.at(-1)!;
    const received = receives(node);
    const params = node['params'] as readonly Node[];
    const isSafe = params.every(({ type }) => type === 'Identifier');
    if (received.has('super') || received.has('new.target')) return undefined;
    const canRunInside = isSafe && !received.has('arguments');
    // Its own name would be the generator function.
    if (node.type === 'FunctionExpression' && this.#namesItself(node)) {
      return canRunInside ? () => this.#runInside(node, node, received.has('this')) : undefined;
    }
    if (parent.type === 'MethodDefinition') {
      if (canRunInside) return () => this.#runInside(node, parent, received.has('this'));
      return () => this.#wrap(node, parent);
    }
    if (node.type !== 'ArrowFunctionExpression') {
      if (node.type === 'FunctionDeclaration' && !isInPlace(ancestors)) {
        return canRunInside ? () => this.#runInside(node, node, received.has('this')) : undefined;
      }
      return () => this.#wrap(node, parent);
    }
    if (received.has('arguments')) return undefined;
    if (received.size === 0) return () => this.#wrap(node, parent);
    return isSafe ? () => this.#runInArrow(node) : undefined;
  }

  /** `co.wrap(function* (x) { … })` where the function stood. */
  #wrap(node: Node, parent: Node): void {
    const [open, close] = this.style.wrap('\0').split('\0') as [string, string];
    const isDeclaration = node.type === 'FunctionDeclaration';
    const isConstant = isDeclaration && parent.type !== 'ExportDefaultDeclaration' && !this.style.isHandler;
    const name = node['id'] ? ` ${String((node['id'] as Node)['name'])}` : '';
    const opened = `${open}function*${this.#namesItself(node) ? '' : name} `;
    const [start, end] = node.range;
    if (parent['method'] === true || parent.type === 'MethodDefinition') {
      this.#removeAsync(parent);
      this.edited.appendLeft(start, `${parent['method'] === true ? ':' : ' ='} ${opened}`);
    } else if (node.type === 'ArrowFunctionExpression') {
      this.#openArrow(node, opened);
    } else {
      this.edited.overwrite(start, this.#parenthesis(node), `${isConstant ? `const${name} = ` : ''}${opened}`);
    }
    const isStatement = isDeclaration || parent.type === 'MethodDefinition';
    this.edited.appendLeft(end, `${close}${isStatement ? ';' : ''}`);
  }

  /** `async x => y` becomes `function* (x) { return y; }`. */
  #openArrow(node: Node, opened: string): void {
    const [start] = node.range;
    const body = node['body'] as Node;
    const [first] = node['params'] as readonly Node[];
    const [bodyStart, bodyEnd] = bodyRange(this.text, node);
    const afterAsync = start + /^async\s*/.exec(this.text.slice(start))![0].length;
    const isBare = first?.range[0] === afterAsync;
    this.edited.overwrite(start, afterAsync, `${opened}${isBare ? '(' : ''}`);
    const arrow = this.text.lastIndexOf('=>', bodyStart);
    this.edited.overwrite(
      arrow,
      bodyStart,
      `${isBare ? ') ' : ''}${body.type === 'BlockStatement' ? '' : '{ return '}`,
    );
    if (body.type !== 'BlockStatement') this.edited.appendLeft(bodyEnd, '; }');
  }

  /** Whether a function with a name uses it inside. */
  #namesItself(node: Node): boolean {
    const id = node['id'] as Node | null;
    const [start, end] = node.range;
    const variables = id ? this.#scopes.getDeclaredVariables(node as never) : [];
    return variables.some(
      ({ name, references }) =>
        name === id!['name'] &&
        references.some(({ identifier }) => identifier.range![0] > start && identifier.range![1] < end),
    );
  }

  /** Where the list of parameters begins. */
  #parenthesis(node: Node): number {
    const id = node['id'] as Node | null;
    return this.text.indexOf('(', id?.range[1] ?? node.range[0]);
  }

  /** `m(x) { return co.call(this, function* () { … }); }` */
  #runInside(node: Node, whole: Node, usesThis: boolean): void {
    const body = node['body'] as Node;
    const [open, close] = this.style.run('\0', usesThis).split('\0') as [string, string];
    this.#removeAsync(whole);
    this.edited.appendLeft(body.range[0], `{ return ${open}function* () `);
    this.edited.appendLeft(body.range[1], `${close}; }`);
  }

  /** `(x) => co.call(this, function* () { … })` */
  #runInArrow(node: Node): void {
    const body = node['body'] as Node;
    const [open, close] = this.style.run('\0', receives(node).has('this')).split('\0') as [string, string];
    const [start, end] = bodyRange(this.text, node);
    const isBlock = body.type === 'BlockStatement';
    this.#removeAsync(node);
    this.edited.appendLeft(start, `${open}function* () ${isBlock ? '' : '{ return '}`);
    this.edited.appendLeft(end, `${isBlock ? '' : '; }'}${close}`);
  }

  #handler(node: Node, ancestors: readonly Node[]): (() => void) | undefined {
    const parent = ancestors.at(-1)!;
    const params = node['params'] as readonly Node[];
    const [first] = params;
    const isInside = ancestors.some((one) => this.#handlers.includes(one));
    if (isInside || parent.type === 'MethodDefinition' || receives(node).size > 0) return undefined;
    if (params.length > 1 || (first && first.type !== 'Identifier')) return undefined;
    const variable =
      first && this.#scopes.getDeclaredVariables(node as never).find(({ name }) => name === first['name']);
    const references = variable?.references ?? [];
    const isThis = references.every(
      (reference) => reference.isReadOnly() && !crossesFunction(node, reference.identifier.range!),
    );
    if (!isThis || variable?.identifiers.length === 2) return undefined;
    return () => {
      this.#handlers.push(node);
      for (const { identifier } of references) {
        const [start, end] = identifier.range!;
        this.edited.overwrite(start, end, isShorthand(node, start) ? `${identifier.name}: this` : 'this');
      }
      this.#wrap(node, parent);
      if (first) this.edited.overwrite(first.range[0], first.range[1], 'next');
      else this.edited.appendLeft(this.text.indexOf('(', node.range[0]) + 1, 'next');
    };
  }

  #removeAsync(whole: Node): void {
    const [start, end] = whole.range;
    const at = start + /\basync\b/.exec(this.text.slice(start, end))!.index;
    const gap = /^\s*/.exec(this.text.slice(at + 5))![0].length;
    this.edited.remove(at, at + 5 + gap);
  }

  /** `yield` binds less than anything but a comma, so that it mostly needs parentheses. */
  #suspend(node: Node, parent: Node): void {
    const [start, end] = node.range;
    const isFree = freeParents.has(parent.type) && parent['test'] !== node && parent['callee'] !== node;
    const gap = /^\s*\n\s*/.exec(this.text.slice(start + 5))?.[0].length ?? 0;
    this.edited.overwrite(start, start + 5 + gap, `${isFree ? '' : '('}yield${gap > 0 ? ' ' : ''}`);
    if (!isFree) this.edited.appendLeft(end, ')');
  }
}

const freeParents = new Set([
  'ExpressionStatement',
  'VariableDeclarator',
  'ReturnStatement',
  'AssignmentExpression',
  'CallExpression',
  'ArrayExpression',
  'Property',
]);

/** Where a declaration can become a `const`: not where it is exported by default under a name that is used. */
function isInPlace(ancestors: readonly Node[]): boolean {
  return ancestors.at(-1)!.type !== 'ExportDefaultDeclaration';
}

/** The body of a function, with the parentheses around an expression. */
function bodyRange(text: string, node: Node): [number, number] {
  const body = node['body'] as Node;
  if (node.type !== 'ArrowFunctionExpression') return body.range;
  const params = (node['params'] as readonly Node[]).at(-1)?.range[1] ?? node.range[0];
  const arrow = text.lastIndexOf('=>', body.range[0]);
  const start = arrow >= params ? arrow + 2 : body.range[0];
  return [start + /^\s*/.exec(text.slice(start))![0].length, node.range[1]];
}

function hasForAwait(node: Node): boolean {
  return [...ownNodes(node)].some(
    (one) => (one.type === 'ForOfStatement' && one['await'] === true) || one['kind'] === 'await using',
  );
}

function ownAwaits(node: Node): readonly (readonly [Node, Node])[] {
  const found: [Node, Node][] = [];
  visit(node['body'] as Node, [node], (one, ancestors) => {
    if (one.type === 'AwaitExpression' && ancestors.findLast(isFunction) === node) found.push([one, ancestors.at(-1)!]);
  });
  return found;
}

/** Whether something with a `this` of its own stands between a function and a place inside. */
function crossesFunction(node: Node, [start]: readonly number[]): boolean {
  const kinds = ['FunctionExpression', 'FunctionDeclaration', 'PropertyDefinition', 'StaticBlock'];
  let crosses = false;
  visit(node['body'] as Node, [], ({ type, range }) => {
    if (range[0] <= start! && range[1] > start! && kinds.includes(type)) crosses = true;
  });
  return crosses;
}

function isShorthand(node: Node, start: number): boolean {
  let found = false;
  visit(node['body'] as Node, [], ({ type, range, shorthand }) => {
    if (type === 'Property' && shorthand === true && range[0] === start) found = true;
  });
  return found;
}
