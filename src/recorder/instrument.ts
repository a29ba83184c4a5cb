import { createHash } from 'node:crypto';
import MagicString from 'magic-string';
import { globalName } from './global-name.js';
import type { RuntimeMethods } from './runtime/runtime.js';
import { type AlignedGenerator, lineStartsOf, positionAt } from './sites/aligned.js';
import { type GeneratorSite, generatorSitesOf, type SuspensionSite } from './sites/generator-functions.js';
import { childrenOf, hasOneOf, isNode, offsetsOf, type SyntaxNode } from './sites/syntax-node.js';

/** A generator function, as the runtime notes what it does. */
export interface InstrumentedFunction {
  readonly path: string;
  readonly text: string;
  readonly nth: number;
  readonly line: number;
  readonly suspensions: readonly InstrumentedSuspension[];
}

export interface InstrumentedSuspension {
  readonly line: number;
  readonly operand: string;
  readonly parts: readonly string[];
}

/** What the inserted calls of a file are about. */
export interface InstrumentedFile {
  /** Stands for the file in the inserted calls: the same for the same text at the same path. */
  readonly key: string;
  readonly functions: readonly InstrumentedFunction[];
}

export interface InstrumentedText {
  readonly text: string;
  readonly file: InstrumentedFile;
}

/** How the inserted text reaches the runtime. */
export interface InstrumentOptions {
  /** Where the code runs with globals of its own, the name of what it shares with the others. */
  readonly holder?: 'globalThis' | 'globalThis.process';
  /** Whether to add a source map, which coverage and stack traces are mapped back by. */
  readonly sourceMap?: boolean;
}

/** The source that a program was compiled from. */
export interface CompiledFrom {
  readonly text: string;
  /** Finds the generator functions that those of the program were. */
  align(generators: readonly GeneratorSite[]): AlignedGenerator[];
}

/** A text to instrument, parsed. */
export interface ParsedText {
  readonly text: string;
  readonly program: SyntaxNode;
  /** Whether it is TypeScript, so that what is inserted has to type-check. */
  readonly isTyped?: boolean;
  /** Missing where it is the text on disk. */
  readonly source?: CompiledFrom;
}

/**
 * Inserts calls into the text of a file that hand what is yielded, and what became of the generator functions handed to
 * a call, to the runtime. Lines stay as they are.
 *
 * @returns undefined where there is nothing to note
 */
export function instrumentParsed(
  { text, program, isTyped = false, source }: ParsedText,
  path: string,
  { holder = 'globalThis', sourceMap = false }: InstrumentOptions = {},
): InstrumentedText | undefined {
  const generators = generatorSitesOf(program, text).filter(({ suspensions }) => suspensions.length > 0);
  if (generators.length === 0) return undefined;
  const aligned = source ? source.align(generators) : generators.map(itself);
  if (aligned.length === 0) return undefined;

  const disk = source?.text ?? text;
  const key = createHash('sha1').update(path).update('\0').update(disk).digest('hex').slice(0, 8);
  const runtime = isTyped ? typeScriptRuntime(holder, key) : javaScriptRuntime(holder);
  const edits = new MagicString(text);
  // First, since what is inserted first at a place stands before the rest.
  insertResults(edits, program, aligned, { runtime, key });
  aligned.forEach((generator, index) => insertCalls(edits, text, { runtime, key, index }, generator));
  edits.append(runtime.end);
  const map = sourceMap ? `\n//# sourceMappingURL=${edits.generateMap({ source: path, hires: true }).toUrl()}` : '';
  return { text: edits.toString() + map, file: { key, functions: described(aligned, disk) } };
}

function itself(generator: GeneratorSite): AlignedGenerator {
  const suspensions = generator.suspensions.map((suspension) => ({ suspension, original: suspension }));
  return { generator, original: generator, suspensions };
}

