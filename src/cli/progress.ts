import yoctoSpinner from 'yocto-spinner';

/** Below this number of files nobody has to wait. */
const worthShowing = 100;

/** How much longer fixing a file takes than checking it: it is linted again until nothing changes. */
const fixingWeight = 3;

/** How far a stage is: how many of its files are done, and how many of these have something to fix. */
export interface Done {
  readonly files: number;
  readonly fixable: number;
}

export type Verb = 'Checking' | 'Fixing' | 'Planning';

/** The stages of a run, shown on a terminal's stderr. */
export interface Progress {
  /**
   * Begins a stage.
   *
   * @param total how many files it has
   * @param fixes whether what can be fixed is fixed in a stage after it
   * @returns what is told how far it is; undefined where nothing is shown
   */
  begin(verb: Verb, total: number, fixes: boolean): ((done: Done) => void) | undefined;
  /** Ends the stage. */
  stop(): void;
}

/** Shows progress, or nothing where nobody looks or there are few files. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let spinner: ReturnType<typeof yoctoSpinner> | undefined;
  return {
    begin(verb, total, fixes) {
      if (!stream.isTTY || total < worthShowing) return undefined;
      const start = performance.now();
      spinner ??= yoctoSpinner({ stream });
      spinner.text = `${verb} ${total} files`;
      spinner.start();
      const shown = spinner;
      return (done) => {
        const left = secondsLeft(done, total, (performance.now() - start) / 1000, fixes);
        shown.text = `${verb} files: ${done.files} of ${total}, about ${duration(left)} left`;
      };
    },
    stop() {
      spinner?.stop();
    },
  };
}

/**
 * How long it takes until all files are checked and, where `fixes`, those are fixed of which there will be as many as up to
 * now.
 */
export function secondsLeft({ files, fixable }: Done, total: number, elapsed: number, fixes: boolean): number {
  const perFile = elapsed / files;
  const toFix = fixes ? (fixable / files) * total * fixingWeight : 0;
  return perFile * (total - files + toFix);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}
