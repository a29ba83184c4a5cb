import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import { type Parser, tolerant } from '../../src/parser/index.js';
import type { Node, Program, Token } from '../../src/parser/parser-contract.js';
import { visit } from './async-removed.js';
import { asEslintAsks, bases } from './parser-bases.js';

/** What `--fix` made of a file whose functions had lost the word `async`. */
export interface Restoration {
  /** Async functions that contain an await of their own. */
  awaiting: number;
  /** Those that stand there again as they were, but for functions inside of them. */
  restored: number;
  /** Functions that wait in more places than they did: where a promise was used as a value, or handed to something. */
  waiting: number;
  /** Functions that came out different in any other way without a message that says why. */
  unexplained: string[];
  /** What is reported of the rest, one message for each function. */
  messages: string[];
  output: string;
}

const rule = 'native-async/no-await-in-sync-function';
const espree = bases.espree11.parser;
const tolerantEspree = tolerant(espree);
const config: Linter.Config = {
  plugins: { 'native-async': plugin },
  linterOptions: { noInlineConfig: true },
  languageOptions: {
    sourceType: 'module',
    parser: tolerantEspree,
    parserOptions: { nativeAsync: { recoverAwait: true } },
  },
  rules: { [rule]: 'error' },
};

/** The tree of a module; undefined where the text is none. */
export function parseModule(text: string, parser: Parser = espree): Program | undefined {
  const options = { ...asEslintAsks, sourceType: 'module' };
  try {
    return parser.parseForESLint
      ? (parser.parseForESLint(text, { ...options, nativeAsync: { recoverAwait: true } }) as { ast: Program }).ast
      : (parser.parse!(text, options) as Program);
  } catch {
    return undefined;
  }
}

/** Takes `async` from all functions of a module but generators, and lets the rule fix it. */
export function restore(original: string): Restoration | undefined {
  const ast = parseModule(original);
  if (!ast) return undefined;
  // `async(x) => …` cannot be told from `async (x) => …` once the word is gone.
  const { text, removed } = rewriteAsync(original, ast);
  const before = functionsIn(text, parseModule(text)!);
  if (!before.some(({ awaits }) => awaits)) return undefined;
  const linter = new Linter();
  const { output, messages } = linter.verifyAndFix(removed, config);
  const after = functionsIn(output, parseModule(output, tolerantEspree)!);
  const wanted = before.flatMap((one, index) => (one.awaits ? [{ one, now: after[index]! }] : []));
  const lost = wanted.filter(({ one, now }) => one.text !== now.text);
  return {
    awaiting: wanted.length,
    restored: wanted.length - lost.length,
    waiting: lost.filter(({ one, now }) => waitsMore(one, now)).length,
    unexplained: lost.flatMap(({ one, now }) =>
      now.isAsync && !waitsMore(one, now) ? [`${one.text}\n=>\n${now.text}`] : [],
    ),
    messages: messages.flatMap(({ ruleId, message }) => (ruleId === rule ? [message] : [])),
    output,
  };
}

function rewriteAsync(original: string, ast: Program): { text: string; removed: string } {
  const tokens: Token[] = [];
  visit(ast, [], (node, ancestors) => {
    if (node.async !== true || node.generator === true) return;
    const parent = ancestors.at(-1)!;
    const isMethod = parent.type === 'MethodDefinition' || parent.method === true;
    const [start, end] = isMethod ? parent.range : node.range;
    tokens.push(ast.tokens!.find(({ value, range }) => value === 'async' && range[0] >= start && range[0] < end)!);
  });
  let [text, removed] = [original, original];
  for (const { range } of tokens.sort((a, b) => b.range[0] - a.range[0])) {
    const [start, end] = range;
    const gap = /^[ \t]*/.exec(original.slice(end))![0].length;
    text = `${text.slice(0, start)}async ${text.slice(end + gap)}`;
    removed = removed.slice(0, start) + removed.slice(end + gap);
  }
  return { text, removed };
}

interface FunctionText {
  /** Its own text, with the text of functions inside left out. */
  text: string;
  isAsync: boolean;
  awaits: boolean;
}

/** Whether nothing is different but that there are more awaits, each with the parentheses it may need. */
function waitsMore(one: FunctionText, now: FunctionText): boolean {
  const withoutAwaits = (text: string) => text.replace(/\bawait\b|[()\s;]/g, '');
  return now.isAsync && now.text.length > one.text.length && withoutAwaits(now.text) === withoutAwaits(one.text);
}

function functionsIn(text: string, ast: Program): FunctionText[] {
  const functions = new Map<Node, { inner: Node[]; awaits: boolean }>();
  visit(ast, [], (node, ancestors) => {
    const around = ancestors.findLast(isFunction);
    const of = around && functions.get(around);
    if (of && (node.type === 'AwaitExpression' || node.await === true || node.kind === 'await using')) of.awaits = true;
    if (!isFunction(node)) return;
    of?.inner.push(node);
    functions.set(node, { inner: [], awaits: false });
  });
  return Array.from(functions, ([node, { inner, awaits }]) => {
    let own = text.slice(...node.range);
    for (const { range } of inner.toReversed())
      own = own.slice(0, range[0] - node.range[0]) + '…' + own.slice(range[1] - node.range[0]);
    // The word `async` of a method inside stands before the function that is its value.
    own = own.replace(/\basync (?=[\w$#[\]'".]* ?…)/g, '');
    return { text: `${String(node.async)} ${own}`, isAsync: node.async === true, awaits: awaits && !node.generator };
  });
}

function isFunction({ type }: Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
}
