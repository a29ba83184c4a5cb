/** The words of a text, which stand one after the other with white space between. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
