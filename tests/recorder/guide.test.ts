import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nativeAsync, type Finished } from '../support/native-async.js';
import { RecordedProject } from './recorded-project.js';

const guide = readFileSync('docs/record-then-fix.md', 'utf8');
const [service, test, fixed] = [...guide.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code!);
const commands = [...guide.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command!.split(' '));

it('is true of a project of its files', async () => {
  const project = new RecordedProject({ 'service.js': service!, 'service.test.js': test! });
  const finished: Finished[] = [];

  for (const [program, ...args] of commands) {
    const isOwn = program === 'npx';
    finished.push(
      isOwn
        ? await nativeAsync(args.slice(1), { cwd: project.directory })
        : await nativeAsync(args, { cwd: project.directory, main: '--no-warnings' }),
    );
  }

  const [before, recorded, , fix, again] = finished;
  expect(before).toMatchObject({ status: 1, stdout: expect.stringContaining('1 finding in 1 file, 0 fixable') });
  expect(recorded).toMatchObject({ status: 0, stderr: expect.stringContaining('recorded 2 of the 2 suspensions') });
  expect(fix!.stdout).toContain('2 suspensions: 1 by the recorded run, 1 by the file');
  expect(fix).toMatchObject({ status: 0, stderr: expect.stringContaining('.native-async/evidence.json') });
  expect(project.read('service.js')).toBe(fixed);
  expect(again).toMatchObject({ status: 0 });
});
