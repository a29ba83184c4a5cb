/**
 * The same function, which makes each answer once. An answer is kept as long as the object lives that it was asked
 * about; for ever where that is a text.
 *
 * @param keyOf what an answer depends on, where that is not the first argument itself
 */
export function memoize<Arguments extends readonly unknown[], Answer>(
  make: (...args: Arguments) => Answer,
  keyOf: (...args: Arguments) => object | string = (...args) => args[0] as object | string,
): (...args: Arguments) => Answer {
  const ofObjects = new WeakMap<object, Answer>();
  const ofTexts = new Map<string, Answer>();
  return (...args) => {
    const key = keyOf(...args);
    const answers = (typeof key === 'string' ? ofTexts : ofObjects) as Map<unknown, Answer>;
    const kept = answers.get(key);
    if (kept !== undefined || answers.has(key)) return kept as Answer;
    const answer = make(...args);
    answers.set(key, answer);
    return answer;
  };
}

/** The same function without arguments, which makes its answer once, when it is first asked for. */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { readonly answer: Answer } | undefined;
  return () => (made ??= { answer: make() }).answer;
}

/** How many answers may be made inside of one another. Far from the end of the stack, whatever each of them calls. */
const deepest = 100;

/** Says that an answer is needed, and has to be made from the start of the stack. */
class NeededFirst<Key> extends Error {
  constructor(
    readonly key: Key,
    readonly by: unknown,
  ) {
    super('an answer that is needed first');
  }
}

/**
 * A function that makes each answer once, and asks itself for others, however many of them need one another: what is
 * too deep in the stack is left, made by itself, and what needed it is made again.
 *
 * @param make makes an answer; left half-way, it must be fit to be called again
 * @param meanwhile what is answered to who asks again while an answer is made, or is needed for that
 */
export function memoizeRecursion<Key, Answer, Rest extends readonly unknown[]>(
  make: (key: Key, ...rest: Rest) => Answer,
  meanwhile: Answer,
): (key: Key, ...rest: Rest) => Answer {
  const answers = new Map<Key, Answer>();
  let depth = 0;
  return ask;

  function ask(key: Key, ...rest: Rest): Answer {
    if (answers.has(key)) return answers.get(key)!;
    if (depth >= deepest) throw new NeededFirst(key, ask);
    return depth > 0 ? makeOne(key, rest) : makeInSteps(key, rest);
  }

  function makeOne(key: Key, rest: Rest): Answer {
    answers.set(key, meanwhile);
    depth++;
    try {
      const answer = make(key, ...rest);
      answers.set(key, answer);
      return answer;
    } catch (error) {
      answers.delete(key);
      throw error;
    } finally {
      depth--;
    }
  }

  function makeInSteps(key: Key, rest: Rest): Answer {
    const needed = [key];
    for (;;) {
      const next = needed.at(-1)!;
      try {
        const answer = makeOne(next, rest);
        needed.pop();
        if (needed.length === 0) return answer;
      } catch (error) {
        if (!isOwn(error)) {
          for (const one of needed) answers.delete(one);
          throw error;
        }
        answers.set(next, meanwhile);
        needed.push(error.key);
      }
    }
  }

  function isOwn(error: unknown): error is NeededFirst<Key> {
    return error instanceof NeededFirst && error.by === ask;
  }
}
