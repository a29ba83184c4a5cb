/** The values a text was made of, by placeholder name. */
export type MessageData = Readonly<Record<string, string>>;

/** A sentence in a message: which template it was made from, and with which values. */
export interface Sentence<Kind extends string> {
  readonly kind: Kind;
  readonly data: MessageData;
}

/**
 * Recovers the values of a message's placeholders (`{{name}}`) from its finished text: ESLint hands on the text alone.
 *
 * @returns undefined where the text was not made from this template
 */
export function messageData(template: string, text: string): MessageData | undefined {
  const match = expression(template, '$').exec(text);
  return match ? { ...match.groups } : undefined;
}

/**
 * Takes a text apart that consists of sentences, each made from one of several templates and joined by spaces.
 *
 * @param templates sentence templates by kind
 * @returns the sentences in order; empty where the text does not consist of such sentences
 */
export function sentencesOf<Kind extends string>(
  templates: Readonly<Record<Kind, string>>,
  text: string,
): Sentence<Kind>[] {
  for (const kind of Object.keys(templates) as Kind[]) {
    const match = expression(templates[kind], '(?: (?=\\S)|$)').exec(text);
    if (!match) continue;
    const sentence = { kind, data: { ...match.groups } };
    const rest = text.slice(match[0].length);
    const following = sentencesOf(templates, rest);
    if (rest === '' || following.length > 0) return [sentence, ...following];
  }
  return [];
}

/** Makes a text from its template, the counterpart of {@link messageData}. Unknown placeholders stay. */
export function fillIn(template: string, data: MessageData): string {
  return template.replace(placeholder, (whole, name: string) => data[name] ?? whole);
}

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;
const expressions = new Map<string, RegExp>();

function expression(template: string, end: string): RegExp {
  const source = `^${pattern(template)}${end}`;
  const known = expressions.get(source) ?? new RegExp(source, 's');
  expressions.set(source, known);
  return known;
}

/** The source of a regular expression with a named group for each placeholder. */
function pattern(template: string): string {
  const seen = new Set<string>();
  return template
    .split(placeholder)
    .map((part, index) => {
      const isPlaceholder = index % 2 === 1;
      if (!isPlaceholder) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      if (seen.has(part)) return `\\k<${part}>`;
      seen.add(part);
      return `(?<${part}>.*?)`;
    })
    .join('');
}