function described(aligned: readonly AlignedGenerator[], disk: string): InstrumentedFunction[] {
  const lineStarts = lineStartsOf(disk);
  const lineOf = ({ range }: SyntaxNode): number => positionAt(lineStarts, range[0]).line;
  return aligned.map(({ original: { path, text, nth, node }, suspensions }) => ({
    ...{ path, text, nth, line: lineOf(node) },
    suspensions: suspensions.map(({ original }) => ({
      ...{ line: lineOf(original.node), operand: original.operand, parts: [...original.parts.keys()] },
    })),
  }));
}

/** How the inserted text names the runtime's functions. */
interface Runtime {
  /** The text of a function: the runtime itself, or a method of it. */
  name(method?: keyof RuntimeMethods): string;
  /** What a statement that begins with the text has to begin with. */
  readonly statementStart: string;
  /** What has to stand behind a method that is called of an object which was handed on. */
  readonly calleeEnd: string;
  /** What has to stand at the end of the file. */
  readonly end: string;
}

function javaScriptRuntime(holder: string): Runtime {
  const name = `${holder}.${globalName}`;
  return { name: (method) => (method ? `${name}.${method}` : name), statementStart: '', calleeEnd: '', end: '' };
}

/** Hands on the type of what it is given, and needs no declaration in another file. */
function typeScriptRuntime(holder: string, key: string): Runtime {
  const type = `NativeAsync${key}`;
  const name = `Reflect.get(${holder},"${globalName}")`;
  return {
    name: (method) => `(${method ? `${name}.${method}` : name} as ${type})`,
    // Without it, a statement before that ends without a semicolon would go on.
    statementStart: 'void ',
    // That a condition before has made sure of the method is not known of what is handed on.
    calleeEnd: '!',
    end: `\ntype ${type}=<T>(k:string,f:number,s:number,v:T,p?:number|string)=>T;\n`,
  };
}

interface Target {
  readonly runtime: Runtime;
  readonly key: string;
  /** Of the function in its file. */
  readonly index: number;
}

function insertCalls(edits: MagicString, text: string, target: Target, { suspensions }: AlignedGenerator): void {
  suspensions.forEach(({ suspension }, index) => {
    const { node } = suspension;
    const site = `"${target.key}",${target.index},${index}`;
    edits.appendLeft(keywordEnd(node, text), ` ${target.runtime.name()}(${site},`);
    edits.prependRight(node.range[1], ')');
    insertPeek(edits, { ...target, site }, suspension);
    [...suspension.parts].forEach(([, part], place) => {
      edits.appendLeft(part.range[0], `${target.runtime.name('part')}(${site},`);
      edits.prependRight(part.range[1], `,${place})`);
    });
  });
}

/** Shows the runtime the function that an operand calls, before it is called: it may be a stub. */
function insertPeek(
  edits: MagicString,
  { runtime, site }: Target & { readonly site: string },
  { node }: SuspensionSite,
): void {
  const operand = node['argument'] as SyntaxNode;
  const callee = operand.type === 'CallExpression' && operand['optional'] !== true ? operand['callee'] : undefined;
  if (!isNode(callee)) return;
  if (callee.type === 'Identifier' && !['require', 'eval'].includes(String(callee['name']))) {
    edits.appendLeft(callee.range[0], `${runtime.name('callee')}(${site},`);
    edits.prependRight(callee.range[1], ')');
  }
  if (callee.type !== 'MemberExpression' || callee['optional'] === true) return;
  const object = callee['object'] as SyntaxNode;
  const property = callee['property'] as SyntaxNode;
  const isComputed = callee['computed'] === true;
  if (!receivers.has(object.type) || !(isComputed ? namesInBrackets : names).has(property.type)) return;
  edits.appendLeft(object.range[0], `${runtime.name('receiver')}(${site},`);
  edits.prependRight(object.range[1], isComputed ? ')' : `,"${String(property['name'])}")`);
  if (isComputed) {
    edits.appendLeft(property.range[0], `${runtime.name('method')}(${site},`);
    edits.prependRight(property.range[1], ')');
  }
  edits.prependRight(callee.range[1], runtime.calleeEnd);
}

