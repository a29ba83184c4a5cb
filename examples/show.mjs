// Shows the command at work on the example beside this file: the report, then the diff. Needs `npm run build`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const cwd = fileURLToPath(new URL('.', import.meta.url));

for (const args of [['legacy-service'], ['legacy-service', '--diff']]) {
  console.log(`\n$ native-async ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [main, ...args], { cwd, stdio: 'inherit' });
  // Findings are what the example is there for: only a failure of the command itself is one here.
  if (status !== 1) process.exitCode = 1;
}
