/**
 * The same function, which makes each answer once and keeps it as long as what it was asked about lives.
 *
 * @param keyOf what of the argument lives as long, where the argument itself may be another one, or be used again
 */
export function memoize<Argument extends object, Answer>(
  make: (argument: Argument) => Answer,
  keyOf: (argument: Argument) => object = (argument) => argument,
): (argument: Argument) => Answer {
  const answers = new WeakMap<object, Answer>();
  return (argument) => {
    const key = keyOf(argument);
    if (!answers.has(key)) answers.set(key, make(argument));
    return answers.get(key) as Answer;
  };
}
