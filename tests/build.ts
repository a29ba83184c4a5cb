import { execFileSync } from 'node:child_process';

/** Builds the package once, before all tests that use `dist/`. Throws when the sources do not compile. */
export default function build(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}
