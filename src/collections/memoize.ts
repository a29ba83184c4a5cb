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
