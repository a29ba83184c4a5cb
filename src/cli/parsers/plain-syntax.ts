import * as espree from 'espree';
import { fingerprint } from '../../analysis/environment/index.js';
import { memoize } from '../../collections/index.js';

/** How a JavaScript text is parsed. */
export type SourceType = 'commonjs' | 'module';

/** What the syntax of a text shows, apart from where things stand. */
export interface PlainSyntax {
  readonly sourceType: SourceType;
  /** Whether it has a generator function, or `yield` or `await` as a name, which may be misplaced keywords. */
  readonly suspends: boolean;
}

/**
 * What the syntax of a JavaScript text shows: undefined where it does not parse as any of the source types, the first of
 * which counts. It is parsed without places, tokens and comments, which take the parser most of its time.
 */
export const plainSyntaxOf = memoize((text: string, sourceTypes: readonly SourceType[]): PlainSyntax | undefined => {
  for (const sourceType of sourceTypes) {
    try {
      return { sourceType, suspends: suspends(espree.parse(text, { ...language, sourceType })) };
    } catch {
      // It may be of the other type.
    }
  }
  return undefined;
}, fingerprintOf);

export const language = { ecmaVersion: 'latest', ecmaFeatures: { jsx: true } } as const;

function fingerprintOf(text: string, sourceTypes: readonly SourceType[]): string {
  return `${sourceTypes.join()} ${fingerprint(text)}`;
}

interface SyntaxNode {
  readonly type: string;
  readonly generator?: boolean;
  readonly name?: unknown;
}

function suspends(program: object): boolean {
  const left: object[] = [program];
  for (let one = left.pop(); one; one = left.pop()) {
    const { generator, name } = one as SyntaxNode;
    if (generator === true || name === 'await' || name === 'yield') return true;
    for (const value of Object.values(one) as unknown[]) {
      if (typeof value === 'object' && value !== null) left.push(value);
    }
  }
  return false;
}
