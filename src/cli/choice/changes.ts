import { displayPath } from '../paths.js';
import { filePatch } from '../unified-diff.js';
import type { Question } from './choose.js';
import type { Converter } from './converter.js';

/** What a file is before and after one conversion more. */
export interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What a conversion changes once others are accepted, with all that these need. */
export async function changesOf(
  { conversion, accepted, edits }: Pick<Question, 'accepted' | 'conversion'> & Partial<Pick<Question, 'edits'>>,
  converter: Converter,
): Promise<Change[]> {
  const before = new Map(outputs(await converter.convert(accepted, edits)));
  const after = outputs(await converter.convert([...accepted, conversion], edits));
  return after.flatMap(([file, text]) => {
    const old = before.get(file) ?? converter.textOf(file);
    return old === text ? [] : { file, before: old, after: text };
  });
}

function outputs(results: Awaited<ReturnType<Converter['convert']>>): [file: string, text: string][] {
  return results.flatMap(({ filePath, output }) => (output === undefined ? [] : [[filePath, output]]));
}

/** Changes as a unified diff. */
export function diffOf(changes: readonly Change[]): string {
  return changes.map(({ file, before, after }) => filePatch(displayPath(file), before, after)).join('');
}
