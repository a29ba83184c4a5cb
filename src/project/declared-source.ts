import { packageTypes, path } from '../analysis/environment/index.js';
import type { Place } from '../analysis/semantics/index.js';
import type { OpenFile } from './open-file.js';
import type { Value } from './solve/value.js';

/** The function that names lead to in the source of a file of declarations, where it is async or becomes so. */
export function asyncSourceOf(open: OpenFile, names: readonly string[]): Place | undefined {
  const file = sourceOf(open);
  if (file === undefined) return undefined;
  const whole: Value | undefined = { kind: 'module', file };
  const found = names.reduce<Value | undefined>((value, name) => value && open.member(value, name), whole);
  if (found?.kind !== 'function') return undefined;
  const place = open.solver.placeOf(found.file, found.at);
  const form = open.formOf(found);
  return form === 'async' || (form === 'generator' && open.isPlannedAt(place)) ? place : undefined;
}

/** The file beside it, or the main file of the package whose types it has. */
function sourceOf({ file: { filename }, solver }: OpenFile): string | undefined {
  const { resolve } = solver.files;
  const [, base = '', kind = ''] = /([^\\/]+)\.d\.([cm]?)ts$/.exec(filename) ?? [];
  const beside = resolve(`./${base}.${kind}js`, filename);
  if (beside !== undefined) return beside;
  const types = packageTypes(path.dirname(filename));
  return types?.file === filename ? resolve('./', types.manifest) : undefined;
}
