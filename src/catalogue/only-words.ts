/**
 * A pattern that matches a text when every word in it (identifier, keyword, number, word of a string) is one of these.
 *
 * It tells a compiler's function from a look-alike, whatever a formatter did to it: code that does more needs more words.
 *
 * @param words Words, or regular expressions for words, with white space between.
 */
export function onlyWords(words: string): RegExp {
  const alternatives = words.trim().split(/\s+/).join('|');
  return new RegExp(`^(?:[^\\w$]|(?<![\\w$])(?:${alternatives})(?![\\w$]))*$`);
}
