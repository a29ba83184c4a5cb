import { type MessageData, templatePattern } from '../reasons/index.js';

const expressions = new Map<string, RegExp>();

/**
 * Recovers the values of a message's placeholders (`{{name}}`) from its finished text: ESLint hands on the text alone.
 *
 * @returns undefined where the text was not made from this template
 */
export function messageData(template: string, text: string): MessageData | undefined {
  const expression = expressions.get(template) ?? new RegExp(`^${templatePattern(template)}$`, 's');
  expressions.set(template, expression);
  const match = expression.exec(text);
  return match ? { ...match.groups } : undefined;
}
