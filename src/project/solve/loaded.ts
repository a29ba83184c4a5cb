import { libraries } from '../../catalogue/index.js';
import { exportsKey, type Summary, type Term } from '../summary/summary.js';
import { madeBy } from './library-objects.js';
import { specifierOf } from './paths.js';
import type { Solver } from './solver.js';
import { alternatives, either, type LoadedValue, nameOfValue, type OriginValue, unknown, type Value } from './value.js';

/** The part of the solver that follows what libraries load by paths, and what they hand to it. */
export class Loaded {
  readonly #solver: Solver;

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  /** What a library gives for the file that a path leads to. It is not looked at before somebody asks what it has. */
  load(library: OriginValue, hands: string, at: Value, file: string): Value {
    const text = at.kind === 'plain' ? at.text : undefined;
    const found = text === undefined ? undefined : this.#solver.files.resolve(specifierOf(text, file), file);
    return found === undefined ? unknown : { kind: 'loaded', file: found, with: madeBy(library, hands) };
  }

  /** What the function makes that the file exports. */
  made({ file, with: handed }: LoadedValue): Value {
    const { answers, files } = this.#solver;
    return answers.of(`${file} loaded with ${nameOfValue(handed) ?? ''}`, () => {
      const whole = this.#solver.wholeOf(file);
      const exported = whole.kind === 'unknown' ? this.#solver.member({ kind: 'module', file }, 'default') : whole;
      if (exported?.kind !== 'function') return unknown;
      const form = files.summaryOf(exported.file)?.functions[exported.at]?.form;
      return form === 'sync' ? (this.#solver.returnedWith(exported, [handed]) ?? unknown) : unknown;
    });
  }

  /** What a library hands the function of a file, as the index of the folder has it load that. */
  handedTo(file: string): Value {
    return this.#solver.answers.of(`${file} handed`, () => {
      const found = this.#loadedBeside(file).find((one) => one.file === file);
      return found?.with ?? unknown;
    });
  }

  /**
   * What functions have as `this` that a file assigns to `exports`: that object, or what has them as methods, where a
   * file brings all of them to it that the index of the folder has a library load.
   */
  receiverOf(file: string): Value {
    const module: Value = { kind: 'module', file };
    return this.#solver.answers.of(`${file} receiver`, () => {
      const owners = this.#loadedBeside(file).flatMap((one) => ownersOf(this.made(one), file));
      return owners.length > 0 ? { kind: 'merged', values: [module, either(owners)] } : module;
    });
  }

  /** What the index of the folder of a file has libraries load. */
  #loadedBeside(file: string): readonly LoadedValue[] {
    const index = this.#solver.files.resolve('./', file);
    const summary = index === undefined || index === file ? undefined : this.#solver.files.summaryOf(index);
    if (!index || !summary || !callsLoader(summary)) return [];
    const whole = this.#solver.wholeOf(index);
    const keys = [exportsKey, ...alternatives(whole).flatMap((one) => (one.kind === 'object' ? one.at : []))];
    const exported = keys.flatMap((key) => Object.values(summary.objects[key]?.properties ?? {})).flat();
    const values = exported.flatMap((term) => alternatives(this.#solver.solve(term, index)));
    return values.filter((value) => value.kind === 'loaded');
  }
}

/** What has the exports of a file as its methods. */
function ownersOf(made: Value, file: string): Value[] {
  const library = made.kind === 'merged' ? made.values.at(-1) : made;
  if (library?.kind !== 'origin') return [];
  const paths = [...(library.extensions ?? [])].filter(([, own]) => own.kind === 'module' && own.file === file);
  return paths.map(([path]) => madeBy(library, path));
}

const loaders: ReadonlySet<string> = new Set(
  libraries.flatMap(({ exports }) =>
    exports.flatMap(({ path, role }) => (role === 'loader' ? path.split('.').at(-1)! : [])),
  ),
);

/** Whether something is called in a file as what loads files by their paths is: for all others, nothing is asked. */
function callsLoader({ functions, objects, variables }: Summary): boolean {
  const returned = Object.values(functions).map(({ returns }) => returns);
  const held = Object.values(objects).flatMap(({ properties }) => Object.values(properties).flat());
  return [...returned, ...held, ...Object.values(variables)].some(isLoading);
}

function isLoading(term: Term): boolean {
  if (term.is === 'either') return term.terms.some(isLoading);
  return term.is === 'call' && term.of.is === 'member' && loaders.has(term.of.name);
}
