import type { Problem } from './lint-protocol.ts';
import type { Project } from './project.ts';

/** GitHub refuses longer addresses. */
const longest = 7000;

/** What is said in an issue about what the playground shows. */
export function issueText(project: Project, problems: readonly Problem[], link: string): string {
  const files = project.files.map(
    ({ name, text }) => `\`${name}\`\n\n\`\`\`${name.split('.').at(-1)!}\n${text}\n\`\`\``,
  );
  const reports = problems.map(
    ({ file, line, column, rule, message }) => `- ${file}:${line}:${column} ${message} (${rule ?? 'parser'})`,
  );
  const { preset, settings, rules } = project;
  return [
    '**What I expected**\n',
    '**What happens instead**\n',
    `Preset \`${preset}\`, settings \`${JSON.stringify(settings)}\`, rules \`${JSON.stringify(rules)}\``,
    ...files,
    reports.join('\n'),
    `[Playground](${link})`,
  ].join('\n\n');
}

/** The page of a repository on which an issue is filed, with its text filled in where that fits. */
export function issueUrl(text: string, repository: string): string {
  const urlOf = (body: string): string => `${repository}/issues/new?${new URLSearchParams({ body }).toString()}`;
  const whole = urlOf(text);
  return whole.length <= longest
    ? whole
    : urlOf('The text is too long for a link. It is copied: please paste it here.');
}
