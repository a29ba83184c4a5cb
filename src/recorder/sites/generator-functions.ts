import { hash } from 'node:crypto';
import type { FunctionKey } from '../evidence.js';
import { nameFrom, shortened } from './function-path.js';
import { childrenOf, hasOneOf, isFunctionNode, isNode, offsetsOf, type SyntaxNode } from './syntax-node.js';

/** A sync generator function of a file, with what it is found by in another text of the file. */
export interface GeneratorSite extends FunctionKey {
  readonly node: SyntaxNode;
  /** Its suspensions that have an operand, in source order. */
  readonly suspensions: readonly SuspensionSite[];
}

/** A `yield` with an operand. */
export interface SuspensionSite {
  readonly node: SyntaxNode;
  /** How the operand begins. */
  readonly operand: string;
  /** The expressions written out in a yielded array or object, by their place. */
  readonly parts: ReadonlyMap<string, SyntaxNode>;
}

/** Expressions whose kind their syntax tells. Some would lose their name, too, if they were handed through a call. */
const toldBySyntax: ReadonlySet<string> = new Set([
  ...['ArrowFunctionExpression', 'ClassExpression', 'FunctionExpression', 'Literal', 'SequenceExpression'],
  ...['TemplateLiteral', 'SpreadElement'],
]);

/** A generator function whose nodes are walked. */
interface Walked {
  readonly node: SyntaxNode;
  readonly path: string;
  readonly suspensions: SuspensionSite[];
  /** The ranges of the outermost functions in it. */
  readonly nested: (readonly [number, number])[];
}

/** The sync generator functions of a file. */
export function generatorSitesOf(program: SyntaxNode, text: string): GeneratorSite[] {
  const found: Walked[] = [];
  const hasStar = hasOneOf(offsetsOf(text, /\*/g));
  // What makes a function of its own in a generator function, or suspends it.
  const hasMore = hasOneOf(offsetsOf(text, /[*{]|=>|yield/g));
  // A stack of its own: programs may be nested deeper than calls can be.
  const stack: { node: SyntaxNode; path: string; generator: Walked | undefined }[] = [
    { node: program, path: '', generator: undefined },
  ];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, path } = top;
    let { generator } = top;
    if (isFunctionNode(node)) {
      generator?.nested.push(node.range);
      generator = undefined;
      if (node['generator'] === true && node['async'] !== true) {
        generator = { node, path: joined(path, nameFrom(node, node, text)), suspensions: [], nested: [] };
        found.push(generator);
      }
    } else if (generator && node.type === 'YieldExpression' && isNode(node['argument'])) {
      const operand = node['argument'];
      generator.suspensions.push({ node, operand: headOf(operand, text), parts: partsOf(operand) });
    }
    const children = childrenOf(node);
    const isWalked = generator ? hasMore : hasStar;
    for (let child = children.pop(); child; child = children.pop()) {
      // The star of a method stands before its function.
      if (!isWalked(child) && !isFunctionNode(child)) continue;
      stack.push({ node: child, path: joined(path, nameFrom(node, child, text)), generator });
    }
  }
  return numbered(found.map((walked) => siteOf(walked, text)));
}

function siteOf({ node, path, suspensions, nested }: Walked, text: string): Omit<GeneratorSite, 'nth'> {
  return { node, path, text: hashOf(node, nested, text), suspensions };
}

function joined(path: string, name: string | undefined): string {
  if (!name) return path;
  return path === '' ? name : `${path} > ${name}`;
}

function numbered(sites: readonly Omit<GeneratorSite, 'nth'>[]): GeneratorSite[] {
  const counts = new Map<string, number>();
  return sites.map((site) => {
    const key = `${site.text} ${site.path}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    return { ...site, nth };
  });
}

/** The functions in it may change without it: they are what is converted around it. */
function hashOf(node: SyntaxNode, nested: Walked['nested'], text: string): string {
  const body = node['body'] as SyntaxNode;
  const [first] = node['params'] as SyntaxNode[];
  let hashed = '';
  let position = first?.range[0] ?? body.range[0];
  for (const [start, end] of nested.sort(([one], [other]) => one - other)) {
    hashed += `${text.slice(position, start)}ƒ`;
    position = end;
  }
  return hash('sha1', hashed + text.slice(position, body.range[1])).slice(0, 12);
}

/** What an operand begins with: for a call, what is called. */
function headOf(operand: SyntaxNode, text: string): string {
  const callee = operand.type === 'CallExpression' || operand.type === 'NewExpression' ? operand['callee'] : undefined;
  return shortened(isNode(callee) ? `${text.slice(...callee.range)}(` : text.slice(...operand.range));
}

function partsOf(operand: SyntaxNode): Map<string, SyntaxNode> {
  const parts = new Map<string, SyntaxNode>();
  const stack: { place: string; node: SyntaxNode }[] = [{ place: '', node: operand }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { place, node } = top;
    if (place !== '' && !toldBySyntax.has(node.type)) parts.set(place, node);
    for (const [key, child] of writtenIn(node)) stack.push({ place: place ? `${place}.${key}` : key, node: child });
  }
  return parts;
}

/** The values written out in an array or object literal, by index or name. */
function writtenIn(node: SyntaxNode): [string, SyntaxNode][] {
  if (node.type === 'ArrayExpression') {
    return (node['elements'] as (SyntaxNode | null)[]).flatMap((element, index): [string, SyntaxNode][] =>
      element ? [[String(index), element]] : [],
    );
  }
  if (node.type !== 'ObjectExpression') return [];
  return (node['properties'] as SyntaxNode[]).flatMap((property): [string, SyntaxNode][] => {
    const key = property['key'] as SyntaxNode | undefined;
    const isRecord = property.type === 'Property' && property['kind'] === 'init' && property['computed'] === false;
    if (!key || !isRecord || property['method'] === true || property['shorthand'] === true) return [];
    const name = key.type === 'Identifier' ? key['name'] : key['value'];
    return [[String(name), property['value'] as SyntaxNode]];
  });
}