/** The objects whose methods are looked at, as they are written. */
const receivers: ReadonlySet<string> = new Set([
  ...['CallExpression', 'Identifier', 'MemberExpression', 'NewExpression', 'ThisExpression'],
]);
const names: ReadonlySet<string> = new Set(['Identifier']);
/** Those that run nothing. */
const namesInBrackets: ReadonlySet<string> = new Set(['Identifier', 'Literal']);

/** Where the operand may begin: after `yield`, or after its star. */
function keywordEnd({ range: [start, end], delegate }: SyntaxNode, text: string): number {
  const afterKeyword = start + 'yield'.length;
  if (delegate !== true) return afterKeyword;
  const star = /^(?:\s|\/\*[^]*?\*\/|\/\/.*(?!.))*\*/.exec(text.slice(afterKeyword, end));
  return afterKeyword + (star?.[0].length ?? 0);
}

/** Notes what calls return that are handed one of the generator functions, by itself or by its name. */
function insertResults(
  edits: MagicString,
  program: SyntaxNode,
  aligned: readonly AlignedGenerator[],
  { runtime, key }: Omit<Target, 'index'>,
): void {
  const handed = handedFunctions(aligned);
  const mayHand = hasOneOf(handedAt(aligned, edits.original));
  const stack: { node: SyntaxNode; statement: SyntaxNode | undefined }[] = [{ node: program, statement: undefined }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, statement } = top;
    const index = node.type === 'CallExpression' ? handed(node) : undefined;
    if (index !== undefined) {
      const startsStatement = runtime.statementStart !== '' && statement?.range[0] === node.range[0];
      if (startsStatement && !mayFollowVoid(statement)) continue;
      const start = startsStatement ? runtime.statementStart : '';
      edits.appendLeft(node.range[0], `${start}${runtime.name('result')}("${key}",${index},0,`);
      edits.prependRight(node.range[1], ')');
    }
    const inside = node.type === 'ExpressionStatement' ? node : startsAtItsStart(node, statement);
    for (const child of childrenOf(node)) {
      // Within an optional chain, a call is no expression of its own.
      if (child.type !== 'ChainExpression' && mayHand(child)) stack.push({ node: child, statement: inside });
    }
  }
}

/** Where generator functions stand, and their names: a call that is handed one has it in itself. */
function handedAt(aligned: readonly AlignedGenerator[], text: string): number[] {
  const nodes = aligned.map(({ generator }) => generator.node);
  const names = nodes.flatMap(({ id }) => (isNode(id) ? [String(id['name']).replaceAll('$', '\\$')] : []));
  const mentions = names.length > 0 ? offsetsOf(text, new RegExp(names.join('|'), 'g')) : [];
  return [...nodes.map(({ range }) => range[0]), ...mentions].sort((one, other) => one - other);
}

function startsAtItsStart(node: SyntaxNode, statement: SyntaxNode | undefined): SyntaxNode | undefined {
  return statement?.range[0] === node.range[0] ? statement : undefined;
}

/** Whether a statement is a chain of calls, which means the same behind `void`. */
function mayFollowVoid({ expression }: SyntaxNode): boolean {
  return ['CallExpression', 'MemberExpression'].includes((expression as SyntaxNode).type);
}

/** Makes the function that tells which of the generator functions a call is handed, by its index. */
function handedFunctions(aligned: readonly AlignedGenerator[]): (call: SyntaxNode) => number | undefined {
  const byNode = new Map(aligned.map(({ generator }, index) => [generator.node, index]));
  const byName = new Map<unknown, number | undefined>();
  for (const [node, index] of byNode) {
    const name = isNode(node['id']) ? node['id']['name'] : undefined;
    if (name !== undefined) byName.set(name, byName.has(name) ? undefined : index);
  }
  return (call) => {
    if ((call['callee'] as SyntaxNode).type === 'Super') return undefined;
    const indexes = (call['arguments'] as SyntaxNode[]).map(
      (argument) => byNode.get(argument) ?? (argument.type === 'Identifier' ? byName.get(argument['name']) : undefined),
    );
    return indexes.find((index) => index !== undefined);
  };
}
