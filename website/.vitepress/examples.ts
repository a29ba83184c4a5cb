import { deflateRawSync } from 'node:zlib';
import type { MarkdownRenderer } from 'vitepress';
import { toJson } from '../playground/permalink.ts';
import { type Project, projectOf } from '../playground/project.ts';
import { companionsOf } from './companions.ts';

/** What the tags of examples say to readers. */
const labels: Readonly<Record<string, string>> = {
  incorrect: 'Incorrect',
  correct: 'Correct',
  fixed: 'Fixed',
  suggested: 'Suggested',
};

const tagged = /^(\w+) +(incorrect|correct|fixed|suggested)(?: +(\{.*\}))?$/;

interface Given {
  readonly options?: object;
  readonly settings?: Record<string, unknown>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly file?: string;
  /** Why the two versions, run, differ. */
  readonly differs?: string;
  /** Why the playground cannot run it. */
  readonly cannotRun?: string;
}

/** An example of the documents that readers may open. */
export interface DocumentExample {
  readonly kind: string;
  readonly language: string;
  readonly project: Project;
  /** What comes of running it before and after. */
  readonly runs: 'the same' | 'differently' | 'not';
}

/**
 * The example that a fence of a document is, if it is tagged as one.
 *
 * @param page the path of the page on the site
 */
export function exampleOf(info: string, text: string, page: string): DocumentExample | undefined {
  const [, language, kind, json = '{}'] = tagged.exec(info.trim()) ?? [];
  if (!language || !kind) return undefined;
  const given = JSON.parse(json) as Given;
  const rule = /^rules\/([\w-]+)\.md$/.exec(page)?.[1];
  const manifest = given.dependencies && {
    name: 'package.json',
    text: `${JSON.stringify({ dependencies: given.dependencies }, undefined, 2)}\n`,
  };
  const files = [
    { name: given.file ?? `example.${language}`, text },
    ...(manifest ? [manifest] : []),
    ...companionsOf(text),
  ];
  const project = projectOf(files, {
    note: given.differs ?? given.cannotRun ?? '',
    ...(given.settings && { settings: given.settings }),
    ...(given.options && rule && { rules: { [rule]: ['error', given.options] } }),
  });
  const runs = given.differs ? 'differently' : given.cannotRun ? 'not' : 'the same';
  return { kind, language, project, runs };
}

/** Gives each example that the documents tag a label, and a link that opens it in the playground. */
export function linkExamples(md: MarkdownRenderer): void {
  const renderFence = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    const { relativePath } = env as { relativePath: string };
    const example = exampleOf(token.info, token.content, relativePath);
    if (!example) return renderFence(tokens, index, options, env, self);
    const { kind, language, project, runs } = example;
    token.info = /^[cm]?ts/.test(language) ? 'ts' : language.replace(/^[cm]?js$/, 'js');
    const fence = renderFence(tokens, index, options, env, self);
    const root = '../'.repeat(relativePath.split('/').length - 1) || './';
    const open = `<a href="${root}playground.html#${fragmentOf(project)}">Open in the playground</a>`;
    const caption = `<figcaption><span>${labels[kind]!}</span>${kind in starting ? open : ''}</figcaption>`;
    const note = project.note && `<p class="note">${notes[runs]} ${md.utils.escapeHtml(project.note)}</p>`;
    return `<figure class="example ${kind}">${caption}${fence}${note}</figure>`;
  };
}

/** What readers are told of an example that does not do the same when it is run before and after. */
const notes = {
  'the same': '',
  differently: 'The two versions run differently.',
  not: 'The playground cannot run it.',
} satisfies Record<DocumentExample['runs'], string>;

/** The examples that are what somebody wrote, and not what became of it. */
const starting = { incorrect: true, correct: true };

function fragmentOf(project: Project): string {
  return deflateRawSync(toJson(project), { level: 9 }).toString('base64url');
}
