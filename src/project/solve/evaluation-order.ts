import { unknown, type Value } from './value.js';

/** Deeper than any chain of definitions that was met, and far from the end of the stack. */
const deepest = 150;
const mostSteps = 20_000;

/** What variables of a file hold while one call is followed, and a text that is the same for the same. */
export interface Given {
  readonly file: string;
  readonly values: ReadonlyMap<number, Value>;
  readonly name: string;
}

/**
 * Keeps what was found out, and ends what has no end: a value that needs itself is unknown, and so is one that takes too
 * long. An answer that rests on a question that was still open is not kept, since asked first it may be another.
 */
export class Answers {
  #kept = new Map<string, Value | undefined>();
  readonly #open = new Map<string, number>();
  /** The depth of the outermost open question that the answer at hand rests on. */
  #restsOn = Infinity;
  #steps = 0;
  #given: Given | undefined;

  /** What holds while this is asked for: nothing that is kept rests on it but what is asked under its name. */
  get given(): Given | undefined {
    return this.#given;
  }

  /** Looks for an answer while variables hold what they are given. */
  within<Answer>(given: Given | undefined, find: () => Answer): Answer {
    const outer = this.#given;
    this.#given = given;
    try {
      return find();
    } finally {
      this.#given = outer;
    }
  }

  /** Answers a question, once. */
  of<Answer extends Value | undefined>(question: string, find: () => Answer): Answer | Value {
    if (this.#kept.has(question)) return this.#kept.get(question) as Answer;
    const depth = this.#open.size;
    const open = this.#open.get(question);
    if (open !== undefined || depth > deepest || this.#steps++ > mostSteps) {
      this.#restsOn = Math.min(this.#restsOn, open ?? 0);
      return unknown;
    }
    const outer = this.#restsOn;
    this.#restsOn = Infinity;
    this.#open.set(question, depth);
    const answer = this.within(undefined, find);
    this.#open.delete(question);
    if (this.#restsOn >= depth) this.#kept.set(question, answer);
    this.#restsOn = Math.min(outer, this.#restsOn < depth ? this.#restsOn : Infinity);
    if (depth === 0) {
      this.#steps = 0;
      this.#restsOn = Infinity;
    }
    return answer;
  }

  /** Makes answers that are being looked for not be kept, as one does that could not look at all that it needed. */
  distrust(): void {
    this.#restsOn = -1;
  }

  forget(): void {
    this.#kept = new Map();
  }
}
