import { createHash } from 'node:crypto';
import type { FunctionKey } from '../evidence.js';
import { nameFrom, shortened } from './function-path.js';
import { childrenOf, isFunctionNode, isNode, type SyntaxNode } from './syntax-node.js';

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

/** The sync generator functions of a file. */
export function generatorSitesOf(program: SyntaxNode, text: string): GeneratorSite[] {
  const found: Omit<GeneratorSite, 'nth'>[] = [];
  // A stack of its own: programs may be nested deeper than calls can be.
  const stack: { node: SyntaxNode; path: string; generator: SuspensionSite[] | undefined }[] = [
    { node: program, path: '', generator: undefined },
  ];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, path } = top;
    let { generator } = top;
    if (isFunctionNode(node)) {
      generator = undefined;
      if (node['generator'] === true && node['async'] !== true) {
        const own = [nameFrom(node, node, text)].filter((name) => name !== undefined);
        const suspensions = (generator = []);
        found.push({ node, path: joined([path, ...own]), text: hashOf(node, text), suspensions });
      }
    } else if (node.type === 'YieldExpression' && isNode(node['argument'])) {
      generator?.push({ node, operand: headOf(node['argument'], text), parts: partsOf(node['argument']) });
    }
    for (const child of childrenOf(node).reverse()) {
      const name = nameFrom(node, child, text);
      stack.push({ node: child, path: joined([path, ...(name === undefined ? [] : [name])]), generator });
    }
  }
  return numbered(found);
}

function joined(names: readonly string[]): string {
  return names.filter((name) => name !== '').join(' > ');
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
function hashOf(node: SyntaxNode, text: string): string {
  const body = node['body'] as SyntaxNode;
  const [first] = node['params'] as SyntaxNode[];
  const hash = createHash('sha1');
  let position = first?.range[0] ?? body.range[0];
  for (const [start, end] of nestedFunctions(node)) {
    hash.update(text.slice(position, start)).update('ƒ');
    position = end;
  }
  return hash.update(text.slice(position, body.range[1])).digest('hex').slice(0, 12);
}

/** The ranges of the outermost functions in a function, in source order. */
function nestedFunctions(node: SyntaxNode): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  const stack = childrenOf(node);
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (isFunctionNode(next)) ranges.push(next.range);
    else stack.push(...childrenOf(next));
  }
  return ranges.sort(([one], [other]) => one - other);
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
