import { withBase } from 'vitepress';
import type { Problem } from './lint-protocol.ts';

/** A part of a message: a text, a piece of code, or a link to the page that explains it. */
export interface Part {
  readonly text: string;
  readonly href?: string;
  readonly isCode?: boolean;
}

/** A message with its reasons' codes, which stand in brackets at its end, as links to what they mean. */
export function partsOf({ message }: Problem): Part[] {
  const codes = /(?:\s*\[[\w-]+\])+$/.exec(message)?.[0] ?? '';
  const sentence = message.slice(0, message.length - codes.length);
  return [
    ...sentence.split('`').map((text, index) => ({ text, isCode: index % 2 === 1 })),
    ...Array.from(codes.matchAll(/\[([\w-]+)\]/g)).flatMap(([text, code]) => [
      { text: ' ' },
      { text, href: withBase(`/when-no-fix.html#${code!.toLowerCase()}`) },
    ]),
  ];
}

/** The page of a rule. */
export function pageOf(rule: string): string {
  return withBase(`/rules/${rule}.html`);
}

/** The message as an element. */
export function describe(problem: Problem, tag: 'span'): HTMLElement {
  const element = document.createElement(tag);
  const linked = (text: string, href: string): HTMLAnchorElement =>
    Object.assign(document.createElement('a'), { textContent: text, href, target: '_blank' });
  for (const { text, href, isCode } of partsOf(problem)) {
    element.append(href ? linked(text, href) : isCode ? codeElement(text) : text);
  }
  element.append(' ');
  if (problem.rule) element.append(linked(problem.rule, pageOf(problem.rule)));
  return element;
}

function codeElement(text: string): HTMLElement {
  return Object.assign(document.createElement('code'), { textContent: text });
}
