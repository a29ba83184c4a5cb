import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './chromium.ts';

const website = path.resolve(import.meta.dirname, '..');

/** Installs what the site needs and builds it, if there is a browser to look at it with. */
export default function build(): void {
  if (chromiumPath === undefined) {
    console.log('The tests of the site are not run: this machine has no Chromium. See CONTRIBUTING.md.');
    return;
  }
  const npm = (...parameters: string[]): void => {
    execFileSync('npm', parameters, { cwd: website, stdio: 'inherit', shell: process.platform === 'win32' });
  };
  if (!isInstalled()) npm('ci', '--no-audit', '--no-fund', '--prefer-offline');
  npm('run', '--silent', 'lint');
  npm('run', '--silent', 'typecheck');
  npm('run', '--silent', 'build');
}

/** Whether what npm noted of its last installation is as new as the list of packages. */
function isInstalled(): boolean {
  const installed = path.join(website, 'node_modules/.package-lock.json');
  const wanted = path.join(website, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}
