import type { Decisions } from '../../project/index.js';

type Question = readonly [
  ask: 'converts' | 'isKept' | 'takesContext' | 'staysGenerator' | 'staysInPlaceOf' | 'isTakenForNewer',
  ...args: string[],
];

/** The questions that were asked, each with its answer. */
export class Asked {
  readonly #answers = new Map<string, readonly [Question, boolean]>();

  note(question: Question, answer: boolean): boolean {
    this.#answers.set(question.join('\0'), [question, answer]);
    return answer;
  }

  /** Whether other decisions answer the same, so that what was found out under the first ones holds under them. */
  isSameUnder(decisions: Decisions): boolean {
    return [...this.#answers.values()].every(([question, answer]) => ask(decisions, question) === answer);
  }
}

/** Decisions that note what they are asked. */
export function notedDecisions(decisions: Decisions, asked: () => Asked): Decisions {
  const noted = (...question: Question): boolean => asked().note(question, ask(decisions, question));
  return {
    converts: (file, key) => noted('converts', file, key),
    isKept: (file, key) => noted('isKept', file, key),
    takesContext: (file, key) => noted('takesContext', file, key),
    staysGenerator: (name) => noted('staysGenerator', name),
    staysInPlaceOf: (name) => noted('staysInPlaceOf', name),
    isTakenForNewer: (needed) => noted('isTakenForNewer', needed),
    awaits: decisions.awaits,
  };
}

function ask(decisions: Decisions, [name, first = '', second = '']: Question): boolean {
  return decisions[name](first, second);
}
