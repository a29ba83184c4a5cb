/**
 * The page that explains why a conversion is only suggested, or not offered.
 *
 * @param {Record<string, import('../src/reasons/reasons.js').ReasonDescription>} descriptions
 * @returns {string} Markdown.
 */
export function whenNoFixPage(descriptions) {
  /** @param {'intended' | 'refused'} outcome */
  const section = (outcome) =>
    Object.entries(descriptions)
      .filter(([, description]) => description.outcome === outcome)
      .map(([kind, { sentence, explanation }]) => `### ${kind}\n\n> … because ${readable(sentence)}\n\n${explanation}`)
      .join('\n\n');

  return `# When no fix is offered

A coroutine becomes an async function by a fix only where the plugin can tell that the code goes on behaving as it does
today. Otherwise the message says why not, in the words below. The parts in ‹angle quotes› are filled in from the code.

[How far a fix preserves behaviour](./fix-safety.md) is a page of its own.

## Only a suggestion

The intent is clear, and something that the plugin cannot see may differ. The editor offers the conversion as a
suggestion. With the setting [\`fixIntended\`](./settings.md#fixintended), which the preset \`migrate\` sets, it is a fix.

${section('intended')}

## Only a report

The conversion would break the code, or nobody can say what it should be. The code stays as it is.

${section('refused')}
`;
}

/**
 * A sentence with its places to fill in written for people.
 *
 * @param {string} sentence
 */
function readable(sentence) {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, '‹$1›');
}
