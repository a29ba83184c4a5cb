import type { ProjectFile } from '../playground/project.ts';

/** Files that examples of the documents import, by their places in a project: they run with these. */
const companions: Readonly<Record<string, string>> = {
  'lib/app.js': `import Koa from 'koa';

export default class App extends Koa {}
`,
  'lib/run.js': `import co from 'co';

export const run = (body, ...given) => co(body, ...given);
`,
  'lib/spawn.js': `import co from 'co';

export const spawn = (body) => co(body);
`,
  'lib/task.js': `import co from 'co';

export const task = (body) => co.wrap(body);
`,
  'lib/yield-handlers.js': `import Bluebird from 'bluebird';

Bluebird.coroutine.addYieldHandler((value) => (Array.isArray(value) ? Bluebird.all(value) : undefined));
`,
  'node_modules/@company/task/index.js': `import co from 'co';

export default function task(body) {
  return co.wrap(body);
}

globalThis.App = { task };
`,
};

/** What a text imports of those. */
export function companionsOf(text: string): ProjectFile[] {
  const specifiers = Array.from(text.matchAll(/(?:from|import|require\() *'([^']+)'/g), ([, specifier]) => specifier!);
  const places = specifiers.map((specifier) =>
    specifier.startsWith('./') ? specifier.slice('./'.length) : `node_modules/${specifier}/index.js`,
  );
  return places.filter((place) => place in companions).map((name) => ({ name, text: companions[name]! }));
}
