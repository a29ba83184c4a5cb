/**
 * The page that explains why a conversion is only suggested, or not offered.
 *
 * @param {Readonly<Record<string, import('../src/reasons/reasons.js').ReasonKind>>} kinds
 * @param {Readonly<Record<string, readonly [title: string, explanation: string]>>} explanations
 * @param {(code: never) => string} clauseOf
 * @returns {string} Markdown.
 */
export function whenNoFixPage(kinds, explanations, clauseOf) {
  /** @param {import('../src/reasons/reasons.js').Severity} severity */
  const section = (severity) =>
    Object.entries(kinds)
      .filter(([, kind]) => kind.severity === severity)
      .map(([code]) => {
        const [title = '', explanation = ''] = explanations[code] ?? [];
        return `### ${code}\n\n${capital(title)}.\n\n> ${clauseOf(/** @type {never} */ (code))}\n\n${explanation}`;
      })
      .join('\n\n');

  return `# When no fix is offered

> **In short.** Search this page for the code at the end of your message. What is under
> [only a suggestion](#only-a-suggestion) can be applied by hand in the editor, or as a fix under the preset \`migrate\`
> once you have looked at what its section names. What is under [only a report](#only-a-report) needs a change of the
> code first, which its section shows. Types ([TypeScript and types](./typescript.md)) or a run of your tests
> ([record, then fix](./record-then-fix.md)) settle most of the first kind by themselves.

A report offers a fix only where the plugin can tell that the code goes on behaving as it does today. Otherwise its
message ends with the code of the reason, such as \`[opaque-operand]\`. Each code has a section on this page. The parts in
‹angle quotes› are filled in from the code.

[How far a fix preserves behaviour](./fix-safety.md) is a page of its own.

## Only a suggestion

The intent is clear, and something that the plugin cannot see may differ. The editor offers the conversion as a
suggestion. With the setting [\`fixIntended\`](./settings.md#fixintended), which the preset \`migrate\` sets, it is a fix.

${section('intended')}

## Only a report

The conversion would break the code, or nobody can say what it should be. The code stays as it is.

${section('refused')}

## What a fix rests on

Not the code alone makes these a fix, and its message says so: what a [recorded run](./record-then-fix.md) showed where
the code leaves it open, and a precondition that the package does not meet yet.

${section('premise')}
`;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
