import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { makeReason } from '../../reasons/index.js';
import { misreadAwait } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { type AwaitSite, awaitSiteOf } from './await-site.js';

/** An `await`, `for await` or `await using` where it cannot be. */
export interface MisplacedAwait {
  readonly keyword: 'await' | 'for await' | 'await using';
  readonly node: TSESTree.Node;
  /** Where the word `await` stands. */
  readonly loc: TSESTree.SourceLocation;
  readonly site: Extract<AwaitSite, { kind: 'function' | 'none' }>;
}

/** The editions of ECMAScript that a function needs for them; of `await using` each parser knows best. */
const editions: Readonly<Record<MisplacedAwait['keyword'], number>> = {
  await: 2017,
  'for await': 2018,
  'await using': 2017,
};

/** The nodes that wait, as parsers that know what they read make them. */
export type AwaitNode = TSESTree.AwaitExpression | TSESTree.ForOfStatement | TSESTree.VariableDeclaration;

/**
 * What is wrong with an await that was read as such, or undefined if nothing is.
 *
 * @param isRecovered whether a tolerant parser let it pass, so that it must be reported in any case
 */
export function misplacedAwait(
  model: SemanticModel,
  node: AwaitNode,
  isRecovered: boolean,
): MisplacedAwait | undefined {
  if (!isMisplaced(node) && !isRecovered) return undefined;
  const word = wordOf(model.sourceCode, node);
  return { ...word, node, site: siteOf(node, word.keyword, model) };
}

/** Whether an await that was read as such stands where it cannot be, as far as the place alone tells. */
export function isMisplaced(node: AwaitNode): boolean {
  const { kind } = awaitSiteOf(node);
  return kind === 'function' || kind === 'none';
}

/** Whether a parser may have taken an await for a use of a variable `await`. */
export function mayMisreadAwait({ scopeManager }: Readonly<TSESLint.SourceCode>): boolean {
  return scopeManager!.globalScope!.through.some(({ identifier: { name } }) => name === 'await');
}

/** The awaits that a parser took for uses of a variable `await`, which nothing declares. */
export function misreadAwaits(model: SemanticModel): MisplacedAwait[] {
  const { through } = model.sourceCode.scopeManager!.globalScope!;
  return through.flatMap(({ identifier: node }) => {
    if (node.type !== 'Identifier' || !misreadAwait(node)) return [];
    return [{ keyword: 'await' as const, loc: node.loc, node, site: siteOf(node, 'await', model) }];
  });
}

/** What an await is missing, also where it looks as if it could wait and the parser rejects the word all the same. */
function siteOf(
  node: TSESTree.Node,
  keyword: MisplacedAwait['keyword'],
  { allowsTopLevelAwait, edition = Infinity }: SemanticModel,
): MisplacedAwait['site'] {
  const site = awaitSiteOf(node);
  const needed = editions[keyword];
  if (site.kind === 'function' && edition < needed) {
    return { kind: 'none', reason: makeReason('older-edition', node, { keyword, edition, needed }) };
  }
  if (site.kind === 'function' || site.kind === 'none') return site;
  const code = site.kind === 'module' && !allowsTopLevelAwait ? 'ecma-version' : 'rejected-by-parser';
  return { kind: 'none', reason: makeReason(code, node) };
}

function wordOf(sourceCode: Readonly<TSESLint.SourceCode>, node: AwaitNode): Pick<MisplacedAwait, 'keyword' | 'loc'> {
  const { start } = node.loc;
  if (node.type !== 'ForOfStatement') {
    // The tokens of a template are not those of the file, so that the word is found by its length.
    const end = { line: start.line, column: start.column + 'await'.length };
    return { keyword: node.type === 'AwaitExpression' ? 'await' : 'await using', loc: { start, end } };
  }
  const second = sourceCode.getFirstToken(node, 1);
  return { keyword: 'for await', loc: second?.value === 'await' ? second.loc : node.left.loc };
}
