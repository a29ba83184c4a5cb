import { execFileSync } from 'node:child_process';

/**
 * Builds the package once, before all tests that use `dist/`, unless what runs the tests has just done so, and says it in
 * the environment. Throws when the sources do not compile.
 */
export default function build(): void {
  if (process.env.NATIVE_ASYNC_BUILT) return;
  execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
}
