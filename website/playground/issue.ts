import type { Problem } from './lint-protocol.ts';
import type { Project } from './project.ts';

const issues = 'https://github.com/eslint-plugin-native-async/eslint-plugin-native-async/issues/new';

/** GitHub refuses longer addresses. */
const longest = 7000;

/** The page on which an issue is filed, with the program and what was reported filled in. */
export function issueUrl(project: Project, problems: readonly Problem[], link: string): string {
  const files = project.files.map(
    ({ name, text }) => `\`${name}\`\n\n\`\`\`${name.split('.').at(-1)!}\n${text}\n\`\`\``,
  );
  const reports = problems.map(
    ({ file, line, column, rule, message }) => `- ${file}:${line}:${column} ${message} (${rule ?? 'parser'})`,
  );
  const { preset, settings, rules } = project;
  const body = (parts: readonly string[]): string =>
    [
      '**What I expected**\n',
      '**What happens instead**\n',
      `Preset \`${preset}\`, settings \`${JSON.stringify(settings)}\`, rules \`${JSON.stringify(rules)}\``,
      ...parts,
    ].join('\n\n');
  const whole = urlOf(body([...files, ...reports, `[Playground](${link})`]));
  if (whole.length <= longest) return whole;
  const short = urlOf(body(files));
  return short.length <= longest ? short : urlOf(body(['The program is too long for a link: please paste it here.']));
}

function urlOf(body: string): string {
  return `${issues}?${new URLSearchParams({ body }).toString()}`;
}
