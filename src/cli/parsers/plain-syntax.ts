import * as espree from 'espree';
import { fingerprint } from '../../analysis/environment/index.js';
import { createMisuseCandidates } from '../../analysis/misplaced-await/index.js';
import { libraryGlobals } from '../../analysis/semantics/index.js';
import { memoize } from '../../collections/index.js';

/** How a JavaScript text is parsed. */
type SourceType = 'commonjs' | 'module';

/** As what a JavaScript file may be parsed, by its extension: undefined for TypeScript and components. */
export function sourceTypesOf(file: string): readonly SourceType[] | undefined {
  if (/\.(?:[cm]?tsx?|vue|svelte)$/.test(file)) return undefined;
  if (file.endsWith('.cjs')) return ['commonjs'];
  return file.endsWith('.mjs') ? ['module'] : ['commonjs', 'module'];
}

/** What the syntax of a text shows, apart from where things stand; where it suspends, nothing else is looked for. */
export interface PlainSyntax {
  readonly sourceType: SourceType;
  /** Whether it has a generator function, or `yield` or `await` as a name, which may be misplaced keywords. */
  readonly suspends: boolean;
  /** The names in it that may be libraries of coroutines, as global variables. */
  readonly globals: readonly string[];
  /** Whether the promise of an async function may be taken for something else, by the names of functions alone. */
  readonly mayMisusePromises: boolean;
}

/**
 * What the syntax of a JavaScript text shows: undefined where it does not parse as any of the source types, the first of
 * which counts. It is parsed without places, tokens and comments, which take the parser most of its time.
 */
export const plainSyntaxOf = memoize((text: string, sourceTypes: readonly SourceType[]): PlainSyntax | undefined => {
  for (const sourceType of sourceTypes) {
    const program = parse(text, sourceType);
    if (program) return { sourceType, ...contentsOf(program) };
  }
  return undefined;
}, keyOf);

export const language = { ecmaVersion: 'latest', ecmaFeatures: { jsx: true } } as const;

function parse(text: string, sourceType: SourceType): PlainNode | undefined {
  try {
    return espree.parse(text, { ...language, sourceType }) as PlainNode;
  } catch {
    return undefined;
  }
}

function keyOf(text: string, sourceTypes: readonly SourceType[]): string {
  return `${sourceTypes.join()} ${fingerprint(text)}`;
}

interface PlainNode {
  readonly type: string;
  parent?: PlainNode;
  readonly generator?: boolean;
  readonly name?: unknown;
  readonly id?: PlainNode | null;
  readonly body?: readonly PlainNode[];
}

function contentsOf(program: PlainNode): Omit<PlainSyntax, 'sourceType'> {
  const globals = new Set<string>();
  const candidates = createMisuseCandidates();
  const left = [program];
  for (let one = left.pop(); one; one = left.pop()) {
    const { generator, name, type } = one;
    if (generator === true || name === 'await' || name === 'yield') return { ...nothing, suspends: true };
    if (typeof name === 'string' && libraryGlobals.has(name)) globals.add(name);
    candidates.listeners[type]?.(one as never);
    for (const child of childrenOf(one)) {
      child.parent = one;
      left.push(child);
    }
  }
  // Minifiers call functions of the file by the same letters.
  for (const { type, id } of program.body ?? []) {
    if (type === 'FunctionDeclaration') globals.delete(id?.name as string);
  }
  return { suspends: false, globals: [...globals], mayMisusePromises: candidates.calls().length > 0 };
}

const nothing = { suspends: false, globals: [], mayMisusePromises: false } as const;

function childrenOf(node: PlainNode): PlainNode[] {
  const keys = espree.VisitorKeys[node.type as keyof typeof espree.VisitorKeys] as readonly (keyof PlainNode)[];
  const values = keys.flatMap((key) => (node[key] ?? []) as PlainNode | (PlainNode | null)[]);
  return values.filter((value) => value !== null);
}
