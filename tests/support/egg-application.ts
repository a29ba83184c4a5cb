import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answers, type Request, type ServerObservation } from './server-program.js';

/** The files of an application, by their path. */
export type Files = Readonly<Record<string, string>>;

interface Application {
  readonly loader: Readonly<Record<string, () => unknown>>;
  readonly trace: unknown[];
  callback(): RequestListener;
  on(event: 'error', listener: (error: Error) => void): void;
  ready(done: (error?: Error) => void): void;
  close(): Promise<void>;
}

type ApplicationClass = new (options: { baseDir: string; type: string }) => Application;
const { EggCore, EggLoader } = createRequire(import.meta.url)('egg-core4') as {
  readonly EggCore: ApplicationClass;
  readonly EggLoader: object;
};

/** What a framework has besides the core: nothing here but the middleware of the core. */
const framework: Files = {
  'package.json': '{ "name": "framework" }',
  'config/config.default.js': 'exports.coreMiddleware = [];',
  'config/plugin.js': 'module.exports = {};',
};

const steps = [
  ...['loadPlugin', 'loadConfig', 'loadApplicationExtend', 'loadContextExtend', 'loadCustomApp', 'loadService'],
  ...['loadMiddleware', 'loadController', 'loadRouter'],
];

/**
 * Starts an application in egg's core (4, which is that of egg 2), sends it the requests, and closes it.
 *
 * @returns what it answered and reported; the files may note effects in `app.trace`
 */
export async function runEgg(files: Files, requests: readonly Request[]): Promise<ServerObservation> {
  const frameworkDirectory = directoryWith(framework);
  class Egg extends EggCore {
    override readonly trace: unknown[] = [];
    get [Symbol.for('egg#eggPath')](): string {
      return frameworkDirectory;
    }
    get [Symbol.for('egg#loader')](): object {
      return EggLoader;
    }
  }
  const app = new Egg({
    baseDir: directoryWith({ 'package.json': '{ "name": "application" }', ...files }),
    type: 'application',
  });
  const errors: unknown[] = [];
  app.on('error', ({ name, message }) => errors.push({ name, message }));
  for (const step of steps) app.loader[step]!();
  await new Promise<void>((resolve, reject) =>
    app.ready((error) => (error instanceof Error ? reject(error) : resolve())),
  );
  const responses = await answers(app.callback(), requests);
  await app.close();
  return { responses, errors, trace: app.trace };
}

function directoryWith(files: Files): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  for (const [path, text] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return directory;
}
