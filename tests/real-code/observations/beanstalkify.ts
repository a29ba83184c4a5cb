import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { load, type Observation, settled } from './observation.js';

type Callback = (error: Error | null, result?: unknown) => void;
type Constructor = new (...clients: object[]) => Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Stands for a client of AWS: every method notes its name and calls back with its answer. */
function client(calls: string[], answers: Readonly<Record<string, unknown>>): object {
  const methods = Object.entries(answers).map(([name, answer]) => {
    const method = (...args: unknown[]): void => {
      calls.push(name);
      const callback = args.at(-1) as Callback;
      setImmediate(() => (answer instanceof Error ? callback(answer) : callback(null, answer)));
    };
    return [name, method] as const;
  });
  return Object.fromEntries(methods);
}

/** Uploads an archive and manages an environment, against clients that only note what is asked of them. */
async function observe(folder: string): Promise<unknown> {
  const winston = createRequire(path.join(folder, 'package.json'))('winston') as { level: string };
  winston.level = 'error';
  const Archive = (load(folder, 'dist/archive.js') as { default: Constructor }).default;
  const Environment = (load(folder, 'dist/environment.js') as { default: Constructor }).default;
  const directory = mkdtempSync(path.join(tmpdir(), 'native-async-beanstalkify-'));
  const file = path.join(directory, 'web-site-1a2b3c.zip');
  writeFileSync(file, 'zipped');

  const upload = async (answers: Record<string, unknown>, name = file) => {
    const calls: string[] = [];
    const location = { createStorageLocation: { S3Bucket: 'bucket' }, createApplicationVersion: 'version' };
    const archive = new Archive(client(calls, { ...location, ...answers }), client(calls, { putObject: 'put' }));
    return [await settled(archive.upload!(name)), calls];
  };
  const manage = async (method: string, answers: Record<string, unknown>) => {
    const calls: string[] = [];
    const environment = new Environment(client(calls, answers));
    environment.wait = () => Promise.resolve(true);
    return [await settled(environment[method]!('application', 'name')), calls];
  };
  const observed = [
    await upload({ describeApplicationVersions: { ApplicationVersions: [] } }),
    await upload({ describeApplicationVersions: { ApplicationVersions: [{}] } }),
    await upload({ describeApplicationVersions: new Error('no access') }),
    await upload({}, path.join(directory, 'unnamed.zip')),
    await manage('create', { checkDNSAvailability: { Available: true }, createEnvironment: 'created' }),
    await manage('create', { checkDNSAvailability: { Available: false } }),
    await manage('waitUtilHealthy', { describeEnvironments: { Environments: [] } }),
  ];
  rmSync(directory, { recursive: true });
  return observed;
}

const uploaded = { archiveName: 'web-site-1a2b3c.zip', versionLabel: '1a2b3c', applicationName: 'web-site' };
const expected = [
  [uploaded, ['describeApplicationVersions', 'createStorageLocation', 'putObject', 'createApplicationVersion']],
  [uploaded, ['describeApplicationVersions']],
  ['rejected: no access', ['describeApplicationVersions']],
  [expect.stringMatching(/^rejected: Please make sure file name includes/), []],
  ['created', ['checkDNSAvailability', 'createEnvironment']],
  ['rejected: DNS name is not available', ['checkDNSAvailability']],
  [expect.stringMatching(/^rejected: Failed to heath check environment/), ['describeEnvironments']],
];

export default { name: 'beanstalkify', preset: 'migrate', observe, expected } satisfies Observation;
