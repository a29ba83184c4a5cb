import * as espree from 'espree';
import { fingerprint } from '../../analysis/environment/index.js';
import { libraryGlobals } from '../../analysis/semantics/index.js';
import { memoize } from '../../collections/index.js';

/** How a JavaScript text is parsed. */
export type SourceType = 'commonjs' | 'module';

/** What the syntax of a text shows, apart from where things stand. */
export interface PlainSyntax {
  readonly sourceType: SourceType;
  /** Whether it has a generator function, or `yield` or `await` as a name, which may be misplaced keywords. */
  readonly suspends: boolean;
  /** The names in it that may be libraries of coroutines, as global variables. */
  readonly globals: readonly string[];
}

/**
 * What the syntax of a JavaScript text shows: undefined where it does not parse as any of the source types, the first of
 * which counts. It is parsed without places, tokens and comments, which take the parser most of its time.
 */
export const plainSyntaxOf = memoize((text: string, sourceTypes: readonly SourceType[]): PlainSyntax | undefined => {
  for (const sourceType of sourceTypes) {
    try {
      return { sourceType, ...contentsOf(espree.parse(text, { ...language, sourceType }) as PlainNode) };
    } catch {
      // It may be of the other type.
    }
  }
  return undefined;
}, keyOf);

export const language = { ecmaVersion: 'latest', ecmaFeatures: { jsx: true } } as const;

function keyOf(text: string, sourceTypes: readonly SourceType[]): string {
  return `${sourceTypes.join()} ${fingerprint(text)}`;
}

interface PlainNode {
  readonly type: string;
  readonly generator?: boolean;
  readonly name?: unknown;
  readonly id?: PlainNode | null;
  readonly body?: readonly PlainNode[];
}

function contentsOf(program: PlainNode): Omit<PlainSyntax, 'sourceType'> {
  const globals = new Set<string>();
  const left: PlainNode[] = [program];
  for (let one = left.pop(); one; one = left.pop()) {
    const { generator, name } = one;
    if (generator === true || name === 'await' || name === 'yield') return { suspends: true, globals: [...globals] };
    if (typeof name === 'string' && libraryGlobals.has(name)) globals.add(name);
    for (const value of Object.values(one) as unknown[]) {
      if (typeof value === 'object' && value !== null) left.push(value as PlainNode);
    }
  }
  // Minifiers call functions of the file by the same letters.
  for (const { type, id } of program.body ?? []) {
    if (type === 'FunctionDeclaration') globals.delete(id?.name as string);
  }
  return { suspends: false, globals: [...globals] };
}
