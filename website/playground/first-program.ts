import { projectOf } from './project.ts';

/** What the playground shows to whoever comes without a link. */
export const firstProgram = projectOf([
  {
    name: 'report.js',
    text: `import co from 'co';
import { setTimeout as wait } from 'node:timers/promises';

const load = co.wrap(function* (id) {
  console.log('load', id);
  const [name, stock] = yield [wait(20, \`book \${id}\`), wait(10, 5 - id)];
  if (stock === 0) throw new Error(\`\${name} is sold out\`);
  return { name, stock };
});

export function report(...ids) {
  return co(function* () {
    const found = [];
    for (const id of [...ids, 5]) {
      try {
        found.push(yield load(Number(id)));
      } catch (error) {
        console.log('sorry:', error.message);
      }
    }
    return found;
  });
}
`,
  },
]);
