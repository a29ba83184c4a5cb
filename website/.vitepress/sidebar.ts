import { readdirSync, readFileSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';

const docs = new URL('../../docs/', import.meta.url);

const groups: Readonly<Record<string, readonly string[]>> = {
  Migrate: [
    'from-co',
    'from-bluebird',
    'from-q',
    'from-koa-1',
    'from-egg',
    'from-co-mocha',
    'from-hand-rolled-runners',
  ],
  Use: ['typescript', 'monorepos', 'compiled-code', 'record-then-fix', 'oxlint'],
  Understand: ['iterator-or-coroutine', 'when-no-fix', 'fix-safety', 'migrations', 'real-code', 'performance'],
  Reference: ['settings', 'known-libraries', 'evidence'],
  Contribute: ['architecture', 'adding-a-rule'],
};

/** Every document has a place: those that no group names are guides. */
export function sidebar(): DefaultTheme.SidebarItem[] {
  const named = Object.values(groups).flat();
  const others = pages('').filter((page) => !named.includes(page) && page !== 'README');
  return [
    {
      text: 'Start',
      items: [
        { text: 'Get started', link: '/start' },
        { text: 'Playground', link: '/playground' },
        { text: 'Which page do I need?', link: '/pages' },
        ...others.map((page) => itemOf(page)),
      ],
    },
    {
      text: 'Rules',
      items: [{ text: 'All rules', link: '/rules/' }, ...pages('rules/').map((page) => itemOf(`rules/${page}`))],
    },
    ...Object.entries(groups).map(([text, names]) => ({
      text,
      items: names.filter((name) => pages('').includes(name)).map((name) => itemOf(name)),
    })),
  ];
}

function pages(folder: string): string[] {
  return readdirSync(new URL(folder, docs))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length));
}

function itemOf(page: string): DefaultTheme.SidebarItem {
  const title = /^# (.*)$/m.exec(readFileSync(new URL(`${page}.md`, docs), 'utf8'))?.[1] ?? page;
  return { text: title.replace(/^native-async\//, '').replaceAll('`', ''), link: `/${page}` };
}
