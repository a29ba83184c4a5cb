/** The same function, which makes each answer once and keeps it as long as what it was asked about lives. */
export function memoize<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, Answer>();
  return (key) => {
    if (!answers.has(key)) answers.set(key, make(key));
    return answers.get(key) as Answer;
  };
}
