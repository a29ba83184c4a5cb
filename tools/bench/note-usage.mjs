// Loaded into a program that is measured: notes at its end what it took.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const usage = { cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 };
    writeFileSync(path.join(process.env.USAGE_FOLDER ?? '.', `${process.pid}.json`), JSON.stringify(usage));
  });
}
