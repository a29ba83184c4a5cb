import { execFileSync } from 'node:child_process';

/** Builds the package once, before all tests that use `dist/`. Throws when the sources do not compile. */
export default function build(): void {
  execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
}
