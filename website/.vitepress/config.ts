import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { repository, version } from '../../src/manifest.ts';
import { linkExamples } from './examples.ts';
import { linkPages, pages } from './links.ts';
import { writeServiceWorker } from './offline.ts';
import { pageImports } from './page-imports.ts';
import { playgroundPreloads } from './playground-preloads.ts';
import { sidebar } from './sidebar.ts';
import { withoutNode } from './without-node.ts';
import { sandboxProgram } from './sandbox-program.ts';

const icon = readFileSync(new URL('../public/icon.svg', import.meta.url), 'utf8');

export default defineConfig({
  title: 'native-async',
  description: 'Finds generator coroutines and misplaced await, and moves the code to native async functions.',
  lang: 'en',
  // A link in the head is the same on every page, however deep it lies.
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  // Any folder of any static host will do.
  base: './',
  srcDir: '..',
  srcExclude: [
    '{dist,coverage,examples,src,rules,tests,tools,website/node_modules,website/dist}/**',
    'website/README.md',
  ],
  rewrites: { ...pages },
  outDir: './dist',
  cacheDir: './.vitepress/.cache',
  transformHead: ({ page, siteConfig: { outDir } }) =>
    page.endsWith('playground.md') ? playgroundPreloads(outDir) : undefined,
  buildEnd: ({ outDir }) => writeServiceWorker(outDir),
  markdown: {
    config(md) {
      linkExamples(md);
      linkPages(md, repository);
    },
  },
  themeConfig: {
    logo: '/icon.svg',
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/start' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Playground', link: '/playground' },
      {
        text: version,
        items: [
          { text: 'Changelog', link: '/changelog' },
          { text: 'Contributing', link: '/contributing' },
        ],
      },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    ...(repository && {
      socialLinks: [{ icon: 'github', link: repository }],
      editLink: { pattern: `${repository}/edit/main/:path` },
      repository,
    }),
  },
  vite: {
    publicDir: 'website/public',
    plugins: [pageImports(), sandboxProgram(), ...withoutNode()],
    worker: { format: 'es', plugins: withoutNode },
    build: { chunkSizeWarningLimit: 5000 },
  },
});
