import type { Term } from '../summary/summary.js';
import type { Solver } from './solver.js';
import { alternatives, either, held, nameOfValue, unknown, type Value } from './value.js';

/** The part of the solver that says what variables hold. */
export class Variables {
  readonly #solver: Solver;

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  /** What the file writes to a variable; while a call is followed, with what that hands over. */
  valueOf(file: string, at: number): Value {
    const { answers } = this.#solver;
    const given = answers.given?.file === file ? answers.given : undefined;
    const handed = given?.values.get(at);
    if (handed) return handed;
    const question = `${file} variable ${at}${given ? ` with ${given.name}` : ''}`;
    return answers.of(question, () => answers.within(given, () => held(this.#written(file, at))));
  }

  /** What a function returns when its parameters hold some values; undefined where none of them is told apart. */
  returnedWith(file: string, at: number, values: readonly (Value | undefined)[]): Value | undefined {
    const { answers, files } = this.#solver;
    const summary = files.summaryOf(file)?.functions[at];
    const handed = (summary?.parameters ?? []).flatMap((parameter, index) => {
      const value = values[index];
      return value && parameter.is === 'variable' ? [[parameter.at, value] as const] : [];
    });
    const names = handed.map(([place, value]) => `${place} ${nameOfValue(value) ?? ''}`);
    if (!summary || handed.length === 0) return undefined;
    const given = { file, values: new Map(handed), name: names.join(', ') };
    const question = `${file} returned ${at} with ${given.name}`;
    return answers.of(question, () => answers.within(given, () => this.#solver.solve(summary.returns, file)));
  }

  #written(file: string, at: number): Value {
    const term = this.#solver.files.summaryOf(file)?.variables[at];
    if (!term) return unknown;
    return this.#throughItself(term, file, at) ?? this.#solver.solve(term, file);
  }

  /**
   * Of a variable that is also made of itself, as in `row = yield row.save()`, what it holds before, if that is what it
   * holds after; undefined for any other.
   */
  #throughItself(term: Term, file: string, at: number): Value | undefined {
    if (term.is !== 'either') return undefined;
    const own = term.terms.filter((one) => mentions(one, at));
    if (own.length === 0 || own.length === term.terms.length) return undefined;
    const { answers } = this.#solver;
    const solve = (one: Term): Value => this.#solver.solve(one, file);
    const before = either(term.terms.filter((one) => !own.includes(one)).map(solve));
    const name = nameOfValue(before);
    if (before.kind === 'unknown' || name === undefined) return undefined;
    const outer = answers.given?.file === file ? answers.given : undefined;
    const given = {
      file,
      values: new Map([...(outer?.values ?? []), [at, before] as const]),
      name: `${outer?.name ?? ''} ${at} ${name}`,
    };
    const after = answers.within(given, () => own.flatMap((one) => alternatives(solve(one))));
    const names = new Set(alternatives(before).map(nameOfValue));
    return after.every((one) => names.has(nameOfValue(one))) ? before : undefined;
  }
}

/** Whether a term is made of a variable. */
function mentions(term: Term, at: number): boolean {
  switch (term.is) {
    case 'variable':
      return term.at === at;
    case 'either':
      return term.terms.some((one) => mentions(one, at));
    case 'call':
    case 'awaited':
    case 'element':
    case 'member':
      return mentions(term.of, at);
    default:
      return false;
  }
}
