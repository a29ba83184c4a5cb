import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Evidence, RecordedFunction } from '../../src/recorder/index.js';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { type Finished, Project } from '../support/native-async.js';

/** The folder that has the runners and loaders which projects are recorded under. */
export const installRunners = (): string =>
  installPinned('recorded-runners', {
    '@babel/core': '7.29.13',
    '@babel/plugin-transform-modules-commonjs': '7.27.1',
    '@babel/register': '7.28.3',
    '@types/node': '20.19.43',
    '@typescript-eslint/parser': '8.72.0',
    ava: '6.4.1',
    bluebird: '3.7.2',
    co: '4.6.0',
    'co-mocha': '1.2.2',
    'egg-bin': '4.20.0',
    jest: '29.7.0',
    mocha: '11.7.5',
    proxyquire: '2.1.3',
    q: '1.5.1',
    sinon: '21.0.0',
    tape: '5.9.0',
    'ts-node': '10.9.2',
    tsx: '4.20.6',
    typescript: '5.9.3',
    vitest: '4.1.12',
  });

/** A project whose commands are recorded. */
export class RecordedProject extends Project {
  constructor(files: Readonly<Record<string, string>>) {
    super(files);
    symlinkSync(path.join(installRunners(), 'node_modules'), this.path('node_modules'));
  }

  record(...command: string[]): Promise<Finished> {
    return this.run('record', '--', ...command);
  }

  get evidence(): Evidence | undefined {
    const file = this.path('.native-async/evidence.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Evidence) : undefined;
  }

  /** What was recorded of a generator function. */
  recorded(file: string, name: RegExp): RecordedFunction {
    const functions = this.evidence?.files[file] ?? [];
    const found = functions.find(({ path: names }) => name.test(names));
    expect(found, `${name.source} in ${JSON.stringify(this.evidence)}`).toBeDefined();
    return found!;
  }
}
