/** The variable by which the processes of a recorded command learn what to do. */
export const recordVariable = 'NATIVE_ASYNC_RECORD';

/** What the variable holds, as JSON. */
export interface RecordTarget {
  /** The folder whose files are looked at. */
  readonly root: string;
  /** Where each process writes its file. */
  readonly folder: string;
  /** Where instrumented texts are kept. */
  readonly cache: string;
}

/**
 * The environment of a recorded command. Caches that would keep what was recorded, or would hide it, are off.
 *
 * @param preload the path of the file to load first
 */
export function recordedEnvironment(
  environment: NodeJS.ProcessEnv,
  target: RecordTarget,
  preload: string,
): NodeJS.ProcessEnv {
  const option = `--require ${quoted(preload)}`;
  const { NODE_OPTIONS: given } = environment;
  return {
    ...environment,
    BABEL_DISABLE_CACHE: '1',
    DISABLE_V8_COMPILE_CACHE: '1',
    NODE_OPTIONS: given ? `${given} ${option}` : option,
    [recordVariable]: JSON.stringify(target),
  };
}

/** As Node.js reads `NODE_OPTIONS`. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
