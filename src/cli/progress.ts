import yoctoSpinner from 'yocto-spinner';

const worthShowing = 100;

/** Shows how many files are done on a terminal's stderr, where there are enough of them to wait for. */
export interface Progress {
  readonly onProgress?: (done: number) => void;
  stop(): void;
}

/**
 * Starts showing progress, or does nothing where nobody looks or the run is short.
 *
 * @param total how many files there are
 */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY || total < worthShowing) return { stop() {} };
  const spinner = yoctoSpinner({ text: `Checking ${total} files` }).start();
  return {
    onProgress(done) {
      spinner.text = `Checking files: ${done} of ${total}`;
    },
    stop() {
      spinner.stop();
    },
  };
}
