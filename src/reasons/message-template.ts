/** The values a text was made of, by placeholder name. */
export type MessageData = Readonly<Record<string, string>>;

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** Makes a text from a template with `{{name}}` placeholders. Unknown ones stay. */
export function fillTemplate(template: string, data: MessageData): string {
  return template.replace(placeholder, (whole, name: string) => data[name] ?? whole);
}

/**
 * The source of a regular expression that matches what {@link fillTemplate} makes, with a group for each placeholder:
 * linters hand on the text of a message alone.
 */
export function templatePattern(template: string): string {
  const seen = new Set<string>();
  const parts = template.split(placeholder).map((part, index) => {
    const isPlaceholder = index % 2 === 1;
    if (!isPlaceholder) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    return `(?<${part}>.*?)`;
  });
  return parts.join('');
}
