import { existsSync } from 'node:fs';
import path from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the files of the repository that are pages stand on the site. Links between them are written as in the repository. */
export const pages: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'docs/README.md': 'pages.md',
  'docs/:path*': ':path*',
  'website/:path*': ':path*',
};

/**
 * Leads links to files that are no pages to the repository, and all others to the pages of the site. Where no repository is
 * known, files that are no pages are named without a link.
 */
export function linkPages(md: MarkdownRenderer, repository: string | undefined): void {
  const renderLink = md.renderer.rules.link_open!;
  md.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    const [, href = '', hash = ''] = /^([^#]*)(.*)$/.exec(token.attrGet('href') ?? '')!;
    if (href && !/^(?:[a-z]+:|\/)/.test(href)) {
      const { path: source } = env as { path: string };
      const target = path.posix.relative(root, path.posix.resolve(path.posix.dirname(source), href));
      const page = pageAt(target, hash) ?? (repository && `${repository}/tree/main/${target}${hash}`);
      if (page) token.attrSet('href', page);
      else token.attrs = [];
    }
    return renderLink(tokens, index, options, env, self);
  };
}

function pageAt(target: string, hash: string): string | undefined {
  // A folder would be its own first page, and a page that is missing a dead link, which the build reports.
  if (!target.endsWith('.md') || (!existsSync(path.join(root, target)) && !target.startsWith('docs/')))
    return undefined;
  if (target === 'website/README.md') return '/playground.md';
  if (pages[target]) return `/${pages[target]}${hash}`;
  const [, page] = /^(?:docs|website)\/(.*)$/.exec(target) ?? [];
  return page && `/${page}${hash}`;
}
