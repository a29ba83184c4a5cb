import { type DecodedSourceMap, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type AlignedGenerator, lineStartsOf, positionAt } from './aligned.js';
import type { GeneratorSite } from './generator-functions.js';

interface Text {
  readonly text: string;
  readonly generators: readonly GeneratorSite[];
}

/**
 * Finds for the generator functions of a compiled text what they were on disk: by its source map, by their places where
 * the compiler kept these, or by their text.
 */
export function align(compiled: Text, disk: Text): AlignedGenerator[] {
  const originalOf = bySourceMap(compiled.text, disk) ?? byPlace(compiled, disk) ?? byText(disk);
  return compiled.generators.flatMap((generator) => {
    const original = originalOf(generator);
    if (original?.suspensions.length !== generator.suspensions.length) return [];
    const suspensions = generator.suspensions.map((suspension, index) => ({
      suspension,
      original: original.suspensions[index]!,
    }));
    return [{ generator, original, suspensions }];
  });
}

type FindOriginal = (generator: GeneratorSite) => GeneratorSite | undefined;

/** By where the suspensions were; the function that most of them lead to. */
function bySourceMap(compiled: string, disk: Text): FindOriginal | undefined {
  const map = sourceMapOf(compiled);
  if (!map) return undefined;
  const lineStarts = lineStartsOf(compiled);
  const byLine = new Map<number, GeneratorSite>();
  const diskLines = lineStartsOf(disk.text);
  for (const generator of disk.generators) {
    for (const { node } of generator.suspensions) byLine.set(positionAt(diskLines, node.range[0]).line, generator);
  }
  return ({ suspensions }) => {
    const votes = new Map<GeneratorSite, number>();
    for (const { node } of suspensions) {
      const { line } = originalPositionFor(map, positionAt(lineStarts, node.range[0]));
      const generator = line === null ? undefined : byLine.get(line);
      if (generator) votes.set(generator, (votes.get(generator) ?? 0) + 1);
    }
    return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
  };
}

function byPlace(compiled: Text, disk: Text): FindOriginal | undefined {
  if (compiled.text.length !== disk.text.length) return undefined;
  const byStart = new Map(disk.generators.map((generator) => [generator.node.range[0], generator]));
  return ({ node }) => byStart.get(node.range[0]);
}

function byText({ generators }: Text): FindOriginal {
  return ({ text, nth }) => generators.filter((generator) => generator.text === text)[nth];
}

const mapComment = /\/[/*][#@]\s*sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)/g;

function sourceMapOf(text: string): TraceMap | undefined {
  const [, base64] = [...text.matchAll(mapComment)].at(-1) ?? [];
  if (base64 === undefined) return undefined;
  try {
    return new TraceMap(JSON.parse(Buffer.from(base64, 'base64').toString()) as DecodedSourceMap);
  } catch {
    return undefined;
  }
}
